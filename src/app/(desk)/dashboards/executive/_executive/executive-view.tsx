'use client';
// What an executive opens in the morning: figures, twelve months, what went off course, what waits.
import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { monthKey } from '@/kernel/business-date';
import type { Executive } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { prepareTimeSeries, TimeSeriesChart } from '@/ui/charts';
import { TextLink } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatCard } from '@/ui/states';
import { FirstSteps, WayOn } from '../../../_begin/way-on';
import { withQuery } from '../../_drivers/driver-links';
import { wholeCode } from '../../_parts/whole-code';
import { DeviationsPanel } from './deviations-panel';
import { monthHref, soldIn } from './month-hrefs';

export function ExecutiveView() {
  const t = useTranslations('dashboards.executive');
  const trpc = useTRPC();
  const query = useQuery(trpc.figures.executive.queryOptions());
  if (query.isPending) return <LoadingPage />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const board = query.data;
  const { span } = board;
  return (
    <>
      <PageHeader
        title={t('title')}
        asOf={board.asOf}
        description={span && t('about', { year: span.yearCode, period: span.throughCode })}
      />
      {isNothingYet(board) ? (
        <FirstSteps />
      ) : (
        <Stack gap="md">
          <Tiles board={board} />
          <SalesMonths board={board} />
          <DeviationsPanel board={board} />
        </Stack>
      )}
    </>
  );
}

/** Nothing sold, planned, owed or waited for: a company that has not begun. */
function isNothingYet({ sales, execution, collections, deviations, waiting }: Executive): boolean {
  const figures = sales.months.flatMap((row) => [
    ...[row.actualMinor, row.budgetMinor ?? 0n, row.lastYearMinor ?? 0n],
  ]);
  const counts = waiting.approvals + waiting.orders + waiting.deviations + deviations.length;
  const isPlanned = execution !== null && execution.revisedMinor !== 0n;
  const money = [...figures, sales.actualMinor, collections.openMinor, collections.receivedMinor];
  return counts === 0 && !isPlanned && money.every((minor) => minor === 0n);
}

/** The period that is not over, and how many of its days have come. */
function runningOf({ span }: Executive) {
  const running = span?.toDate ?? null;
  return running && { ...running, period: wholeCode(running.period) };
}

function Tiles({ board }: { readonly board: Executive }) {
  const t = useTranslations('dashboards.executive');
  const toDate = useTranslations('dashboards.toDate');
  const formats = useFormats();
  const { currency, sales, execution, collections, waiting } = board;
  const money = (minor: bigint) => ({
    value: formats.moneyCompact(minor, currency),
    exact: formats.money(minor, currency),
  });
  const trend = (rate: string | null, against: string) =>
    rate === null ? null : { ratio: Number(rate), against, moreIs: 'favourable' as const };
  const ratio = (rate: string | null) =>
    rate === null ? t('noBasis') : formats.percent(Number(rate));
  const { againstBudget, againstLastYear } = sales;
  const unapplied = collections.unappliedMinor;
  const from = board.span?.from ?? `${board.today.slice(0, 4)}-01-01`;
  const days = { from, to: board.today };
  const running = runningOf(board);
  const budgetHint = running ? toDate('budget', running) : undefined;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md">
      <StatCard
        label={t('salesAgainstBudget')}
        {...money(sales.actualMinor)}
        trend={trend(againstBudget.rate, t('trendBudget'))}
        hint={againstBudget.rate === null ? t('noBasis') : budgetHint}
        href={withQuery('/reports/price-mix-quantity', { by: 'product', ...days })}
      />
      <StatCard
        label={t('salesAgainstLastYear')}
        {...money(sales.actualMinor)}
        trend={trend(againstLastYear.rate, t('trendLastYear'))}
        hint={
          againstLastYear.rate === null
            ? t('noBasis')
            : t('sameDays', { from: formats.dateShort(from), to: formats.dateShort(board.today) })
        }
        href={withQuery('/reports/sales', { by: 'month', ...days })}
      />
      <StatCard
        label={t('margin')}
        {...(sales.marginMinor === null ? { value: t('noBasis') } : money(sales.marginMinor))}
        hint={sales.marginMinor === null ? undefined : <MarginHint sales={sales} />}
        href={withQuery('/reports/sales', { by: 'dealer', ...days })}
      />
      <StatCard
        label={t('execution')}
        value={execution === null ? t('noBasis') : ratio(execution.rate)}
        hint={execution && <Execution execution={execution} board={board} />}
        href="/dashboards/budget"
      />
      <StatCard
        label={t('received')}
        {...money(collections.receivedMinor)}
        hint={<Received collections={collections} currency={currency} />}
        href={withQuery('/receipts', { ...days, currency, counted: '1' })}
      />
      <StatCard
        label={t('open')}
        {...money(collections.openMinor)}
        hint={
          unapplied !== 0n &&
          t('openLess', {
            unapplied: formats.money(unapplied, currency),
            total: formats.money(collections.openMinor - unapplied, currency),
          })
        }
        href="/ageing"
      />
      <StatCard
        label={t('waiting')}
        value={formats.number(waiting.approvals + waiting.orders, 0)}
        hint={<Waiting waiting={waiting} />}
      />
      <StatCard
        label={t('openDeviations')}
        value={formats.number(waiting.deviations, 0)}
        href="/deviations"
      />
    </SimpleGrid>
  );
}

/** Beside the year to date the last month that is over: of a year that has hardly begun it says more. */
function Received(props: {
  readonly collections: Executive['collections'];
  readonly currency: string;
}) {
  const t = useTranslations('dashboards.executive');
  const formats = useFormats();
  const { lastMonth, dsoDays } = props.collections;
  return (
    <>
      {t('receivedIn', {
        month: formats.month(`${lastMonth.month}-01`),
        amount: formats.moneyCompact(lastMonth.receivedMinor, props.currency),
      })}
      <div>
        {t('dso', {
          days: dsoDays === null ? t('noBasis') : formats.number(Number(dsoDays), 1),
        })}
      </div>
    </>
  );
}

/** One's own decisions and the orders of everybody stand in two lists. */
function Waiting({ waiting }: Pick<Executive, 'waiting'>) {
  const t = useTranslations('dashboards.executive');
  return (
    <>
      <TextLink href="/approvals" size="xs">
        {t('waitingForMe', { count: waiting.approvals })}
      </TextLink>
      {' · '}
      <TextLink href="/orders?status=SUBMITTED,ON_HOLD" size="xs">
        {t('waitingOrders', { count: waiting.orders })}
      </TextLink>
    </>
  );
}

/** What the margin is of: sales whose cost is known, and how much of all has none. */
function MarginHint({ sales }: { readonly sales: Executive['sales'] }) {
  const t = useTranslations('dashboards.executive');
  const formats = useFormats();
  const { marginRate, uncostedRate } = sales;
  if (marginRate === null) return t('noBasis');
  const percent = (rate: string) => formats.percent(Number(rate));
  if (uncostedRate === null || Number(uncostedRate) === 0) {
    return t('marginRate', { rate: percent(marginRate) });
  }
  return t('marginPart', { rate: percent(marginRate), without: percent(uncostedRate) });
}

/** What is left of the whole periods, and how far the budget to date is used while one of them runs. */
function Execution(props: {
  readonly execution: NonNullable<Executive['execution']>;
  readonly board: Executive;
}) {
  const t = useTranslations('dashboards.executive');
  const toDate = useTranslations('dashboards.toDate');
  const formats = useFormats();
  const { execution, board } = props;
  const running = runningOf(board);
  const rate = execution.rateToDate;
  return (
    <>
      {t('available', { amount: formats.money(execution.availableMinor, board.currency) })}
      {running && rate !== null && (
        <div>{toDate('used', { ...running, rate: formats.percent(Number(rate)) })}</div>
      )}
    </>
  );
}

function SalesMonths({ board }: { readonly board: Executive }) {
  const t = useTranslations('dashboards.executive');
  const begin = useTranslations('dashboards.begin');
  const formats = useFormats();
  const { months } = board.sales;
  const budget = {
    key: 'budget',
    label: t('budget'),
    values: new Map(months.map((row) => [row.month, row.budgetMinor])),
  };
  const model = prepareTimeSeries({
    buckets: months.map(({ month }) => month),
    bucketLabel: formats.month,
    series: [
      {
        key: 'actual',
        label: t('sales'),
        values: new Map(months.map((row) => [row.month, row.actualMinor])),
      },
      ...(months.some(({ budgetMinor }) => budgetMinor !== null) ? [budget] : []),
      {
        key: 'lastYear',
        label: t('lastYear'),
        values: new Map(months.map((row) => [row.month, row.lastYearMinor])),
      },
    ],
    unit: { kind: 'money', currency: board.currency },
    unfinishedFrom: monthKey(board.today),
    absentIs: 'gap',
  });
  return (
    <TimeSeriesChart
      title={t('months')}
      model={model}
      shape="bar"
      asOf={board.asOf}
      hrefOf={soldIn}
      emptyTitle={begin('orders')}
      emptyHint={<WayOn to="orders" />}
      barHrefOf={(month, series) => monthHref(months, month, series)}
    />
  );
}
