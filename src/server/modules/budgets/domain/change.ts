/** What a change of a budget in force must satisfy, before anybody decides on it. */
import type { DomainIssue } from '@/kernel/domain-error';

export const CHANGE_KINDS = ['REVISION', 'TRANSFER', 'CARRY_FORWARD'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface ChangeLine {
  readonly centreId: string;
  readonly accountId: string;
  readonly programmeId: string;
  readonly periodId: string;
  /** What the cell gains; negative: gives. */
  readonly amountMinor: bigint;
}

interface Facts {
  readonly kind: ChangeKind;
  readonly lines: readonly ChangeLine[];
  /** Year of each period. */
  readonly years: ReadonlyMap<string, string>;
}

/**
 * `budgets.changeEmpty`, `budgets.amountZero`, `budgets.notBalanced` (a transfer or a carry-forward
 * moves money, it makes none), `budgets.transferAcrossYears`.
 */
export function changeIssues({ kind, lines, years }: Facts): DomainIssue[] {
  if (lines.length === 0) return [{ code: 'budgets.changeEmpty', field: 'lines' }];
  const zero = lines.findIndex(({ amountMinor }) => amountMinor === 0n);
  if (zero >= 0) return [{ code: 'budgets.amountZero', field: `lines.${zero}.amountMinor` }];
  const issues: DomainIssue[] = [];
  const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  if (kind !== 'REVISION' && sum !== 0n) {
    issues.push({
      code: 'budgets.notBalanced',
      field: 'lines',
      params: { differenceMinor: String(sum) },
    });
  }
  const touched = new Set(lines.map(({ periodId }) => years.get(periodId)));
  if (kind === 'TRANSFER' && touched.size > 1) {
    issues.push({ code: 'budgets.transferAcrossYears', field: 'lines' });
  }
  return issues;
}
