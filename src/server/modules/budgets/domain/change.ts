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

/** Lines whose cell stands among the lines before them, by their place. */
export function repeatedCells(lines: readonly Omit<ChangeLine, 'amountMinor'>[]): number[] {
  const seen = new Set<string>();
  return lines.flatMap(({ centreId, accountId, programmeId, periodId }, at) => {
    const key = [centreId, accountId, programmeId, periodId].join(' ');
    if (seen.has(key)) return [at];
    seen.add(key);
    return [];
  });
}

/**
 * `budgets.changeEmpty`, `budgets.amountZero`, `budgets.cellTwice`, `budgets.notBalanced` (a transfer or
 * a carry-forward moves money, it makes none), `budgets.transferAcrossYears`, `budgets.kindsDiffer` (what
 * may be spent is not made of what should be earned).
 */
export function changeIssues({
  kind,
  lines,
  years,
  kinds,
}: Facts & {
  /** EXPENSE or REVENUE, by account. */
  readonly kinds: ReadonlyMap<string, string>;
}): DomainIssue[] {
  if (lines.length === 0) return [{ code: 'budgets.changeEmpty', field: 'lines' }];
  const zero = lines.findIndex(({ amountMinor }) => amountMinor === 0n);
  if (zero >= 0) return [{ code: 'budgets.amountZero', field: `lines.${zero}.amountMinor` }];
  const issues = repeatedCells(lines).map((at): DomainIssue => ({
    code: 'budgets.cellTwice',
    field: `lines.${at}.amountMinor`,
  }));
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
  const sides = new Set(lines.map(({ accountId }) => kinds.get(accountId)));
  if (kind === 'TRANSFER' && sides.size > 1) {
    issues.push({ code: 'budgets.kindsDiffer', field: 'lines' });
  }
  return issues;
}

/** A line of budget in a year: what it has, and what a change gives it (below zero: takes from it). */
export interface YearChange extends Pick<ChangeLine, 'centreId' | 'accountId' | 'programmeId'> {
  readonly yearId: string;
  readonly changeMinor: bigint;
}

/** Year, centre, account and programme as one text. */
export const yearLineText = (line: Omit<YearChange, 'changeMinor'>): string =>
  [line.yearId, line.centreId, line.accountId, line.programmeId].join(' ');

/** The lines of a change by year: one that takes from March what it gives to May takes nothing. */
export function yearChanges({ lines, years }: Pick<Facts, 'lines' | 'years'>): YearChange[] {
  const found = new Map<string, YearChange>();
  for (const { centreId, accountId, programmeId, periodId, amountMinor } of lines) {
    const line = { yearId: years.get(periodId) ?? '', centreId, accountId, programmeId };
    const key = yearLineText(line);
    const changeMinor = (found.get(key)?.changeMinor ?? 0n) + amountMinor;
    found.set(key, { ...line, changeMinor });
  }
  return [...found.values()];
}

/**
 * Lines of which more is taken than they have in the year, whatever is spent: money that is not there
 * moves nowhere, also where no control looks and whoever lets it pass.
 */
export const overdrawn = (
  changes: readonly YearChange[],
  budgets: ReadonlyMap<string, bigint>,
): YearChange[] =>
  changes.filter(
    (change) =>
      change.changeMinor < 0n &&
      (budgets.get(yearLineText(change)) ?? 0n) + change.changeMinor < 0n,
  );
