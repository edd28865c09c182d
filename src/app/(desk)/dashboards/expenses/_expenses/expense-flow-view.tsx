'use client';
// The dashboard of sales expenses: ribbons from account through type to dealer, areas by centre, and
// the activities beside what their dealers bought.
import { Group, SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { EXPENSE_SCOPES, type ExpenseFlow } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { urlChoice, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { StatCard } from '@/ui/states';
import { YearFault } from '../../../_year/year-fault';
import { SpanFilter, useSpan } from '../../_parts/use-span';
import { ActivityPanel } from './activity-panel';
import { AreasPanel, RibbonsPanel } from './flow-panels';
import { requestHrefs, spentHrefs, type SpentHrefs } from './spent-hrefs';

const FILTERS = { scope: urlChoice(EXPENSE_SCOPES) };

export function ExpenseFlowView({ maySeeEntries }: { readonly maySeeEntries: boolean }) {
  const t = useTranslations('dashboards.expenses');
  const locale = useLocale();
  const trpc = useTRPC();
  const span = useSpan();
  const { values, set } = useUrlFilters(FILTERS);
  const { scope = 'TRADE' } = values;
  const query = useQuery(
    trpc.figures.expenseFlow.queryOptions(
      { ...span, scope, locale },
      { placeholderData: keepPreviousData },
    ),
  );
  const { data } = query;
  const hrefs = data && (maySeeEntries ? spentHrefs(data, scope) : requestHrefs(data));
  return (
    <>
      <PageHeader
        title={t('title')}
        description={
          data && t('about', { year: data.span.yearCode, period: data.span.throughCode })
        }
        asOf={data?.asOf}
        actions={
          <Group gap={8}>
            <SegmentedControl
              aria-label={t('scope')}
              value={scope}
              data={EXPENSE_SCOPES.map((value) => ({ value, label: t(value) }))}
              onChange={(chosen) => set({ scope: EXPENSE_SCOPES.find((word) => word === chosen) })}
            />
            <SpanFilter shown={data?.span} />
          </Group>
        }
      />
      <Stack gap="md">
        {query.isError && <YearFault error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton h={420} radius="md" />}
        {data && hrefs && (
          <>
            <Tiles flow={data} hrefs={hrefs} />
            <RibbonsPanel flow={data} hrefs={hrefs} />
            <AreasPanel flow={data} hrefs={hrefs} />
          </>
        )}
        <ActivityPanel />
      </Stack>
    </>
  );
}

function Tiles({ flow, hrefs }: { readonly flow: ExpenseFlow; readonly hrefs: SpentHrefs }) {
  const t = useTranslations('dashboards.expenses');
  const formats = useFormats();
  const { currency, span } = flow;
  const money = (minor: bigint) => ({
    value: formats.moneyCompact(minor, currency),
    exact: formats.money(minor, currency),
  });
  const days = `from=${span.from}&to=${span.to}`;
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
      <StatCard
        label={t('spent')}
        {...money(flow.actualMinor)}
        hint={t('spentHint')}
        href={hrefs.all}
      />
      <StatCard
        label={t('sales')}
        {...money(flow.salesMinor)}
        hint={t('salesHint')}
        href={`/reports/sales?${days}`}
      />
      <StatCard
        label={t('rate')}
        value={flow.expenseRate === null ? t('noBasis') : formats.percent(Number(flow.expenseRate))}
        hint={t('rateHint')}
        href={hrefs.all}
      />
    </SimpleGrid>
  );
}
