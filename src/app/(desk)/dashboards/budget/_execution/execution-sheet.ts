// The tree of budget execution as a file has it: every figure of the table, the rate with them. Pure.
import type { ExportTable } from '@/ui/charts/prepare/export-table';
import { rateCell, type TableFigure } from '@/ui/charts/prepare/figures';
import type { ExecutionLine } from '../../_parts/execution-model';

export const COLUMNS = [
  'original',
  'revised',
  'preCommitted',
  'committed',
  'actual',
  'available',
] as const;
export type ColumnKey = (typeof COLUMNS)[number];

/** Only what is spent can be left to spend: revenue past its budget is no overdraft. */
export const hasAvailable = ({ kind }: ExecutionLine) => kind === 'EXPENSE';

/** Where there are figures, too few days of the year are no basis. */
const forecastOf = ({ figures, forecastMinor }: ExecutionLine, noBasis: string): TableFigure =>
  figures === null ? null : (forecastMinor ?? noBasis);

/** Of a result, which mixes signs, a part says nothing. */
function rateOf({ kind, figures }: ExecutionLine, noBasis: string): TableFigure {
  return kind === 'RESULT' || figures === null ? null : rateCell(figures.rate, noBasis);
}

export interface SheetWords {
  readonly currency: string;
  readonly rowHeading: string;
  /** Those of `COLUMNS`, then the rate and the forecast. */
  readonly columns: readonly string[];
  readonly noBasis: string;
  /** A centre without what is below it. */
  readonly itself: (name: string) => string;
}

export function executionSheet(lines: readonly ExecutionLine[], words: SheetWords): ExportTable {
  const { currency, rowHeading, columns, noBasis, itself } = words;
  return {
    ...{ rowHeading, columns, unit: { kind: 'money', currency } },
    units: [...COLUMNS.map(() => undefined), { kind: 'percent' }],
    rows: lines.map((line) => ({
      label: `${line.code} ${line.isOwn ? itself(line.name) : line.name}`,
      values: [
        ...COLUMNS.map((key) =>
          key === 'available' && !hasAvailable(line)
            ? null
            : (line.figures?.[`${key}Minor`] ?? null),
        ),
        rateOf(line, noBasis),
        forecastOf(line, noBasis),
      ],
    })),
  };
}
