// What a row of a report opens.
import { describe, expect, it } from 'vitest';
import { rowHref } from '@/app/(desk)/reports/_report/drill-down';
import type { ReportFilters } from '@/app/(desk)/reports/_report/report-filters';
import { NO_ONE } from '@/kernel/ids';
import type { Report } from '@/server/modules/analytics/schemas';

const id = '00000000-0000-7000-8000-000000000001';
const filters = { by: [], only: {}, depth: null } as unknown as ReportFilters;

function hrefOf(
  name: Report['name'],
  dimension: string,
  values: Record<string, string>,
  ids: Report['ids'] = {},
) {
  const report = { name, by: [dimension], from: '2026-01-01', to: '2026-06-30', ids, periods: [] };
  const line = { key: '', currency: 'TWD', values };
  const opened = { report: report as unknown as Report, filters: { ...filters, by: [dimension] } };
  return rowHref({ ...opened, maySeeEntries: true }, line);
}

const days = 'from=2026-01-01&to=2026-06-30';

describe('a row of a report on one kind of thing', () => {
  it.each(['product', 'dealer', 'region'])('opens the order lines of a %s', (dimension) => {
    const ids = { [dimension]: { X1: id } };
    expect(hrefOf('price-mix-quantity', dimension, { [dimension]: 'X1' }, ids)).toBe(
      `/dashboards/lines?${days}&${dimension}=${id}`,
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
  const opened = { report, filters: asked, maySeeEntries: true };
  const query = (href = '') => Object.fromEntries(new URL(href, 'http://desk').searchParams);

  it('opens the entries of the same question', () => {
    const href = rowHref({ ...opened, filters: { ...asked, from: '2026-02-10' } }, row());
    expect(href).toMatch(/^\/dashboards\/entries\?/);
    expect(query(href)).toEqual({
      ...{ year, from: '2', through: '3', centre, account, programme: NO_ONE },
      ...{ own: '1', scope: 'ALL', part: 'ACTUAL' },
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
    expect(rowHref({ ...opened, maySeeEntries: false }, row())).toBeUndefined();
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
