'use client';
// The versions of every year, the newest first, and the dialog of a new one.
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { BudgetItem } from '@/server/modules/budgets/version-schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import {
  DataTable,
  dateTimeColumn,
  fixedSource,
  moneyColumn,
  quantityColumn,
  statusColumn,
  textColumn,
} from '@/ui/tables';
import { BudgetTabs } from '../_parts/budget-tabs';
import { NewBudget } from './new-budget';

function useColumns(currency: string) {
  const t = useTranslations('budgets');
  return useMemo(
    () => [
      textColumn<BudgetItem>({
        ...{ id: 'year', label: t('year'), width: 80, fixed: true, phone: 'subtitle' },
        value: (budget) => budget.yearCode,
      }),
      textColumn<BudgetItem>({
        ...{ id: 'name', label: t('name'), minWidth: 200, phone: 'title' },
        value: (budget) => budget.name,
      }),
      textColumn<BudgetItem>({
        ...{ id: 'versionNo', label: t('version'), width: 90, phone: 'meta' },
        value: (budget) => t('versionNo', { no: budget.versionNo }),
      }),
      statusColumn<BudgetItem>({
        ...{ id: 'status', label: t('status'), width: 130 },
        value: (budget) => budget.status,
      }),
      moneyColumn<BudgetItem>({
        ...{ id: 'expense', label: t('expense'), width: 185, phone: 'value' },
        value: (budget) => ({ minor: budget.expenseMinor, currency }),
      }),
      moneyColumn<BudgetItem>({
        ...{ id: 'revenue', label: t('revenue'), width: 185, phone: 'meta' },
        value: (budget) => ({ minor: budget.revenueMinor, currency }),
      }),
      quantityColumn<BudgetItem>({
        ...{ id: 'lines', label: t('cells'), width: 90, phone: 'hidden' },
        value: (budget) => budget.lines,
      }),
      dateTimeColumn<BudgetItem>({
        ...{ id: 'approvedAt', label: t('approvedAt'), phone: 'meta' },
        value: (budget) => budget.approvedAt,
      }),
      textColumn<BudgetItem>({
        ...{ id: 'number', label: t('number'), width: 150, defaultHidden: true, phone: 'hidden' },
        value: (budget) => budget.number,
      }),
      textColumn<BudgetItem>({
        ...{
          id: 'createdBy',
          label: t('createdBy'),
          width: 150,
          defaultHidden: true,
          phone: 'hidden',
        },
        value: (budget) => budget.createdByName,
      }),
    ],
    [t, currency],
  );
}

interface BudgetListProps {
  readonly currency: string;
  readonly canWrite: boolean;
}

export function BudgetList({ currency, canWrite }: BudgetListProps) {
  const t = useTranslations('budgets');
  const query = useQuery(useTRPC().budgets.list.queryOptions());
  const [isAdding, adding] = useDisclosure(false);
  const columns = useColumns(currency);
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={adding.open}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={add} />
      <BudgetTabs active="versions" />
      {query.isPending && <LoadingCard lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="budgets"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(budget) => budget.id}
          rowLabel={(budget) => budget.name}
          rowHref={(budget) => `/budgets/${budget.id}`}
          rowTone={(budget) =>
            ['SUPERSEDED', 'REJECTED'].includes(budget.status) ? 'muted' : undefined
          }
          maxHeight="none"
          fits
          empty={{ title: t('none'), text: t('noneText'), action: add || undefined }}
        />
      )}
      <NewBudget opened={isAdding} onClose={adding.close} budgets={query.data ?? []} />
    </>
  );
}
