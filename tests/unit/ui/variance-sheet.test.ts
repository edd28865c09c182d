// What a variance takes along as a file: all that its table shows.
import { describe, expect, it } from 'vitest';
import { varianceSheet } from '@/app/(desk)/dashboards/variance/_variance/variance-sheet';
import { varianceOf } from '@/server/modules/analytics/domain/variance';
import { exportTable } from '@/ui/charts/prepare/export-table';

const words = {
  rowHeading: 'Item',
  columns: ['Budget', 'Actual', 'Variance', 'Rate', 'Effect'],
  total: 'Total',
  noBasis: 'no basis',
  markOf: (mark: 'F' | 'U') => (mark === 'F' ? 'favourable' : 'unfavourable'),
};

const row = (name: string, kind: 'REVENUE' | 'EXPENSE', basis: bigint | null, actual: bigint) => ({
  ...{ id: name, code: name, name, parentId: null, kind, depth: 0, hasChildren: false },
  ...varianceOf(kind, basis, actual),
});

describe('the rows of a variance as a file', () => {
  it('have rate and mark beside the amounts, of the total too', () => {
    const rows = [
      row('Sales', 'REVENUE', 37_308_000n, 40_085_500n),
      row('Cost', 'EXPENSE', 0n, 5_000n),
      row('Rent', 'EXPENSE', 100n, 100n),
    ];
    const total = varianceOf('REVENUE', null, 1n);
    const sheet = exportTable(varianceSheet({ rows, total, currency: 'USD' }, words));
    expect(sheet.header).toEqual([
      ...['Item', 'Budget (USD)', 'Actual (USD)', 'Variance (USD)', 'Rate', 'Effect'],
    ]);
    const texts = sheet.rows.map((cells) =>
      cells.map((cell) => (cell.kind === 'empty' ? '' : cell.text)),
    );
    expect(texts).toEqual([
      ['Sales', '373080.00', '400855.00', '27775.00', '0.074448', 'favourable'],
      ['Cost', '0.00', '50.00', '-50.00', 'no basis', 'unfavourable'],
      ['Rent', '1.00', '1.00', '0.00', '0', ''],
      ['Total', 'no basis', '0.01', '', 'no basis', ''],
    ]);
    expect(sheet.rows[0]?.[4]?.kind).toBe('ratio');
  });
});
