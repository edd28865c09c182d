/** The verification of claim lines: how much of each is accepted, and why not all. */
import type { DomainIssue } from '@/kernel/domain-error';
import type { LineAmounts } from './line-amounts';

export interface VerifiableLine {
  readonly id: string;
  readonly lineNo: number;
  readonly claimedMinor: bigint;
  readonly reference: string | null;
  readonly files: number;
  readonly isDecided: boolean;
  readonly needsReference: boolean;
  readonly evidenceMin: number;
}

export interface Verdict {
  readonly lineId: string;
  readonly verifiedMinor: bigint;
  readonly cutReason?: string | null | undefined;
}

/** Whether so much of a line can be accepted: none of it, all of it or a part; below zero of a refund. */
export function isWithinClaimed(verifiedMinor: bigint, claimedMinor: bigint): boolean {
  if (claimedMinor < 0n) return verifiedMinor >= claimedMinor && verifiedMinor <= 0n;
  return verifiedMinor >= 0n && verifiedMinor <= claimedMinor;
}

function verdictIssue(line: VerifiableLine, verdict: Verdict): DomainIssue | null {
  const { verifiedMinor, cutReason } = verdict;
  const params = { line: line.lineNo };
  if (line.isDecided) return { code: 'expenses.alreadyVerified', field: 'verifiedMinor', params };
  if (!isWithinClaimed(verifiedMinor, line.claimedMinor)) {
    const possible = { ...params, possibleMinor: String(line.claimedMinor) };
    return { code: 'expenses.verifiedAboveClaimed', field: 'verifiedMinor', params: possible };
  }
  if (verifiedMinor !== line.claimedMinor && !cutReason) {
    return { code: 'expenses.cutReasonMissing', field: 'cutReason', params };
  }
  if (verifiedMinor > 0n && line.files < line.evidenceMin) {
    const needed = { ...params, files: line.files, needed: line.evidenceMin };
    return { code: 'expenses.evidenceMissing', field: 'verifiedMinor', params: needed };
  }
  if (verifiedMinor > 0n && line.needsReference && !line.reference) {
    return { code: 'expenses.referenceMissing', field: 'verifiedMinor', params };
  }
  return null;
}

/** Every verdict that does not stand, as `lines.<index>.<field>`. */
export function checkVerdicts(
  lines: readonly VerifiableLine[],
  verdicts: readonly Verdict[],
): DomainIssue[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  return verdicts.flatMap((verdict, index): DomainIssue[] => {
    const line = byId.get(verdict.lineId);
    if (!line || seen.has(verdict.lineId)) {
      return [{ code: 'expenses.claimLineUnknown', field: `lines.${index}.lineId` }];
    }
    seen.add(verdict.lineId);
    const issue = verdictIssue(line, verdict);
    return issue ? [{ ...issue, field: `lines.${index}.${issue.field}` }] : [];
  });
}

/** A line of a request after a part of its claims was verified. */
export function afterVerdict<T extends LineAmounts>(
  line: T,
  part: { claimedMinor: bigint; verifiedMinor: bigint },
): T {
  const cutMinor = line.cutMinor + part.claimedMinor - part.verifiedMinor;
  return { ...line, cutMinor, verifiedMinor: line.verifiedMinor + part.verifiedMinor };
}
