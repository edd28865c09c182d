// The rules of a carry-forward as they are typed, and what they say. Pure.
import { parseDecimal } from '@/kernel/decimal';
import type { DomainIssue } from '@/kernel/domain-error';
import { parseMoney } from '@/kernel/money';

export interface RuleTexts {
  readonly key: string;
  readonly centreId: string | null;
  readonly accountId: string | null;
  readonly percent: string;
  readonly cap: string;
}

export interface CarryRuleInput {
  readonly centreId: string | null;
  readonly accountId: string | null;
  readonly ratePpm: number;
  readonly capMinor: bigint | null;
}

export interface ReadRules {
  readonly rules: CarryRuleInput[];
  /** Findings by `<row key>.<field>`; while there are any nothing is asked. */
  readonly issues: ReadonlyMap<string, DomainIssue>;
}

/** 12.5 % is 125,000 parts per million; more digits than that are refused. */
const PERCENT_DECIMALS = 4;

export function readRules(rows: readonly RuleTexts[], currency: string): ReadRules {
  const issues = new Map<string, DomainIssue>();
  const rules = rows.map(({ key, centreId, accountId, percent, cap }): CarryRuleInput => {
    const rate = parseDecimal(percent.replace(/\s*%\s*$/, ''), PERCENT_DECIMALS);
    const ratePpm = rate.ok
      ? Number(rate.value.unscaled) * 10 ** (PERCENT_DECIMALS - rate.value.scale)
      : 0;
    if (!rate.ok) issues.set(`${key}.percent`, { code: rate.code, params: rate.params });
    else if (ratePpm < 0 || ratePpm > 1_000_000) {
      issues.set(`${key}.percent`, { code: 'budgets.badRate' });
    }
    const most = cap.trim() === '' ? null : parseMoney(cap, currency);
    if (most && !most.ok) issues.set(`${key}.cap`, { code: most.code, params: most.params });
    if (most?.ok && most.value.minor < 0n) {
      issues.set(`${key}.cap`, { code: 'budgets.capBelowZero' });
    }
    return { centreId, accountId, ratePpm, capMinor: most?.ok ? most.value.minor : null };
  });
  return { rules, issues };
}

interface Year {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly periods: readonly { readonly id: string; readonly status: string }[];
}

/**
 * What is meant before anybody chose: out of the last year that is over and still has an open period
 * to give from, or the present one where there is none, into the first open period of the year after.
 */
export function usualYears(years: readonly Year[], today: string) {
  const sorted = years.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const isOpen = ({ periods }: Year) => periods.some(({ status }) => status === 'OPEN');
  const over = sorted.findLast((year) => year.endsOn < today && isOpen(year));
  const from = over ?? sorted.find(({ endsOn }) => endsOn >= today) ?? sorted.at(-1);
  return { fromYearId: from?.id ?? '', toPeriodId: firstOpenAfter(sorted, from?.id) };
}

/** The first open period of the year after one; empty where there is none. */
export function firstOpenAfter(years: readonly Year[], yearId: string | undefined): string {
  const sorted = years.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const following = sorted[sorted.findIndex(({ id }) => id === yearId) + 1];
  return following?.periods.find(({ status }) => status === 'OPEN')?.id ?? '';
}
