// What a row of a report opens.
import { describe, expect, it } from 'vitest';
import { basisRowHref, rowHref } from '@/app/(desk)/reports/_report/drill-down';
import type { ReportFilters } from '@/app/(desk)/reports/_report/report-filters';
import { NO_ONE } from '@/kernel/ids';
import type { Report } from '@/server/modules/analytics/schemas';

const id = '00000000-0000-7000-8000-000000000001';
const filters = { by: [], only: {}, depth: null } as unknown as ReportFilters;

const ALL = ['budgets.read', 'dashboard.read', 'orders.read', 'invoices.read', 'inventory.read'];

function hrefOf(
  name: Report['name'],
  dimension: string,
  values: Record<string, string>,
  ids: Report['ids'] = {},
  permissions: readonly string[] = ALL,
) {
  const report = { name, by: [dimension], from: '2026-01-01', to: '2026-06-30', ids, periods: [] };
  const line = { key: '', currency: 'TWD', values };
  const opened = { report: report as unknown as Report, filters: { ...filters, by: [dimension] } };
  return rowHref({ ...opened, permissions }, line);
}

const days = 'from=2026-01-01&to=2026-06-30';

describe('a row of a report on one kind of thing', () => {
  it.each(['product', 'dealer', 'region'])('opens the order lines of a %s', (dimension) => {
    const ids = { [dimension]: { X1: id } };
    expect(hrefOf('price-mix-quantity', dimension, { [dimension]: 'X1' }, ids)).toBe(
      // A region stands for its own dealers: those below it have rows of their own.
      `/dashboards/lines?${days}&${dimension}=${id}${dimension === 'region' ? '&own=1' : ''}`,
    );
  });

  it('opens those of nobody where it stands for none', () => {
    expect(hrefOf('price-mix-quantity', 'region', { region: '' })).toBe(
      `/dashboards/lines?${days}&region=${NO_ONE}`,
    );
  });

  it('of a target keeps to the days it is in force', () => {
    const values = { dealer: 'D1', from_date: '2026-02-01', to_date: '2026-03-31' };
    expect(hrefOf('targets', 'dealer', values, { dealer: { D1: id } })).toBe(
      `/dashboards/lines?from=2026-02-01&to=2026-03-31&dealer=${id}`,
    );
    const sold = { salesperson: 'S1', from_date: '2026-02-01', to_date: '2026-03-31' };
    const href = hrefOf('targets', 'salesperson', sold) ?? '';
    const { pathname, searchParams } = new URL(href, 'http://desk');
    expect(pathname).toBe('/reports/sales');
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ by: 'dealer', from: '2026-02-01', to: '2026-03-31', only: 'salesperson=S1' },
    });
  });

  it('leads nowhere where its code is unknown, and not to the report without its question', () => {
    expect(hrefOf('price-mix-quantity', 'dealer', { dealer: 'gone' })).toBeUndefined();
  });
});

describe('a reader who may not see all of it', () => {
  const few = ['reports.read'];

  it('is led to sales where order lines are refused', () => {
    const ids = { product: { X1: id } };
    const href = hrefOf('price-mix-quantity', 'product', { product: 'X1' }, ids, few) ?? '';
    const { pathname, searchParams } = new URL(href, 'http://desk');
    expect(pathname).toBe('/reports/sales');
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ by: 'dealer', from: '2026-01-01', to: '2026-06-30', only: 'product=X1' },
    });
  });

  it.each([
    ['receivables-ageing', 'dealer', { dealer: { X1: id } }],
    ['stock', 'product', {}],
  ] as const)('has no link that ends in a refusal: %s', (name, dimension, ids) => {
    expect(hrefOf(name, dimension, { [dimension]: 'X1' }, ids, few)).toBeUndefined();
    expect(hrefOf(name, dimension, { [dimension]: 'X1' }, ids)).toMatch(/^\/(accounts|stock)/);
  });

  it('opens the requests behind what was spent, and nothing where nobody asked', () => {
    const report = {
      ...{ name: 'expense-flow', by: ['dealer'], from: null, to: null, periods: [] },
      ids: { expenseType: { SHELF: 't1' }, dealer: { D1: 'd1' }, centre: { NORTH: 'c1' } },
    } as unknown as Report;
    const only = { account: 'PROMO', expenseType: 'SHELF', centre: 'NORTH' };
    const opened = (more: object, permissions: readonly string[]) => {
      const asked = { ...filters, by: ['dealer'], only: { ...only, ...more } };
      const line = { key: '', currency: 'TWD', values: { dealer: 'D1' } };
      return rowHref({ report, filters: asked, permissions }, line);
    };
    const query = 'type=t1&centre=c1&dealer=d1%7ED1';
    expect(opened({}, ['expenses.read'])).toBe(`/expenses?${query}`);
    expect(opened({ expenseType: '' }, ['expenses.read'])).toBeUndefined();
    expect(opened({}, few)).toBeUndefined();
  });
});

describe('the last level of a report on the budget', () => {
  const idOf = (no: number) => `00000000-0000-7000-8000-00000000010${String(no)}`;
  const [year, centre, account] = [idOf(1), idOf(2), idOf(3)];
  const month = (no: number, yearId = year) => ({
    ...{ code: `2026-0${String(no)}`, yearId, no },
    ...{ startsOn: `2026-0${String(no)}-01`, endsOn: `2026-0${String(no)}-28` },
  });
  const report = {
    ...{ name: 'budget-execution', by: ['centre'], from: null, to: null },
    ids: { centre: { NORTH: centre }, account: { PROMO: account } },
    periods: [month(1), month(2), month(3)],
  } as unknown as Report;
  const asked = { ...filters, by: ['centre'], only: { account: 'PROMO', programme: '' } };
  const values = { centre: 'NORTH', account_kind: 'EXPENSE', actual_amount: 5n };
  const row = (more: object = {}) => ({ key: '', currency: 'TWD', values: { ...values, ...more } });
  const opened = { report, filters: asked, permissions: ALL };
  const query = (href = '') => Object.fromEntries(new URL(href, 'http://desk').searchParams);

  it('opens the entries of the same question', () => {
    const href = rowHref({ ...opened, filters: { ...asked, from: '2026-02-10' } }, row());
    expect(href).toMatch(/^\/dashboards\/entries\?/);
    expect(query(href)).toEqual({
      ...{ year, from: '2', through: '3', centre, account, programme: NO_ONE },
      ...{ own: '1', accounts: 'EXPENSE', part: 'ACTUAL' },
    });
  });

  it('of what is rolled up with what is below it', () => {
    const href = rowHref({ ...opened, filters: { ...asked, depth: 2 } }, row());
    expect(query(href)).not.toHaveProperty('own');
  });

  it.each([
    [{ actual_amount: 0n, committed_amount: 3n }, 'USED'],
    [{ actual_amount: 0n, settled_amount: 3n }, 'SETTLED'],
    [{ actual_amount: 0n, budget_amount: 3n }, 'BUDGET'],
    [{ actual_amount: 0n }, 'ACTUAL'],
  ])('of the state that the row has a figure of: %o', (figures, part) => {
    expect(query(rowHref(opened, row(figures)))).toMatchObject({ part });
  });

  it('opens nothing for whoever may not read them, nor for a code that is gone', () => {
    expect(rowHref({ ...opened, permissions: ['expenses.read'] }, row())).toBeUndefined();
    expect(rowHref(opened, row({ centre: 'GONE' }))).toBeUndefined();
  });

  it('of several years goes by period first, and each period has its days', () => {
    const both = { ...report, periods: [month(1, account), month(2), month(3)] };
    const href = rowHref({ ...opened, report: both }, row());
    expect(query(href)).toMatchObject({ by: 'period' });
    const only = { ...asked.only, centre: 'NORTH' };
    const byPeriod = { ...asked, by: ['period'], only };
    const one = rowHref(
      { ...opened, report: { ...both, by: ['period'] }, filters: byPeriod },
      row({ period: '2026-02' }),
    );
    expect(query(one)).toMatchObject({ year, from: '2', through: '2', centre });
    expect(query(one)).not.toHaveProperty('own');
  });
});

describe('what a row is compared with', () => {
  const [year, before, march, product] = ['1', '2', '3', '4'].map(
    (no) => `00000000-0000-7000-8000-00000000020${no}`,
  ) as [string, string, string, string];
  const period = (no: number) => ({
    ...{ code: `2026-0${String(no)}`, yearId: year, no },
    ...{ startsOn: `2026-0${String(no)}-01`, endsOn: `2026-0${String(no)}-28` },
  });
  const report = {
    ...{ name: 'variance', by: ['programme'], from: '2026-01-01', to: '2026-03-10' },
    ...{ basis: 'LAST_YEAR', ids: {}, periods: [period(1), period(2), period(3)] },
    basisSpan: { yearId: before, fromNo: 1, toNo: 3, againstId: march, treeOn: '2026-03-31' },
  } as unknown as Report;
  const asked = { ...filters, by: ['programme'], only: { centre: '', account: '' } };
  const values = { programme: '', actual_amount: 5n, last_year_amount: 7n };
  const line = (more: object = {}) => ({
    key: '',
    currency: 'TWD',
    values: { ...values, ...more },
  });
  const query = (href = '') => Object.fromEntries(new URL(href, 'http://desk').searchParams);
  const opened = { report, filters: asked, permissions: ALL };

  it('opens the entries of its periods beside those of the row', () => {
    expect(query(rowHref(opened, line()))).toMatchObject({ year, from: '1', through: '3' });
    expect(query(basisRowHref(opened, line()))).toMatchObject({
      ...{ year: before, from: '1', through: '3', against: march, part: 'ACTUAL' },
    });
  });

  it('is what the row opens where nothing came of it', () => {
    const href = rowHref(opened, line({ actual_amount: 0n }));
    expect(href).toBe(basisRowHref(opened, line()));
    expect(basisRowHref(opened, line({ last_year_amount: 0n }))).toBeUndefined();
  });

  it('of a period is the one of the same number', () => {
    const byPeriod = { ...asked, by: ['period'], only: { ...asked.only, programme: '' } };
    const at = (no: number) =>
      query(
        basisRowHref(
          { ...opened, filters: byPeriod, report: { ...report, by: ['period'] } },
          line({ period: `2026-0${String(no)}` }),
        ),
      );
    expect(at(2)).toMatchObject({ year: before, from: '2', through: '2' });
    expect(at(2)).not.toHaveProperty('against');
    expect(at(3)).toMatchObject({ from: '3', through: '3', against: march });
  });

  it('waits for the last level, and for whoever may read entries', () => {
    const wider = { ...asked, only: {} };
    expect(basisRowHref({ ...opened, filters: wider }, line())).toBeUndefined();
    expect(basisRowHref({ ...opened, permissions: [] }, line())).toBeUndefined();
  });

  it('of sales are the lines of its days', () => {
    const sales = {
      ...{ ...report, name: 'price-mix-quantity', by: ['product'] },
      ...{ ids: { product: { X1: product } }, basisSpan: null },
      basisDays: { from: '2025-01-01', to: '2025-03-10' },
    } as unknown as Report;
    const row = line({ product: 'X1', basis_amount: 9n });
    const at = { ...opened, report: sales, filters: { ...asked, by: ['product'], only: {} } };
    expect(basisRowHref(at, row)).toBe(
      `/dashboards/lines?from=2025-01-01&to=2025-03-10&product=${product}`,
    );
    expect(basisRowHref(at, line({ product: 'X1', basis_amount: 0n }))).toBeUndefined();
    const planned = { ...at, report: { ...sales, basisDays: null } };
    expect(basisRowHref(planned, row)).toBeUndefined();
  });
});
