// A layout as a workbook: a sheet per section.
import writeWorkbook, { type CellObject, type Row } from 'write-excel-file/node';
import { bold, headingCell, moneyCell, numberCell, textCell } from '@/server/platform/sheet-cells';
import { tabNames, type Cell, type Layout, type LayoutSection } from '../domain/paper-layout';

const ONE = 1_000_000;
const HUNDRED = 100;

/** One cell of the sheet, exact to what was computed. */
export function sheetCell(cell: Cell): CellObject {
  switch (cell.kind) {
    case 'text':
      return textCell(cell.text);
    case 'points':
      return numberCell(Number(cell.value) / HUNDRED, cell.signed ? '+0.00;-0.00;0.00' : '0.00');
    case 'rate':
      return numberCell(Number(cell.value) / ONE, '0.0%');
    case 'days':
      return numberCell(Number(cell.value) / ONE, '0.0');
    case 'money':
      return moneyCell(cell.value, cell.currency);
    case 'count':
      return numberCell(Number(cell.value), '#,##0');
  }
}

/** The rows of one sheet: title, notes, facts in two columns, then each table below its name. */
export function sheetRows(section: LayoutSection): Row[] {
  return [
    [{ ...bold(textCell(section.title)), wrap: false, fontSize: 14 }],
    ...section.notes.map((note): Row => [{ ...textCell(note), wrap: false }]),
    ...section.facts.map(({ label, cell }): Row => [
      bold(textCell(label)),
      { ...sheetCell(cell), wrap: false, align: 'left' },
    ]),
    ...section.tables.flatMap(({ title, columns, rows, totals }): Row[] => [
      [],
      [{ ...bold(textCell(title)), wrap: false }],
      columns.map(({ label, align }) => headingCell(label, align === 'end' ? 'right' : 'left')),
      ...rows.map((row): Row => row.map(sheetCell)),
      ...(totals ? [totals.map((cell) => bold(sheetCell(cell)))] : []),
    ]),
  ];
}

/** Wide enough for the shares of the widest table. */
function sheetColumns({ tables }: LayoutSection) {
  const most = Math.max(2, ...tables.map(({ columns }) => columns.length));
  return Array.from({ length: most }, (_, i) => {
    const shares = tables.map(({ columns }) => columns[i]?.share ?? 0);
    return { width: Math.max(12, i === 0 ? 22 : 0, Math.round(Math.max(0, ...shares) * 1.3)) };
  });
}

/** The bytes of the workbook. */
export async function workbookOf({ sections }: Layout): Promise<Uint8Array> {
  const names = tabNames(sections.map(({ tab }) => tab));
  const sheets = sections.map((section, i) => ({
    ...{ data: sheetRows(section), sheet: names[i] ?? String(i + 1) },
    columns: sheetColumns(section),
  }));
  return new Uint8Array(await writeWorkbook(sheets).toBuffer());
}
