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
  const report = { name, by: [dimension], from: '2026-01-01', to: '2026-06-30', ids };
  const line = { key: '', currency: 'TWD', values };
  return rowHref(report as unknown as Report, { ...filters, by: [dimension] }, line);
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
