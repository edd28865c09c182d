// The largest deviations as a file has them: what each was compared with, both sides and the rate. Pure.
import type { Executive } from '@/server/modules/analytics/figure-schemas';
import type { ExportTable } from '@/ui/charts/prepare/export-table';
import { rateCell } from '@/ui/charts/prepare/figures';

export type DeviationLine = Executive['deviations'][number];

export interface DeviationWords {
  readonly currency: string;
  readonly rowHeading: string;
  /** Compared with, its amount, the actual, the variance, the rate. */
  readonly columns: readonly string[];
  readonly noBasis: string;
  readonly nameOf: (row: DeviationLine) => string;
  readonly basisOf: (basis: DeviationLine['basis']) => string;
}

export function deviationSheet(rows: readonly DeviationLine[], words: DeviationWords): ExportTable {
  const { currency, rowHeading, columns, noBasis, nameOf, basisOf } = words;
  return {
    ...{ rowHeading, columns, unit: { kind: 'money', currency } },
    // Words have no unit; a rate is a ratio.
    units: [{ kind: 'count' }, undefined, undefined, undefined, { kind: 'percent' }],
    rows: rows.map((row) => ({
      label: [nameOf(row), row.number].join(' · '),
      values: [
        basisOf(row.basis),
        ...[row.basisMinor, row.actualMinor, row.varianceMinor],
        rateCell(row.rate, noBasis),
      ],
    })),
  };
}
