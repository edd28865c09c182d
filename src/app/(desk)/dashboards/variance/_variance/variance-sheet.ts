// The rows of a variance as a file has them: what the page shows of each, rate and mark too. Pure.
import type { VarianceAnswer } from '@/server/modules/analytics/figure-schemas';
import type { ExportTable } from '@/ui/charts/prepare/export-table';
import { rateCell } from '@/ui/charts/prepare/figures';

type Figure = VarianceAnswer['total'];

export interface VarianceWords {
  readonly rowHeading: string;
  /** Both sides, the variance, its rate, whether it is good. */
  readonly columns: readonly string[];
  readonly total: string;
  readonly noBasis: string;
  readonly markOf: (mark: NonNullable<Figure['mark']>) => string;
}

export function varianceSheet(
  { rows, total, currency }: Pick<VarianceAnswer, 'rows' | 'total' | 'currency'>,
  words: VarianceWords,
): ExportTable {
  const { rowHeading, columns, noBasis, markOf } = words;
  const valuesOf = ({ basisMinor, actualMinor, varianceMinor, rate, mark }: Figure) => [
    basisMinor ?? noBasis,
    ...[actualMinor, varianceMinor],
    rateCell(rate, noBasis),
    mark === null ? null : markOf(mark),
  ];
  return {
    ...{ rowHeading, columns, unit: { kind: 'money', currency } },
    units: [undefined, undefined, undefined, { kind: 'percent' }, { kind: 'count' }],
    rows: [
      ...rows.map((row) => ({ label: row.name, values: valuesOf(row) })),
      { label: words.total, values: valuesOf(total) },
    ],
  };
}
