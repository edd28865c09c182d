'use client';
// Receivables month by month: what was invoiced and came in, how long it takes, and sales of a month
// that were given back later.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { monthKey } from '@/kernel/business-date';
import type { ReceivablesDashboard } from '@/server/modules/analytics/figure-schemas';
import { prepareStacked, prepareTimeSeries, StackedBars, TimeSeriesChart } from '@/ui/charts';
import { WayOn } from '../../../_begin/way-on';
import { countedHref } from './counted-href';
import { reversedHrefs } from './reversed-hrefs';

type Month = ReceivablesDashboard['months'][number];

function useMonths(board: ReceivablesDashboard) {
  const formats = useFormats();
  return {
    buckets: board.months.map(({ month }) => month),
    bucketLabel: (month: string) => formats.month(`${month}-01`),
    unfinishedFrom: monthKey(board.today),
  };
}

const series = <T,>(months: readonly Month[], of: (row: Month) => T) =>
  new Map(months.map((row) => [row.month, of(row)]));

export interface BoardProps {
  readonly board: ReceivablesDashboard;
}

export function MovementsPanel({ board }: BoardProps) {
  const t = useTranslations('dashboards.receivables');
  const begin = useTranslations('dashboards.begin');
  const { months, currency } = board;
  const model = prepareTimeSeries({
    ...useMonths(board),
    series: [
      { key: 'invoiced', label: t('invoiced'), values: series(months, (row) => row.invoicedMinor) },
      { key: 'received', label: t('received'), values: series(months, (row) => row.receivedMinor) },
      { key: 'credited', label: t('credited'), values: series(months, (row) => row.creditedMinor) },
    ],
    unit: { kind: 'money', currency },
    absentIs: 'zero',
  });
  return (
    <TimeSeriesChart
      title={t('movements')}
      summary={t('movementsSummary')}
      model={model}
      shape="bar"
      asOf={board.asOf}
      emptyTitle={begin('invoices')}
      emptyHint={<WayOn to="invoices" />}
      hrefOf={(month) => countedHref('invoiced', month, currency)}
      barHrefOf={(month, key) => countedHref(key, month, currency)}
    />
  );
}

const numberOf = (rate: string | null) => (rate === null ? null : Number(rate));

export function DsoPanel({ board }: BoardProps) {
  const t = useTranslations('dashboards.receivables');
  const begin = useTranslations('dashboards.begin');
  const model = prepareTimeSeries({
    ...useMonths(board),
    series: [
      {
        key: 'dso',
        label: t('dso'),
        values: series(board.months, ({ dsoDays }) =>
          dsoDays === null ? null : Math.round(Number(dsoDays) * 10) / 10,
        ),
      },
    ],
    unit: { kind: 'quantity', unit: t('dayUnit') },
    absentIs: 'gap',
  });
  return (
    <TimeSeriesChart
      title={t('dso')}
      summary={t('dsoSummary')}
      model={model}
      asOf={board.asOf}
      emptyTitle={begin('invoices')}
      emptyHint={<WayOn to="invoices" />}
      hrefOf={(month) => countedHref('invoiced', month, board.currency)}
    />
  );
}

export function CollectionPanel({ board }: BoardProps) {
  const t = useTranslations('dashboards.receivables');
  const begin = useTranslations('dashboards.begin');
  const model = prepareTimeSeries({
    ...useMonths(board),
    series: [
      {
        key: 'collection',
        label: t('collection'),
        values: series(board.months, ({ collectionRate }) => numberOf(collectionRate)),
      },
    ],
    unit: { kind: 'percent' },
    absentIs: 'gap',
  });
  const hasNoRate = board.months.some(isRateless);
  return (
    <TimeSeriesChart
      title={t('collection')}
      summary={t('collectionSummary')}
      model={model}
      notes={hasNoRate ? [t('collectionNone')] : []}
      asOf={board.asOf}
      emptyTitle={begin('invoices')}
      emptyHint={<WayOn to="invoices" />}
      hrefOf={(month) => countedHref('received', month, board.currency)}
    />
  );
}

/** Not before anything was owed: that is no month to speak of. */
const isRateless = ({ collectionRate, receivedMinor, invoicedMinor }: Month) =>
  collectionRate === null && (receivedMinor !== 0n || invoicedMinor !== 0n);

/** 虛假業績: sales that a month showed and that did not last. */
export function ReversedPanel({ board }: BoardProps) {
  const t = useTranslations('dashboards.receivables');
  const begin = useTranslations('dashboards.begin');
  const formats = useFormats();
  const hrefs = reversedHrefs(board);
  const isNone = board.reversed.every((row) => row.creditedMinor === 0n && row.unpaidMinor === 0n);
  const model = prepareStacked({
    // Nothing in any month is good news, not an axis of zeros.
    stacks: (isNone ? [] : board.reversed).map((row) => ({
      key: row.month,
      label: formats.month(`${row.month}-01`),
      values: new Map([
        ['credited', row.creditedMinor],
        ['unpaid', row.unpaidMinor],
      ]),
      href: countedHref('invoiced', row.month, board.currency),
      hrefs: hrefs.of(row.month),
    })),
    parts: [
      { key: 'credited', label: t('creditedLater') },
      { key: 'unpaid', label: t('longUnpaid') },
    ],
    unit: { kind: 'money', currency: board.currency },
  });
  return (
    <StackedBars
      title={t('reversed')}
      summary={t('reversedSummary')}
      model={model}
      stackHeading={t('invoicedIn')}
      emptyTitle={begin('reversed')}
      asOf={board.asOf}
    />
  );
}
