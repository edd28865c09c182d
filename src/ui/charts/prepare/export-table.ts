// A chart's figures as a sheet for a file. Pure. Money is exact decimal text; no figure is empty.
import { majorText } from '@/kernel/money';
import type { ExportCell, ExportSheet } from '../../tables/export-cells';
import type { ChartUnit, TableFigure } from './figures';
import { unitLabel } from './figures';

export interface ExportTable {
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly note?: string;
    readonly values: readonly TableFigure[];
  }[];
  readonly unit: ChartUnit;
  /** Of columns measured in something else, by their place. */
  readonly units?: readonly (ChartUnit | undefined)[];
}

function cellOf(exact: TableFigure, unit: ChartUnit): ExportCell {
  if (exact === null) return { kind: 'empty' };
  if (typeof exact === 'string') return { kind: 'text', text: exact };
  if (unit.kind === 'percent') return { kind: 'ratio', text: String(exact) };
  if (unit.kind !== 'money') return { kind: 'number', text: String(exact) };
  return { kind: 'number', text: majorText(BigInt(exact), unit.currency) };
}

/** Columns name their unit; a row's note ("period not finished") stays with its label. */
export function exportTable(table: ExportTable): ExportSheet {
  const { rowHeading, columns, rows } = table;
  const unitOf = (index: number) => table.units?.[index] ?? table.unit;
  const headOf = (name: string, index: number) => {
    const measure = unitLabel(unitOf(index));
    return measure ? `${name} (${measure})` : name;
  };
  return {
    header: [rowHeading, ...columns.map(headOf)],
    rows: rows.map(({ label, note, values }) => [
      { kind: 'text', text: note ? `${label} ${note}` : label },
      ...columns.map((_, index) => cellOf(values[index] ?? null, unitOf(index))),
    ]),
  };
}
