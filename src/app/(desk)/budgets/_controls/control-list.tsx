'use client';
// The rules of control with the state of what they guard, and the budgets that follow sales.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { percentText } from '@/kernel/decimal';
import type { ControlView } from '@/server/modules/budgets/control-schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState } from '@/ui/states';
import { DataTable, fixedSource, textColumn } from '@/ui/tables';
import { BudgetTabs } from '../_parts/budget-tabs';
import { TreesPending } from '../_parts/trees-pending';
import { nodeName, useTreesQuery, type Trees } from '../_parts/use-trees';
import { ControlDialog } from './control-dialog';
import { DriverCard } from './driver-card';

const TONE = { STOP: 'red', WARN: 'amber', TRACK: 'gray' } as const;

function useColumns(trees: Trees | null) {
  const t = useTranslations('budgets.control');
  return useMemo(() => {
    const node = (rule: ControlView) =>
      (['centre', 'account', 'programme'] as const)
        .flatMap((part) => nodeName(trees, rule[`${part}Id`], rule[part]?.code ?? null) ?? [])
        .join(' · ') || t('everything');
    const state = (rule: ControlView) =>
      [
        ...(rule.above > 0 ? [t('above', { count: rule.above })] : []),
        ...(rule.near > 0 ? [t('near', { count: rule.near })] : []),
      ].join(', ') || t('within', { count: rule.limits });
    return [
      textColumn<ControlView>({
        ...{ id: 'name', label: t('name'), minWidth: 180, fixed: true, phone: 'title' },
        value: (rule) => rule.name,
      }),
      textColumn<ControlView>({
        ...{ id: 'mode', label: t('mode'), width: 88, phone: 'badge' },
        value: (rule) => t(`modes.${rule.mode}`),
        cell: (rule) => (
          <Badge variant="light" color={rule.active ? TONE[rule.mode] : 'gray'}>
            {rule.active ? t(`modes.${rule.mode}`) : t('inactive')}
          </Badge>
        ),
      }),
      textColumn<ControlView>({
        ...{ id: 'node', label: t('node'), minWidth: 170, phone: 'subtitle' },
        value: node,
      }),
      textColumn<ControlView>({
        ...{ id: 'grain', label: t('grain'), width: 168, phone: 'meta' },
        value: (rule) => t(`grains.${rule.grain}`),
      }),
      textColumn<ControlView>({
        ...{ id: 'scope', label: t('scope'), width: 115, phone: 'meta' },
        value: (rule) => t(`scopes.${rule.scope}`),
      }),
      textColumn<ControlView>({
        ...{ id: 'rates', label: t('rates'), width: 132, phone: 'meta', align: 'end' },
        value: (rule) => `${percentText(rule.warnRate)} % / ${percentText(rule.stopRate)} %`,
      }),
      textColumn<ControlView>({
        ...{
          id: 'unbudgeted',
          label: t('unbudgeted'),
          width: 130,
          defaultHidden: true,
          phone: 'hidden',
        },
        value: (rule) => t(`unbudgeteds.${rule.unbudgeted}`),
      }),
      textColumn<ControlView>({
        ...{ id: 'state', label: t('state'), minWidth: 125, phone: 'value' },
        value: state,
        cell: (rule) => (
          <Text size="sm" c={rule.above > 0 ? 'red' : undefined}>
            {state(rule)}
          </Text>
        ),
      }),
    ];
  }, [t, trees]);
}

interface ControlListProps {
  readonly canControl: boolean;
  readonly canWrite: boolean;
  readonly currency: string;
  readonly today: string;
}

export function ControlList({ canControl, canWrite, currency, today }: ControlListProps) {
  const t = useTranslations('budgets.control');
  const query = useQuery(useTRPC().budgets.controls.queryOptions());
  const treesQuery = useTreesQuery();
  const { trees } = treesQuery;
  const columns = useColumns(trees);
  const [open, setOpen] = useState<ControlView | 'new' | null>(null);
  const add = canControl && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={<Group>{add}</Group>} />
      <BudgetTabs active="controls" />
      {!query.isError && (query.isPending || !trees) && (
        <TreesPending query={treesQuery} lines={6} />
      )}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && trees && (
        <Stack gap="xl">
          <DataTable
            tableId="budget-controls"
            label={t('title')}
            columns={columns}
            source={fixedSource(query.data)}
            rowKey={(rule) => rule.id}
            rowLabel={(rule) => rule.name}
            onOpen={setOpen}
            rowTone={(rule) => (rule.active ? undefined : 'muted')}
            maxHeight="none"
            fits
            empty={{ title: t('none'), text: t('noneText'), action: add || undefined }}
          />
          <DriverCard {...{ trees, canWrite, currency }} />
        </Stack>
      )}
      {open !== null && trees && (
        <ControlDialog
          key={open === 'new' ? 'new' : open.id}
          rule={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          {...{ trees, canControl, currency, today }}
        />
      )}
    </>
  );
}
