// Where a regular report and the notice of one lead.
import { describe, expect, it } from 'vitest';
import { scheduleHref } from '@/app/(desk)/reports/_report/schedule-href';

const monthly = {
  ...{ name: 'sales' as const, by: ['product'], only: {}, depth: null, basis: 'BUDGET' as const },
  lastPeriod: { from: '2026-03-01', to: '2026-03-31' },
};

describe('the report of a schedule', () => {
  it('is that of the days it was last sent for', () => {
    expect(scheduleHref(monthly)).toBe('/reports/sales?by=product&from=2026-03-01&to=2026-03-31');
  });

  it('is that of the days a notice tells of, whatever was sent since', () => {
    expect(scheduleHref(monthly, { from: '2026-02-01', to: '2026-02-28' })).toBe(
      '/reports/sales?by=product&from=2026-02-01&to=2026-02-28',
    );
  });

  it('compares with what it was asked to, and leaves the budget unsaid', () => {
    const yearly = { ...monthly, name: 'variance' as const, by: ['account'] };
    const days = 'from=2026-03-01&to=2026-03-31';
    expect(scheduleHref(yearly)).toBe(`/reports/variance?${days}`);
    expect(scheduleHref({ ...yearly, basis: 'LAST_YEAR' })).toBe(
      `/reports/variance?basis=LAST_YEAR&${days}`,
    );
  });

  it('has no days before it was ever sent', () => {
    expect(scheduleHref({ ...monthly, lastPeriod: null })).toBe('/reports/sales?by=product');
  });
});
