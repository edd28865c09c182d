/** The approved quantity of every line, from what was requested and what the approver cut. */
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import { overShipAllowance } from './line-quantities';
import type { DecimalInput } from '@/kernel/decimal';

export interface RequestedLine {
  readonly lineId: string;
  readonly lineNo: number;
  readonly requested: number;
}

export interface ApprovalCut {
  readonly lineId: string;
  readonly approved: number;
  /** Why not all of it; needed when it is less than requested. */
  readonly reason?: string | null;
}

export interface ApprovedLine {
  readonly lineId: string;
  readonly lineNo: number;
  readonly approved: number;
  readonly overShipMax: number;
  readonly cutReason: string | null;
}

/**
 * A line without a cut is approved in full. Refuses with `orders.approvalInvalid`, its issues
 * `orders.lineUnknown`, `orders.lineTwice`, `orders.approvedNotWithinRequested`,
 * `orders.cutReasonMissing` under `lines.<n>...` of the cuts, or with `orders.nothingApproved`.
 */
export function approveQuantities(
  lines: readonly RequestedLine[],
  cuts: readonly ApprovalCut[],
  overShipTolerance: DecimalInput,
): ApprovedLine[] {
  const issues = cutIssues(lines, cuts);
  if (issues.length > 0) {
    throw new DomainError('orders.approvalInvalid', {
      status: 'invalid',
      params: { count: issues.length },
      issues,
    });
  }
  const cutOf = new Map(cuts.map((cut) => [cut.lineId, cut]));
  const result = lines.map(({ lineId, lineNo, requested }) => {
    const cut = cutOf.get(lineId);
    const approved = cut?.approved ?? requested;
    return {
      lineId,
      lineNo,
      approved,
      overShipMax: overShipAllowance(approved, overShipTolerance),
      cutReason: approved < requested ? (cut?.reason?.trim() ?? null) : null,
    };
  });
  if (result.every((line) => line.approved === 0)) throw new DomainError('orders.nothingApproved');
  return result;
}

function cutIssues(lines: readonly RequestedLine[], cuts: readonly ApprovalCut[]): DomainIssue[] {
  const known = new Map(lines.map((line) => [line.lineId, line]));
  const seen = new Set<string>();
  return cuts.flatMap(({ lineId, approved, reason }, index): DomainIssue[] => {
    const line = known.get(lineId);
    if (line === undefined) return [{ code: 'orders.lineUnknown', field: `lines.${index}.lineId` }];
    const params = { line: line.lineNo, requested: line.requested, approved };
    if (seen.has(lineId)) {
      return [{ code: 'orders.lineTwice', field: `lines.${index}.lineId`, params }];
    }
    seen.add(lineId);
    if (!Number.isSafeInteger(approved) || approved < 0 || approved > line.requested) {
      const field = `lines.${index}.approved`;
      return [{ code: 'orders.approvedNotWithinRequested', field, params }];
    }
    if (approved < line.requested && !reason?.trim()) {
      return [{ code: 'orders.cutReasonMissing', field: `lines.${index}.reason`, params }];
    }
    return [];
  });
}
