'use client';
// Receivables month by month: what was invoiced and came in, how long it takes, and sales of a month
// that were given back later.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { endOfMonth, monthKey } from '@/kernel/business-date';
import type { ReceivablesDashboard } from '@/server/modules/analytics/figure-schemas';
import { prepareStacked, prepareTimeSeries, StackedBars, TimeSeriesChart } from '@/ui/charts';
import { WayOn } from '../../../_begin/way-on';
import { reversedHrefs } from './reversed-hrefs';

type Month = ReceivablesDashboard['months'][number];

const span = (month: string) => `from=${month}-01&to=${endOfMonth(`${month}-01`)}`;

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

/** The documents that make a series. */
const LIST_OF: Readonly<Record<string, string>> = {
  ...{ invoiced: '/invoices', received: '/receipts', credited: '/credit-notes' },
};

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
      hrefOf={(month) => `/invoices?${span(month)}`}
      barHrefOf={(month, key) => `${LIST_OF[key] ?? '/invoices'}?${span(month)}`}
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
      hrefOf={(month) => `/invoices?${span(month)}`}
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
  return (
    <TimeSeriesChart
      title={t('collection')}
      summary={t('collectionSummary')}
      model={model}
      asOf={board.asOf}
      emptyTitle={begin('invoices')}
      emptyHint={<WayOn to="invoices" />}
      hrefOf={(month) => `/receipts?${span(month)}`}
    />
  );
}

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
      href: `/invoices?${span(row.month)}`,
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
