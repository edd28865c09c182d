// A chart's figures as a sheet for a file. Pure. Money is exact decimal text; no figure is empty.
import { majorText } from '@/kernel/money';
import type { ExportCell, ExportSheet } from '../../tables/export-cells';
import type { ChartUnit, Exact } from './figures';
import { unitLabel } from './figures';

export interface ExportTable {
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly note?: string;
    readonly values: readonly Exact[];
  }[];
  readonly unit: ChartUnit;
}

function cellOf(exact: Exact, unit: ChartUnit): ExportCell {
  if (exact === null) return { kind: 'empty' };
  if (unit.kind === 'percent') return { kind: 'ratio', text: String(exact) };
  if (unit.kind !== 'money') return { kind: 'number', text: String(exact) };
  return { kind: 'number', text: majorText(BigInt(exact), unit.currency) };
}

/** Columns name their unit; a row's note ("period not finished") stays with its label. */
export function exportTable({ rowHeading, columns, rows, unit }: ExportTable): ExportSheet {
  const measure = unitLabel(unit);
  return {
    header: [rowHeading, ...columns.map((name) => (measure ? `${name} (${measure})` : name))],
    rows: rows.map(({ label, note, values }) => [
      { kind: 'text', text: note ? `${label} ${note}` : label },
      ...columns.map((_, index) => cellOf(values[index] ?? null, unit)),
    ]),
  };
}
