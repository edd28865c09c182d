'use client';
// The dashboard put together. One answer, read again every minute; amounts of one currency at a
// time, because two do not add up.
import { Alert, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { Dashboard } from '@/server/modules/analytics/schemas';
import { useTRPC } from '@/trpc/client';
import { urlText, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage } from '@/ui/states';
import { FirstSteps } from '../../_begin/way-on';
import { GapsPanel } from '../../dashboards/_parts/gaps-panel';
import classes from './dashboard.module.css';
import { AgeingPanel, OverduePanel } from './ageing-panel';
import { FlowPanel } from './flow-panel';
import type { PanelProps } from './panel-props';
import { SalesPanel } from './sales-panel';
import { ShortPanel } from './short-panel';
import { Tiles } from './tiles';

const REFRESH_MS = 60_000;
const FILTERS = { currency: urlText() };

export function DashboardView() {
  const t = useTranslations('dashboard');
  const trpc = useTRPC();
  const locale = useLocale();
  const query = useQuery(
    trpc.analytics.dashboard.queryOptions(
      { locale },
      { refetchInterval: REFRESH_MS, trpc: { context: { alone: true } } },
    ),
  );
  const { values, set } = useUrlFilters(FILTERS);
  if (query.isPending) return <LoadingPage />;
  if (!query.data) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const board = query.data;
  const currency = board.currencies.includes(values.currency) ? values.currency : board.currency;
  return (
    <>
      <PageHeader
        title={t('title')}
        asOf={board.asOf}
        actions={
          board.currencies.length > 1 ? (
            <SegmentedControl
              aria-label={t('currency')}
              data={board.currencies}
              value={currency}
              onChange={(chosen) => set({ currency: chosen === board.currency ? '' : chosen })}
            />
          ) : undefined
        }
      />
      {isNothingYet(board) ? <FirstSteps /> : <Panels board={board} currency={currency} />}
    </>
  );
}

/** No order on its way in a year, nothing owed and nothing short: a company that has not begun. */
function isNothingYet(board: Dashboard): boolean {
  const { requested, approved, shipped, delivered, returned } = board.flow;
  const isStill = [requested, approved, shipped, delivered, returned].every((n) => n === 0n);
  const isUnsold = board.months.every(
    ({ netMinor, previousMinor }) => netMinor === 0n && (previousMinor ?? 0n) === 0n,
  );
  const isUnowed = board.ageing.every(({ totalMinor }) => totalMinor === 0n);
  return isStill && isUnsold && isUnowed && board.orders.every(({ count }) => count === 0);
}

function Panels(props: PanelProps) {
  const t = useTranslations('dashboard');
  return (
    <Stack gap="md">
      {props.board.asOf === null && <Alert color="amber">{t('never')}</Alert>}
      <Tiles {...props} />
      <div className={classes.lead}>
        <SalesPanel {...props} />
        <AgeingPanel {...props} />
      </div>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <FlowPanel {...props} />
        <GapsPanel gaps={props.board.gaps} asOf={props.board.asOf} />
      </SimpleGrid>
      <div className={classes.rest}>
        <OverduePanel {...props} />
        <ShortPanel {...props} />
      </div>
    </Stack>
  );
}
