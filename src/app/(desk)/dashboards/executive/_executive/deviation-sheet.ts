// The largest deviations as a file has them: what each was compared with, both sides and the rate. Pure.
import type { Executive } from '@/server/modules/analytics/figure-schemas';
import type { ExportTable } from '@/ui/charts/prepare/export-table';
import { rateCell } from '@/ui/charts/prepare/figures';

export type DeviationLine = Executive['deviations'][number];

export interface DeviationWords {
  readonly currency: string;
  readonly rowHeading: string;
  /** Period, compared with, its amount, the actual, the variance, the rate, what drove it, due, the state. */
  readonly columns: readonly string[];
  readonly noBasis: string;
  readonly nameOf: (row: DeviationLine) => string;
  readonly periodOf: (row: DeviationLine) => string;
  readonly basisOf: (basis: DeviationLine['basis']) => string;
  readonly driversOf: (row: DeviationLine) => string;
  readonly stateOf: (row: DeviationLine) => string;
}

/** Words have no unit. */
const WORDS = { kind: 'count' } as const;

export function deviationSheet(rows: readonly DeviationLine[], words: DeviationWords): ExportTable {
  const { currency, rowHeading, columns, noBasis, nameOf, periodOf, basisOf, driversOf, stateOf } =
    words;
  return {
    ...{ rowHeading, columns, unit: { kind: 'money', currency } },
    units: [
      WORDS,
      WORDS,
      undefined,
      undefined,
      undefined,
      { kind: 'percent' },
      WORDS,
      WORDS,
      WORDS,
    ],
    rows: rows.map((row) => ({
      label: [nameOf(row), row.number].join(' · '),
      values: [
        ...[periodOf(row), basisOf(row.basis)],
        ...[row.basisMinor, row.actualMinor, row.varianceMinor],
        rateCell(row.rate, noBasis),
        ...[driversOf(row), row.dueOn, stateOf(row)],
      ],
    })),
  };
}
