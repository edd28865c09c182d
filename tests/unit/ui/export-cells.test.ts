import { describe, expect, it } from 'vitest';
import { exportSheet, toCsv, type ExportWords } from '@/ui/tables/export-cells';
import { fileNameOf } from '@/ui/tables/file-name';
import { hasContent } from '@/ui/tables/has-content';
import { xlsxCell, xlsxColumns, xlsxRows } from '@/ui/tables/xlsx-cells';
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

const words: ExportWords = {
  currency: 'Currency',
  orgCurrency: 'TWD',
  statusOf: (status) => (status === 'ON_HOLD' ? 'On hold' : status),
  timeOf: () => '2026-03-09 14:05',
};

describe('an export', () => {
  it('keeps money exact and names its one currency in the heading', () => {
    const rows = [{ name: 'A', total: { minor: 900719925474099301n, currency: 'USD' } }];
    expect(toCsv(exportSheet(columns, rows, words))).toBe(
      '\uFEFFName,Total (USD)\r\nA,9007199254740993.01\r\n',
    );
  });

  it('adds a currency column where currencies mix', () => {
    const rows = [
      { name: 'A', total: { minor: 100n, currency: 'USD' } },
      { name: 'B', total: { minor: 100n, currency: 'JPY' } },
      { name: 'C', total: null },
    ];
    const lines = toCsv(exportSheet(columns, rows, words)).split('\r\n');
    expect(lines[0]).toBe('\uFEFFName,Total,Total (Currency)');
    expect(lines.slice(1, 4)).toEqual(['A,1.00,USD', 'B,100,JPY', 'C,,']);
  });

  it('names the currency of a money column that has no amounts', () => {
    const paid: Column<Row> = { ...column('paid', 'Paid', () => null), holdsMoney: true };
    const total = { ...column('total', 'Total', (row) => row.total), holdsMoney: true };
    const headerOf = (...currencies: (string | null)[]) => {
      const rows = currencies.map((currency) => ({
        name: 'A',
        total: currency === null ? null : { minor: 1n, currency },
      }));
      return exportSheet([total, paid], rows, words).header;
    };
    expect(headerOf()).toEqual(['Total (TWD)', 'Paid (TWD)']);
    expect(headerOf(null)).toEqual(['Total (TWD)', 'Paid (TWD)']);
    // Beside amounts of another currency it is theirs; beside several nobody can say.
    expect(headerOf('USD', null)).toEqual(['Total (USD)', 'Paid (USD)']);
    expect(headerOf('USD', 'JPY')).toEqual(['Total', 'Total (Currency)', 'Paid']);
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `'+1`],
    ['-2', `'-2`],
    ['@a', `'@a`],
    ['＝1+1', `'＝1+1`],
    ['\n=1', `"'\n=1"`],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
  ])('makes the text %j harmless', (name, field) => {
    const csv = toCsv(exportSheet(columns.slice(0, 1), [{ name, total: null }], words));
    expect(csv).toBe(`\uFEFFName\r\n${field}\r\n`);
  });

  it('leaves a negative amount a number', () => {
    const rows = [{ name: 'A', total: { minor: -150n, currency: 'USD' } }];
    expect(toCsv(exportSheet(columns, rows, words))).toContain('A,-1.50');
  });
});

describe('a value in a file', () => {
  const at = new Date('2026-03-09T06:05:00Z');
  const row: Row = { name: 'A', total: null };
  const cellOf = (value: ExportValue) =>
    exportSheet([column('one', 'One', () => value)], [row], words).rows[0]?.[0];

  it.each<[string, ExportValue, string]>([
    ['a state is said in words', { status: 'ON_HOLD' }, 'On hold'],
    ['a day stays a day', { date: '2026-03-09' }, '2026-03-09'],
    ['an instant is told by the clock of the organization', { at }, '2026-03-09 14:05'],
    ['a ratio stays exact', { ratio: 0.125 }, '0.125'],
  ])('%s', (_, value, text) => {
    expect(cellOf(value)).toMatchObject({ text });
  });

  it('is none where a column only has buttons', () => {
    const { exportValue: _, ...buttons } = column('act', 'Actions', () => null);
    const sheet = exportSheet([...columns, buttons], [row], words);
    expect(sheet.header).toEqual(['Name', 'Total']);
    expect(sheet.rows[0]).toHaveLength(2);
  });
});

describe('a card of a phone', () => {
  const row: Row = { name: 'A', total: null };

  it('leaves out what has nothing to say, and never a button', () => {
    const { exportValue: _, ...buttons } = column('act', 'Retry', () => null);
    const shown = [...columns, buttons].filter((one) => hasContent(one, row));
    expect(shown.map(({ id }) => id)).toEqual(['name', 'act']);
  });
});

describe('a workbook', () => {
  it.each([
    [{ kind: 'date', text: '2026-03-09' }, new Date('2026-03-09T00:00:00Z'), 'yyyy-mm-dd'],
    [
      { kind: 'time', text: '2026-03-09 14:05' },
      new Date('2026-03-09T14:05:00Z'),
      'yyyy-mm-dd hh:mm',
    ],
    [{ kind: 'ratio', text: '0.125' }, 0.125, '0.0%'],
    [{ kind: 'number', text: '1234.50' }, 1234.5, '#,##0.00'],
    [{ kind: 'number', text: '-7' }, -7, '#,##0'],
  ] as const)('has %j as what it is', (cell, value, format) => {
    expect(xlsxCell(cell)).toMatchObject({ value, format });
  });

  it('keeps a formula text, and a figure too long for it', () => {
    expect(xlsxCell({ kind: 'text', text: '=1+1' })).toEqual({ type: String, value: '=1+1' });
    const text = '9007199254740993.01';
    expect(xlsxCell({ kind: 'number', text })).toEqual({ type: String, value: text });
  });

  it('gives an empty cell the number format of its column', () => {
    const rows = [
      { name: 'A', total: null },
      { name: 'B', total: { minor: -150n, currency: 'USD' } },
    ];
    const share = column('share', 'Share', (row) => (row.total ? { ratio: 0.5 } : null));
    const none = column('none', 'None', () => null);
    const paid: Column<Row> = { ...none, holdsMoney: true };
    const sheet = exportSheet([...columns, share, none, paid], rows, words);
    const money = { type: Number, format: '#,##0.00' };
    expect(xlsxRows(sheet)[0]).toEqual([
      ...[{ type: String, value: 'A' }, money, { type: Number, format: '0.0%' }, null, money],
    ]);
    // In a file of commas it stays nothing.
    expect(toCsv(sheet).split('\r\n')[1]).toBe('A,,,,');
  });

  it('has columns as wide as what is in them, a Chinese letter as two', () => {
    const text = (value: string) => ({ kind: 'text', text: value }) as const;
    const sheet = {
      header: ['No', '經銷商名稱', 'Note'],
      rows: [[text('1'), text('北方'), text('x'.repeat(200))]],
    };
    expect(xlsxColumns(sheet).map(({ width }) => width)).toEqual([8, 12, 48]);
  });
});

describe('the name of a file', () => {
  it.each([
    ['Orders', '2026-03-09 14:05', 'Orders 2026-03-09 14.05.xlsx'],
    ['Actual / budget: "net"', '2026-03-09 14:05', 'Actual budget net 2026-03-09 14.05.xlsx'],
    ['訂單', '', '訂單.xlsx'],
  ])('%s at %s', (title, time, name) => {
    expect(fileNameOf(title, time, 'xlsx')).toBe(name);
  });
});
