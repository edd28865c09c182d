'use client';
// The fullest limits of a rule in a year: budget, used, ceiling, and what was let through above it.
import { Group, Progress, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
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

/** Used of the budget; null where that has no basis. */
const shareOf = ({ usedMinor, budgetMinor, budgeted }: LimitView): number | null =>
  budgeted && budgetMinor > 0n ? Number((usedMinor * 10_000n) / budgetMinor) / 10_000 : null;

/** By the rates of the rule itself: what it still lets pass is not past it. */
function toneOf(share: number, { warnRate, stopRate }: ControlView): string {
  if (share > Number(stopRate)) return 'red';
  return share >= Number(warnRate) ? 'amber' : 'petrol';
}

function ShareCell({ row, rule }: { readonly row: LimitView; readonly rule: ControlView }) {
  const formats = useFormats();
  const words = useShareWords();
  const share = shareOf(row);
  if (share === null) return words(row);
  return (
    <Group gap={8} wrap="nowrap">
      <Progress
        value={Math.min(Math.max(share, 0), 1) * 100}
        color={toneOf(share, rule)}
        w={56}
        aria-hidden
      />
      <Text size="sm">{formats.percent(share)}</Text>
    </Group>
  );
}

const shareCell = (rule: ControlView) =>
  function Share(row: LimitView) {
    return <ShareCell row={row} rule={rule} />;
  };

function useShareWords() {
  const t = useTranslations('budgets.control');
  const formats = useFormats();
  return (row: LimitView) => {
    const share = shareOf(row);
    if (share !== null) return formats.percent(share);
    return t(row.budgeted ? 'noBasis' : 'notBudgeted');
  };
}

/** What a limit counts, by the names of its periods. */
function useSlotWords(rule: ControlView, trees: Trees, yearId: string) {
  const t = useTranslations('budgets.control');
  const periods = trees.years.find(({ id }) => id === yearId)?.periods ?? [];
  return ({ slot }: LimitView) => {
    if (slot === 0) return t('wholeYear');
    const code = periods.find(({ no }) => no === slot)?.code ?? t('slotNo', { no: slot });
    return rule.scope === 'YEAR_TO_DATE' ? t('slotThrough', { code }) : code;
  };
}

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
  const slotWords = useSlotWords(rule, trees, yearId);
  const shareWords = useShareWords();
  const columns = (() => {
    const money = (id: string, label: string, minor: (row: LimitView) => bigint | null) =>
      moneyColumn<LimitView>({
        ...{ id, label, display: 'none', width: 130, phone: 'meta' },
        value: (row) => {
          const amount = minor(row);
          return amount === null ? null : { minor: amount, currency };
        },
      });
    return [
      textColumn<LimitView>({
        ...{ id: 'slot', label: t('slot'), width: 125, fixed: true, phone: 'title' },
        value: slotWords,
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
        value: shareWords,
        cell: shareCell(rule),
      }),
    ];
  })();
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
