// Where the bars of the executive's months lead.
import { expect, it } from 'vitest';
import { monthHref } from '@/app/(desk)/dashboards/executive/_executive/month-hrefs';

const row = { actualMinor: 1n, lastYearMinor: null, budgetMinor: 1n };
const months = [
  { ...row, month: '2026-02', budgetDays: { from: '2026-02-01', to: '2026-02-28' } },
  { ...row, month: '2026-03', budgetDays: null },
];

it.each([
  ['2026-02', 'actual', '/reports/sales?by=dealer&from=2026-02-01&to=2026-02-28'],
  ['2026-02', 'lastYear', '/reports/sales?by=dealer&from=2025-02-01&to=2025-02-28'],
  ['2026-02', 'budget', '/reports/price-mix-quantity?by=product&from=2026-02-01&to=2026-02-28'],
  ['2026-03', 'budget', '/reports/sales?by=dealer&from=2026-03-01&to=2026-03-31'],
])('%s, %s', (month, series, href) => {
  expect(monthHref(months, month, series)).toBe(href);
});
