// What of a year goes into the next, by rule, and from which periods it is taken.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carryOf,
  ruleFor,
  takeFrom,
  unusedOf,
  type CarryRule,
  type YearLine,
} from '@/server/modules/budgets/domain/carry-forward';
import { firstOpenAfter, readRules, usualYears } from '@/app/(desk)/budgets/_carry/carry-model';

const rule = (wish: Partial<CarryRule> = {}): CarryRule => ({
  ...{ centreId: null, accountId: null, ratePpm: 1_000_000, capMinor: null, ...wish },
});

/** Available amounts by period; `closed` names the periods that are. */
const line = (
  available: readonly bigint[],
  wish: Partial<YearLine> & { closed?: readonly number[] } = {},
): YearLine => {
  const { closed = [], ...rest } = wish;
  return {
    ...{ centreId: 'shop', centrePath: ['all', 'north', 'shop'], accountId: 'promo' },
    ...{ accountPath: ['cost', 'promo'], programmeId: 'none' },
    ...{ promisedMinor: 0n, carriedMinor: 0n, pendingMinor: 0n },
    periods: available.map((availableMinor, at) => {
      return { id: `p${at + 1}`, isOpen: !closed.includes(at + 1), availableMinor };
    }),
    ...rest,
  };
};

describe('the rule of a line', () => {
  it.each([
    [[rule()], 0],
    [[rule({ centreId: 'south' }), rule({ centreId: 'north' })], 1],
    [[rule({ accountId: 'promo', centreId: 'south' }), rule({ accountId: 'cost' })], 1],
    [[rule({ accountId: 'display' })], -1],
  ])('is the first that names its centre and account', (rules, at) => {
    expect(ruleFor(line([1n]), rules)).toBe(rules[at]);
  });
});

describe('what is carried', () => {
  it.each([
    ['all', line([100n, 50n]), rule(), 150n],
    ['a period paid by another counts against it', line([100n, -30n]), rule(), 70n],
    ['nothing of a line that is overspent', line([-5n]), rule(), 0n],
    ['a half, rounded half up', line([101n]), rule({ ratePpm: 500_000 }), 51n],
    ['no more than the cap', line([500n]), rule({ capMinor: 200n }), 200n],
    ['the share where the cap is above it', line([100n]), rule({ capMinor: 200n }), 100n],
    ['nothing the second time', line([60n], { carriedMinor: 40n }), rule({ ratePpm: 400_000 }), 0n],
    ['the difference after more is free', line([80n], { carriedMinor: 40n }), rule(), 80n],
    [
      'nothing twice while it waits',
      line([100n], { carriedMinor: 100n, pendingMinor: 100n }),
      rule(),
      0n,
    ],
    [
      'nothing back under a smaller rule',
      line([60n], { carriedMinor: 40n }),
      rule({ ratePpm: 0 }),
      0n,
    ],
    ['nothing without a rule', line([60n]), undefined, 0n],
  ])('is %s', (_, given, by, expected) => {
    expect(carryOf(given, by)).toBe(expected);
  });

  it('never exceeds what is unused, and the same rule again carries nothing', () => {
    const amount = fc.bigInt({ min: -1000n, max: 1000n });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.option(fc.bigInt({ min: 0n, max: 2000n })),
        (available, ratePpm, capMinor) => {
          const before = line(available);
          const by = rule({ ratePpm, capMinor });
          const carried = carryOf(before, by);
          expect(carried >= 0n && carried <= unusedOf(before)).toBe(true);
          const taken = takeFrom(before, carried);
          expect(taken.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(carried);
          const after = line(
            available.map((minor, at) => {
              const gave = taken.find(({ periodId }) => periodId === `p${at + 1}`);
              return minor - (gave?.amountMinor ?? 0n);
            }),
            { carriedMinor: carried },
          );
          expect(carryOf(after, by)).toBe(0n);
        },
      ),
    );
  });
});

describe('it is taken', () => {
  it.each([
    ['from the last open period first', line([50n, 30n]), 60n, ['p2 30', 'p1 30']],
    ['past a closed one', line([50n, 30n], { closed: [2] }), 40n, ['p1 40']],
    ['for closed ones by the last open', line([50n, 0n], { closed: [1] }), 50n, ['p2 50']],
    ['from nowhere where all are closed', line([50n], { closed: [1] }), 50n, []],
  ])('%s', (_, given, amount, expected) => {
    const taken = takeFrom(given, amount);
    expect(taken.map(({ periodId, amountMinor }) => `${periodId} ${amountMinor}`)).toEqual(
      expected,
    );
  });
});

describe('rules as typed', () => {
  const typed = (percent: string, cap = '') =>
    readRules([{ key: 'r', centreId: null, accountId: null, percent, cap }], 'USD');

  it.each([
    ['100', 1_000_000],
    ['12.5 %', 125_000],
    ['0', 0],
    ['0.0001', 1],
  ])('%s percent', (percent, ratePpm) => {
    expect(typed(percent)).toMatchObject({ rules: [{ ratePpm }], issues: new Map() });
  });

  it.each([
    ['101', '', 'r.percent'],
    ['-1', '', 'r.percent'],
    ['half', '', 'r.percent'],
    ['50', '-1', 'r.cap'],
    ['50', '1.234', 'r.cap'],
  ])('%s with cap %s is refused', (percent, cap, field) => {
    expect([...typed(percent, cap).issues.keys()]).toEqual([field]);
  });
});

describe('the usual years', () => {
  const year = (code: string, statuses: readonly string[]) => ({
    ...{ id: code, startsOn: `${code}-01-01`, endsOn: `${code}-12-31` },
    periods: statuses.map((status, at) => ({ id: `${code}-${at + 1}`, status })),
  });
  const years = [year('2027', ['CLOSED', 'OPEN']), year('2026', ['OPEN']), year('2025', ['OPEN'])];

  it('are the last one over and the first open period after it', () => {
    expect(usualYears(years, '2027-01-10')).toEqual({ fromYearId: '2026', toPeriodId: '2027-2' });
    const closed = [year('2026', ['OPEN']), year('2025', ['CLOSED'])];
    expect(usualYears(closed, '2026-06-01')).toEqual({ fromYearId: '2026', toPeriodId: '' });
    expect(usualYears(years, '2025-06-01')).toEqual({ fromYearId: '2025', toPeriodId: '2026-1' });
    expect(firstOpenAfter(years, '2027')).toBe('');
    expect(usualYears([], '2026-01-01')).toEqual({ fromYearId: '', toPeriodId: '' });
  });
});
