// Attainment as the chart shows it: its amounts give its rate, and a tree has no total of its own.
import { expect, it } from 'vitest';
import { attainmentRows, TOTAL } from '@/app/(desk)/dashboards/_parts/attainment';
import type { Targets } from '@/server/modules/analytics/figure-schemas';
import { prepareBullets } from '@/ui/charts/prepare/bullets';

const part = (actualMinor: bigint, targetMinor: bigint) => ({
  ...{ from: '2026-04-01', to: '2026-06-30', startsOn: '2026-04-01' },
  ...{ actualMinor, targetMinor, rate: null },
});
const row = (subjectId: string, actualMinor: bigint, parts: ReturnType<typeof part>[]) => ({
  ...{ subjectId, code: subjectId.toUpperCase(), name: subjectId, actualMinor, parts },
  ...{ targetMinor: parts[0]?.targetMinor ?? null, rate: null },
});
const answer: Targets = {
  ...{ asOf: null, currency: 'TWD', from: '2026-01-01', to: '2026-06-30' },
  ...{ subject: 'SALESPERSON', total: { targetMinor: 100n, actualMinor: 50n, rate: '0.500000' } },
  rows: [row('ann', 90n, [part(50n, 100n)]), row('bo', 30n, [])],
};

it('counts what was sold on the days of the target, as the rate does', () => {
  const rows = attainmentRows(answer, 'Total');
  expect(rows.map(({ key, actual, target }) => [key, actual, target])).toEqual([
    [TOTAL, 50n, 100n],
    ['ann', 50n, 100n],
    ['bo', 30n, null],
  ]);
  const { bars } = prepareBullets({ rows, unit: { kind: 'money', currency: 'TWD' } });
  expect(bars.map(({ rate }) => rate)).toEqual([0.5, 0.5, null]);
});

it('has no total where one subject holds another', () => {
  const total = { targetMinor: null, actualMinor: 0n, rate: null };
  const rows = attainmentRows({ ...answer, subject: 'REGION', total }, 'Total');
  expect(rows.map(({ key }) => key)).toEqual(['ann', 'bo']);
});

it.each([
  ['SALESPERSON', '/reports/sales?by=dealer&only=salesperson%3DANN&from=2026-01-01&to=2026-06-30'],
  ['DEALER', '/dashboards/lines?from=2026-01-01&to=2026-06-30&dealer=ann'],
  ['REGION', '/dashboards/lines?from=2026-01-01&to=2026-06-30&region=ann'],
] as const)('opens the orders of a %s', (subject, href) => {
  const rows = attainmentRows({ ...answer, subject }, 'Total');
  expect(rows.find(({ key }) => key === 'ann')?.href).toBe(href);
});
