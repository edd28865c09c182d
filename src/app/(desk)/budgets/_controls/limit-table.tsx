'use client';
// The fullest limits of a rule in a year: budget, used, ceiling, and what was let through above it.
import { Group, Progress, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { ControlView, LimitView } from '@/server/modules/budgets/control-schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource, moneyColumn, textColumn } from '@/ui/tables';
import type { Trees } from '../_parts/use-trees';

interface LimitTableProps {
  readonly rule: ControlView;
  readonly trees: Trees;
  readonly currency: string;
  readonly today: string;
}

/** Only for the bar: a share of the budget in percent. */
const shareOf = ({ usedMinor, budgetMinor }: LimitView): number =>
  budgetMinor > 0n ? Number((usedMinor * 1000n) / budgetMinor) / 10 : 0;

function ShareCell({ row }: { readonly row: LimitView }) {
  const t = useTranslations('budgets.control');
  if (!row.budgeted) return t('notBudgeted');
  return (
    <Group gap={8} wrap="nowrap">
      <Progress
        value={Math.min(shareOf(row), 100)}
        color={shareOf(row) > 100 ? 'red' : shareOf(row) >= 90 ? 'amber' : 'petrol'}
        w={56}
        aria-hidden
      />
      <Text size="sm">{shareOf(row)} %</Text>
    </Group>
  );
}

const shareCell = (row: LimitView) => <ShareCell row={row} />;

export function LimitTable({ rule, trees, currency, today }: LimitTableProps) {
  const t = useTranslations('budgets.control');
  const years = trees.years.map(({ id, code }) => ({ value: id, label: code }));
  const now = trees.years.find((year) => year.startsOn <= today && today <= year.endsOn);
  const [yearId, setYearId] = useState(now?.id ?? years[0]?.value ?? '');
  const query = useQuery(
    useTRPC().budgets.limits.queryOptions(
      { controlId: rule.id, yearId },
      { enabled: yearId !== '' },
    ),
  );
  const columns = useMemo(() => {
    const money = (id: string, label: string, minor: (row: LimitView) => bigint | null) =>
      moneyColumn<LimitView>({
        ...{ id, label, display: 'none', width: 130 },
        value: (row) => {
          const amount = minor(row);
          return amount === null ? null : { minor: amount, currency };
        },
      });
    return [
      textColumn<LimitView>({
        ...{ id: 'slot', label: t('slot'), width: 110, fixed: true, phone: 'title' },
        value: (row) => (row.slot === 0 ? t('wholeYear') : t('slotNo', { no: row.slot })),
      }),
      textColumn<LimitView>({
        ...{ id: 'node', label: t('node'), minWidth: 150, phone: 'subtitle' },
        value: (row) => [row.centre, row.account, row.programme].filter(Boolean).join(' · '),
      }),
      money('budget', t('budget'), (row) => row.budgetMinor),
      money('used', t('used'), (row) => row.usedMinor),
      money('ceiling', t('ceiling'), (row) => row.ceilingMinor),
      money('allowance', t('allowance'), (row) =>
        row.allowanceMinor === 0n ? null : row.allowanceMinor,
      ),
      textColumn<LimitView>({
        ...{ id: 'share', label: t('share'), width: 130, phone: 'value' },
        value: (row) => (row.budgeted ? `${shareOf(row)} %` : t('notBudgeted')),
        cell: shareCell,
      }),
    ];
  }, [t, currency]);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={560}>{t('limits')}</Text>
        <Select
          size="xs"
          w={110}
          aria-label={t('year')}
          data={years}
          allowDeselect={false}
          value={yearId}
          onChange={(value) => setYearId(value ?? '')}
        />
      </Group>
      {query.isLoading && <LoadingCard lines={4} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="budget-limits"
          label={t('limits')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(row) => [row.slot, row.centre, row.account, row.programme].join(' ')}
          maxHeight={320}
          empty={{ title: t('noLimits') }}
        />
      )}
    </Stack>
  );
}
