'use client';
// The dashboard of budget execution: tree table, burn-down of the chosen pool, heat map of centres.
import { Alert, SegmentedControl, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconWallet } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { NO_ONE } from '@/kernel/ids';
import { RUN_RATE_DAYS, type BudgetExecution } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { urlChoice, urlText, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, LoadingPage } from '@/ui/states';
import type { Axis } from '../../_parts/execution-model';
import { YearFault } from '../../../_year/year-fault';
import { SpanFilter, useSpan } from '../../_parts/use-span';
import { BurnDownPanel } from './burn-down-panel';
import { ExecutionTable } from './execution-table';
import { HeatPanel } from './heat-panel';

const FILTERS = { by: urlChoice(['centre', 'account']), at: urlText() };

export function ExecutionView() {
  const t = useTranslations('dashboards.budget');
  const toDate = useTranslations('dashboards.toDate');
  const trpc = useTRPC();
  const spanInput = useSpan();
  const query = useQuery(
    trpc.figures.budgetExecution.queryOptions({ ...spanInput, asTree: true, locale: useLocale() }),
  );
  if (query.isPending) return <LoadingPage />;
  if (!query.data) {
    return (
      <>
        <PageHeader title={t('title')} />
        <YearFault error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  }
  const { asOf, span } = query.data;
  const isTooEarly = query.data.forecast.some(({ yearMinor }) => yearMinor === null);
  const about = [
    t('about', { year: span.yearCode, period: span.throughCode }),
    ...(span.toDate ? [toDate('whole', span.toDate)] : []),
    ...(isTooEarly ? [t('forecastLater', { days: RUN_RATE_DAYS })] : []),
  ];
  return (
    <>
      <PageHeader
        title={t('title')}
        description={about.join(' ')}
        asOf={asOf}
        actions={<SpanFilter shown={span} />}
      />
      {query.data.rows.length === 0 ? <NoBudget /> : <Board answer={query.data} />}
    </>
  );
}

function NoBudget() {
  const t = useTranslations('dashboards.budget');
  const begin = useTranslations('dashboards.begin');
  const nav = useTranslations('nav.page');
  return (
    <EmptyState
      icon={IconWallet}
      title={t('none')}
      text={begin('budgetHint')}
      action={
        <LinkButton href="/budgets" variant="default">
          {nav('budgets')}
        </LinkButton>
      }
    />
  );
}

function Board({ answer }: { readonly answer: BudgetExecution }) {
  const t = useTranslations('dashboards.budget');
  const { values, set } = useUrlFilters(FILTERS);
  const axis: Axis = values.by ?? 'account';
  const spent = { id: NO_ONE, name: t('allSpent'), parentId: null };
  const others = axis === 'centre' ? [spent, ...answer.accounts] : answer.centres;
  const other =
    others.find(({ id }) => id === values.at) ??
    // Everything that is spent; of centres, the whole company.
    others.find(({ parentId }) => parentId === null) ??
    others[0];
  if (!other) return null;
  const drill = (id: string) => set({ by: axis === 'centre' ? 'account' : 'centre', at: id });
  const accountId = axis === 'centre' && other.id !== NO_ONE ? other.id : undefined;
  const pool = axis === 'account' ? { centreId: other.id } : { ...(accountId && { accountId }) };
  return (
    <Stack gap="md">
      {answer.asOf === null && <Alert color="amber">{t('never')}</Alert>}
      <ExecutionTable
        key={axis}
        answer={answer}
        axis={axis}
        other={other}
        onDrill={drill}
        controls={
          <>
            <SegmentedControl
              aria-label={t('by')}
              value={axis}
              data={[
                { value: 'centre', label: t('centre') },
                { value: 'account', label: t('account') },
              ]}
              onChange={(by) => set({ by: by === 'account' ? 'account' : 'centre', at: '' })}
            />
            <Select
              aria-label={axis === 'centre' ? t('otherAccount') : t('otherCentre')}
              searchable
              allowDeselect={false}
              value={other.id}
              data={others.map((one) => ({
                value: one.id,
                label: 'code' in one ? `${one.code} ${one.name}` : one.name,
              }))}
              onChange={(id) => set({ at: id ?? '' })}
            />
          </>
        }
      />
      <BurnDownPanel pool={pool} poolName={other.name} />
      <HeatPanel accountId={accountId} />
    </Stack>
  );
}
