'use client';
// What has to be explained, the most pressing first.
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName } from '@/kernel/local-names';
import type { DeviationView } from '@/server/modules/analytics/deviation-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { MoneyText } from '@/ui/cells';
import { notifyDone } from '@/ui/feedback';
import { urlChoice, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import {
  DataTable,
  dateColumn,
  fixedSource,
  moneyColumn,
  percentColumn,
  textColumn,
} from '@/ui/tables';
import { DeviationState } from './deviation-state';

const SHOWN = ['open', 'mine', 'all'] as const;
const FIELDS = { show: urlChoice(SHOWN) };
const OPEN = ['OPEN' as const, 'EXPLAINED' as const, 'ACTION' as const];

const inputOf = (show: (typeof SHOWN)[number]) =>
  show === 'all' ? {} : show === 'mine' ? { status: OPEN, mine: true } : { status: OPEN };

function Compute() {
  const t = useTranslations('deviations');
  const trpc = useTRPC();
  const write = useWrite(trpc.deviations.compute, { refresh: [trpc.deviations.pathFilter()] });
  const run = async () => {
    const { found, raised } = await write.mutateAsync({});
    notifyDone(t('computed', { found, raised }));
  };
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} stroke={2} />}
      loading={write.isPending}
      onClick={() => void run().catch(() => undefined)}
    >
      {t('compute')}
    </Button>
  );
}

export function DeviationList({ mayManage }: { readonly mayManage: boolean }) {
  const t = useTranslations('deviations');
  const trpc = useTRPC();
  const filters = useUrlFilters(FIELDS);
  const show = filters.values.show ?? 'open';
  const query = useQuery(trpc.deviations.list.queryOptions(inputOf(show)));
  const columns = useDeviationColumns();
  const rules = (
    <LinkButton href="/deviations/rules" variant="default">
      {t('rules')}
    </LinkButton>
  );
  const actions = (
    <>
      {mayManage && <Compute />}
      {rules}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} actions={actions} />
      <Group mb="sm">
        <SegmentedControl
          value={show}
          onChange={(value) => filters.set({ show: SHOWN.find((one) => one === value) })}
          data={SHOWN.map((value) => ({ value, label: t(value) }))}
        />
      </Group>
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingCard />}
      {query.data && (
        <DataTable
          tableId="deviations"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.number}
          rowHref={(row) => `/deviations/${row.id}`}
          rowTone={(row) => (row.status === 'CLOSED' || row.cleared ? 'muted' : undefined)}
          empty={{ title: t('none'), text: t('noneHint'), action: rules }}
        />
      )}
    </>
  );
}

/** The sign in a mark and a word beside the figure, not in its colour alone. */
function Favour({ varianceMinor, currency }: DeviationView) {
  const t = useTranslations('common.chart');
  const isBad = varianceMinor < 0n;
  return (
    <>
      <MoneyText minor={varianceMinor} currency={currency} signed />{' '}
      <Text
        span
        size="xs"
        role="img"
        aria-label={isBad ? t('unfavourable') : t('favourable')}
        title={isBad ? t('unfavourable') : t('favourable')}
        c={isBad ? 'var(--dd-bad)' : 'var(--dd-good)'}
      >
        {isBad ? '▼' : '▲'}
      </Text>
    </>
  );
}

function useDeviationColumns() {
  const t = useTranslations('deviations');
  const over = useTranslations('dashboards.executive.over');
  const locale = useLocale();
  return useMemo(
    () => [
      textColumn<DeviationView>({
        ...{ id: 'number', label: t('number'), width: 108, fixed: true, phone: 'meta' },
        value: (row) => row.number,
      }),
      textColumn<DeviationView>({
        ...{ id: 'centre', label: t('centre'), minWidth: 116, phone: 'title' },
        value: (row) => localName({ name: row.centreName, names: row.centreNames }, locale),
      }),
      textColumn<DeviationView>({
        ...{ id: 'account', label: t('account'), minWidth: 120, phone: 'subtitle' },
        value: (row) => localName({ name: row.accountName, names: row.accountNames }, locale),
      }),
      textColumn<DeviationView>({
        ...{ id: 'period', label: t('period'), width: 140, phone: 'meta' },
        value: (row) => over(row.span, { period: row.periodCode }),
      }),
      {
        ...moneyColumn<DeviationView>({
          ...{ id: 'variance', label: t('variance'), width: 168, phone: 'value', signed: true },
          value: (row) => ({ minor: row.varianceMinor, currency: row.currency }),
        }),
        cell: (row: DeviationView) => <Favour {...row} />,
      },
      percentColumn<DeviationView>({
        ...{ id: 'rate', label: t('rate'), width: 80, phone: 'meta' },
        value: (row) => (row.rate === null ? null : Number(row.rate)),
      }),
      textColumn<DeviationView>({
        ...{ id: 'owner', label: t('owner'), width: 92, phone: 'meta' },
        value: (row) => row.ownerName,
      }),
      dateColumn<DeviationView>({
        ...{ id: 'due', label: t('due'), width: 112, phone: 'meta' },
        value: (row) => row.dueOn,
      }),
      textColumn<DeviationView>({
        ...{ id: 'state', label: t('state'), width: 184, phone: 'badge' },
        value: (row) => t(`status.${row.status}`),
        cell: (row) => <DeviationState {...row} />,
      }),
    ],
    [t, over, locale],
  );
}
