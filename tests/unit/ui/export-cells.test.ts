import { describe, expect, it } from 'vitest';
import { exportSheet, toCsv } from '@/ui/tables/export-cells';
import type { Column, ExportValue } from '@/ui/tables/column';

interface Row {
  readonly name: string;
  readonly total: { readonly minor: bigint; readonly currency: string } | null;
}

function column(id: string, label: string, exportValue: (row: Row) => ExportValue): Column<Row> {
  return { id, label, cell: () => null, exportValue };
}

const columns = [
  column('name', 'Name', (row) => row.name),
  column('total', 'Total', (row) => row.total),
];

describe('an export', () => {
  it('keeps money exact and names its one currency in the heading', () => {
    const rows = [{ name: 'A', total: { minor: 900719925474099301n, currency: 'USD' } }];
    expect(toCsv(exportSheet(columns, rows, 'Currency'))).toBe(
      '\uFEFFName,Total (USD)\r\nA,9007199254740993.01\r\n',
    );
  });

  it('adds a currency column where currencies mix', () => {
    const rows = [
      { name: 'A', total: { minor: 100n, currency: 'USD' } },
      { name: 'B', total: { minor: 100n, currency: 'JPY' } },
      { name: 'C', total: null },
    ];
    const lines = toCsv(exportSheet(columns, rows, 'Currency')).split('\r\n');
    expect(lines[0]).toBe('\uFEFFName,Total,Total (Currency)');
    expect(lines.slice(1, 4)).toEqual(['A,1.00,USD', 'B,100,JPY', 'C,,']);
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `'+1`],
    ['-2', `'-2`],
    ['@a', `'@a`],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
  ])('makes the text %j harmless', (name, field) => {
    const csv = toCsv(exportSheet(columns.slice(0, 1), [{ name, total: null }], ''));
    expect(csv).toBe(`\uFEFFName\r\n${field}\r\n`);
  });

  it('leaves a negative amount a number', () => {
    const rows = [{ name: 'A', total: { minor: -150n, currency: 'USD' } }];
    expect(toCsv(exportSheet(columns, rows, ''))).toContain('A,-1.50');
  });
});
