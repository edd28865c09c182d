/**
 * What the warehouse reports as picked and the dealer signs for, line by line. Both may be less
 * than was asked, never more: a report above it is refused whole, so that a person looks at it.
 */
import { DomainError, type DomainIssue, type ErrorCode } from '@/kernel/domain-error';

export interface ReportedLine {
  readonly lineId: string;
  readonly quantity: number;
}

interface Limit {
  readonly lineId: string;
  readonly most: number;
}

/**
 * The reported quantity of every line; a line not named is reported in full. Refuses with `code`,
 * its issues the same code or `fulfilment.lineUnknown`, `fulfilment.lineTwice`.
 */
export function reportedQuantities(
  limits: readonly Limit[],
  reported: readonly ReportedLine[],
  code: ErrorCode,
): Map<string, number> {
  const most = new Map(limits.map((limit) => [limit.lineId, limit.most]));
  const result = new Map(most);
  const seen = new Set<string>();
  const issues = reported.flatMap(({ lineId, quantity }, index): DomainIssue[] => {
    const limit = most.get(lineId);
    if (limit === undefined) {
      return [{ code: 'fulfilment.lineUnknown', field: `lines.${index}.lineId` }];
    }
    if (seen.has(lineId)) {
      return [{ code: 'fulfilment.lineTwice', field: `lines.${index}.lineId` }];
    }
    seen.add(lineId);
    result.set(lineId, quantity);
    if (Number.isSafeInteger(quantity) && quantity >= 0 && quantity <= limit) return [];
    const params = { line: index + 1, quantity, possible: limit };
    return [{ code, field: `lines.${index}.quantity`, params }];
  });
  if (issues.length > 0) {
    const params = { count: issues.length };
    throw new DomainError(code, { status: 'conflict', params, issues });
  }
  return result;
}
