'use client';
// The dashboard of the goods' way: three answers of one period, each drawn as soon as it is there.
import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState } from '@/ui/states';
import { GapsPanel } from '../../_parts/gaps-panel';
import { DaysFilter, useDays } from '../../_parts/use-days';
import { CausesPanel, StagesPanel } from './flow-panels';
import { FlowTiles } from './flow-tiles';
import { ReasonsPanel, ReturnedProducts } from './return-panels';
import { ServicePanel } from './service-panels';

export function OrderFlowView({ today }: { readonly today: string }) {
  const t = useTranslations('dashboards.orderFlow');
  const formats = useFormats();
  const locale = useLocale();
  const trpc = useTRPC();
  const days = useDays(today);
  const { from, to } = days;
  const keep = { placeholderData: keepPreviousData };
  const flow = useQuery(trpc.figures.orderFlow.queryOptions({ from, to, locale }, keep));
  const returns = useQuery(trpc.figures.returns.queryOptions({ from, to, locale }, keep));
  const otif = useQuery(trpc.figures.otif.queryOptions({ from, to, locale, by: 'dealer' }, keep));
  const failed = [flow, returns, otif].find(({ isError }) => isError);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about', { from: formats.date(from), to: formats.date(to) })}
        asOf={flow.data?.asOf}
        actions={<DaysFilter label={t('period')} days={days} />}
      />
      <Stack gap="md">
        {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
        <FlowTiles otif={otif.data} returns={returns.data} days={days} />
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          {flow.data ? <StagesPanel flow={flow.data} days={days} /> : <Skeleton h={300} />}
          {flow.data ? <CausesPanel flow={flow.data} days={days} /> : <Skeleton h={300} />}
        </SimpleGrid>
        <ServicePanel today={today} days={days} />
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          {returns.data && <ReturnedProducts returns={returns.data} days={days} />}
          {returns.data && <ReasonsPanel returns={returns.data} days={days} />}
        </SimpleGrid>
        {flow.data && <GapsPanel gaps={flow.data.now} asOf={flow.data.asOf} />}
      </Stack>
    </>
  );
}
