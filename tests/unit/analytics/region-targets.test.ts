// What regions should sell: a region's own target or those below it, never both, day by day.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  regionTargetDaysOver,
  regionTargetsOver,
  type Territory,
} from '@/server/modules/analytics/domain/region-targets';
import { targetsInForce, targetsWithin } from '@/server/modules/analytics/domain/targets-in-force';

/** NORTH holds COAST, which holds PORT, and HILLS; WEST stands beside it. */
const PATHS: Record<string, string[]> = {
  NORTH: ['NORTH'],
  COAST: ['NORTH', 'COAST'],
  PORT: ['NORTH', 'COAST', 'PORT'],
  HILLS: ['NORTH', 'HILLS'],
  WEST: ['WEST'],
};
const region = (id: string) => {
  const path = PATHS[id] ?? [];
  return { id, parentId: path.at(-2) ?? null, path };
};
const territory: Territory = {
  regions: Object.keys(PATHS).map(region),
  dealers: Object.keys(PATHS).map((id) => ({ id: `in ${id}`, regionId: id })),
};

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
/** Ten a day. */
const held = (subjectId: string, perDay: bigint, from = '2026-03-01', to = '2026-03-31') => {
  const days = BigInt((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
  return { subjectId, startsOn: from, endsOn: to, amountMinor: perDay * days, quantity: null };
};
type Held = ReturnType<typeof held>;

const over = (asked: readonly string[], regions: readonly Held[], dealers: readonly Held[]) =>
  regionTargetsOver(MARCH, territory, {
    regions: targetsInForce(regions),
    dealers: targetsInForce(dealers),
  })(asked.map(region));

const EVERY_DEALER = territory.dealers.map(({ id }) => held(id, 1n));

describe('the days that count for it', () => {
  const daysOver = (asked: readonly string[], regions: readonly Held[], dealers: readonly Held[]) =>
    Object.fromEntries(
      regionTargetDaysOver(MARCH, territory, {
        regions: targetsInForce(regions),
        dealers: targetsInForce(dealers),
      })(asked.map(region)).map(({ dealerId, days }) => [
        dealerId,
        days.map(({ from, to }) => `${from.slice(8)}-${to.slice(8)}`).join(' '),
      ]),
    );
  const none = { 'in NORTH': '', 'in COAST': '', 'in PORT': '', 'in HILLS': '' };

  it.each<[string, string[], Held[], Held[], Record<string, string>]>([
    ['nothing is set', ['NORTH'], [], [], none],
    [
      'that of a dealer: its own days only',
      ['NORTH'],
      [],
      [held('in PORT', 1n, '2026-03-11', '2026-04-20')],
      { ...none, 'in PORT': '11-31' },
    ],
    [
      'that of a region: the days of all dealers below',
      ['NORTH'],
      [held('COAST', 1n, '2026-03-05', '2026-03-09')],
      [held('in PORT', 1n, '2026-03-10', '2026-03-12'), held('in COAST', 1n, '2026-03-20')],
      { ...none, 'in COAST': '05-09 20-31', 'in PORT': '05-12' },
    ],
    [
      'that of a larger region says nothing of a smaller',
      ['PORT'],
      [held('NORTH', 1n)],
      [],
      { 'in PORT': '' },
    ],
    [
      'one within another once, by the larger',
      ['NORTH', 'PORT'],
      [held('NORTH', 1n, '2026-03-01', '2026-03-20'), held('PORT', 1n, '2026-03-11')],
      [],
      { 'in NORTH': '01-20', 'in COAST': '01-20', 'in PORT': '01-31', 'in HILLS': '01-20' },
    ],
  ])('%s', (_name, asked, regions, dealers, expected) => {
    expect(daysOver(asked, regions, dealers)).toEqual(expected);
  });
});

describe('what regions should sell', () => {
  it.each<[string, string[], Held[], Held[], bigint]>([
    ['nothing is set', ['NORTH'], [], [], 0n],
    ['dealers only: all of the branch', ['NORTH'], [], EVERY_DEALER, 4n * 31n],
    ['a branch of it', ['COAST'], [], EVERY_DEALER, 2n * 31n],
    ['its own takes the place of all below', ['NORTH'], [held('NORTH', 9n)], EVERY_DEALER, 279n],
    [
      'that of a region below takes the place of its dealers, beside the others',
      ['NORTH'],
      [held('COAST', 9n)],
      EVERY_DEALER,
      (9n + 2n) * 31n,
    ],
    [
      'its own and that of a region below are one thing',
      ['NORTH'],
      [held('NORTH', 9n), held('COAST', 7n)],
      EVERY_DEALER,
      9n * 31n,
    ],
    ['a larger region says nothing of a smaller', ['COAST'], [held('NORTH', 9n)], [], 0n],
    ['nor does another region', ['NORTH'], [held('WEST', 9n)], [held('in WEST', 1n)], 0n],
    [
      'only regions have targets: the deepest that are set',
      ['NORTH'],
      [held('PORT', 2n), held('HILLS', 3n)],
      [],
      5n * 31n,
    ],
    ['zero is a target', ['NORTH'], [held('NORTH', 0n)], EVERY_DEALER, 0n],
    [
      'its own on the days it holds, those below on the others',
      ['COAST'],
      [held('COAST', 9n, '2026-03-11', '2026-03-20')],
      EVERY_DEALER,
      90n + 21n * 2n,
    ],
    [
      'each from its day to the next',
      ['COAST'],
      [held('COAST', 4n, '2026-02-01', '2026-03-31'), held('COAST', 6n, '2026-03-21')],
      EVERY_DEALER,
      // The first is 4 a day of 59 days, over 48 of them: 236 of 48 days, of which 20 are in March.
      98n + 66n,
    ],
    ['two beside each other', ['NORTH', 'WEST'], [held('NORTH', 9n)], EVERY_DEALER, 10n * 31n],
    [
      'one within another counts once',
      ['NORTH', 'PORT'],
      [held('PORT', 5n)],
      EVERY_DEALER,
      (5n + 3n) * 31n,
    ],
    ['none', [], [held('NORTH', 9n)], EVERY_DEALER, 0n],
  ])('%s', (_name, asked, regions, dealers, expected) => {
    expect(over(asked, regions, dealers)).toBe(expected);
  });

  it('without targets of regions is the sum of the dealers in them, whatever the days', () => {
    const day = fc.integer({ min: 1, max: 31 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
    const some = fc.uniqueArray(
      fc.record({
        dealer: fc.constantFrom(...territory.dealers),
        from: day,
        perDay: fc.bigInt({ min: 0n, max: 99n }),
      }),
      { selector: ({ dealer, from }) => `${dealer.id} ${from}` },
    );
    const asked = fc.uniqueArray(fc.constantFrom(...Object.keys(PATHS)));
    fc.assert(
      fc.property(some, asked, (rows, ids) => {
        const dealers = rows.map(({ dealer, from, perDay }) => held(dealer.id, perDay, from));
        const inside = territory.dealers.filter(({ regionId }) =>
          (PATHS[regionId] ?? []).some((id) => ids.includes(id)),
        );
        const each = inside.flatMap(({ id }) =>
          targetsWithin(targetsInForce(dealers.filter((one) => one.subjectId === id)), MARCH),
        );
        const sum = each.reduce((total, share) => total + share.amountMinor, 0n);
        expect(over(ids, [], dealers)).toBe(sum);
      }),
    );
  });
});
