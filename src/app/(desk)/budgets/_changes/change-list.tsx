'use client';
// Revisions, transfers and what was carried forward, the newest first; a new one by dialog.
import { Button, Group } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconArrowsExchange, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { CHANGE_STATUSES, type ChangeItem } from '@/server/modules/budgets/version-schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, MultiSelectFilter, urlChoices, urlText, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import {
  DataTable,
  dateTimeColumn,
  moneyColumn,
  statusColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { BudgetTabs } from '../_parts/budget-tabs';
import { useTrees } from '../_parts/use-trees';
import { RevisionDialog } from './revision-dialog';
import { TransferDialog } from './transfer-dialog';

const FILTERS = { status: urlChoices(CHANGE_STATUSES) };
/** Written by who was stopped for want of budget. */
const WISH = { centre: urlText(), account: urlText(), amount: urlText() };

interface ChangeListProps {
  readonly canTransfer: boolean;
  readonly canWrite: boolean;
  readonly currency: string;
  readonly today: string;
}

function useColumns(currency: string) {
  const t = useTranslations('budgets.change');
  return useMemo(
    () => [
      textColumn<ChangeItem>({
        ...{ id: 'number', label: t('number'), width: 150, fixed: true, phone: 'subtitle' },
        value: (change) => change.number,
      }),
      textColumn<ChangeItem>({
        ...{ id: 'kind', label: t('kind'), width: 96, phone: 'meta' },
        value: (change) => t(`kinds.${change.kind}`),
      }),
      textColumn<ChangeItem>({
        ...{ id: 'reason', label: t('reason'), minWidth: 160, phone: 'title' },
        value: (change) => change.reason,
      }),
      moneyColumn<ChangeItem>({
        ...{ id: 'gained', label: t('amount'), phone: 'value' },
        value: (change) => ({ minor: change.gainedMinor, currency }),
      }),
      statusColumn<ChangeItem>({
        ...{ id: 'status', label: t('status'), width: 130 },
        value: (change) => change.status,
      }),
      textColumn<ChangeItem>({
        ...{ id: 'createdBy', label: t('createdBy'), width: 110, phone: 'meta' },
        value: (change) => change.createdByName,
      }),
      dateTimeColumn<ChangeItem>({
        ...{ id: 'createdAt', label: t('createdAt'), phone: 'meta' },
        value: (change) => change.createdAt,
      }),
      dateTimeColumn<ChangeItem>({
        ...{ id: 'postedAt', label: t('postedAt'), defaultHidden: true, phone: 'hidden' },
        value: (change) => change.postedAt,
      }),
    ],
    [t, currency],
  );
}

export function ChangeList({ canTransfer, canWrite, currency, today }: ChangeListProps) {
  const t = useTranslations('budgets.change');
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(FILTERS);
  const { status } = filters.values;
  const query = useInfiniteQuery(
    useTRPC().budgets.changes.infiniteQueryOptions(
      { status: status.length > 0 ? [...status] : undefined },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const trees = useTrees();
  const columns = useColumns(currency);
  const wish = useUrlFilters(WISH);
  const { centre: centreId, account: accountId, amount } = wish.values;
  const isAsked = canTransfer && amount !== '';
  const [open, setOpen] = useState<'transfer' | 'revision' | null>(isAsked ? 'transfer' : null);
  const close = () => {
    wish.clear();
    setOpen(null);
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={
          <Group gap="xs">
            {canWrite && (
              <LinkButton href="/budgets/changes/carry-forward" variant="default">
                {t('carryYear')}
              </LinkButton>
            )}
            {canWrite && (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} stroke={2} />}
                onClick={() => setOpen('revision')}
              >
                {t('newRevision')}
              </Button>
            )}
            {canTransfer && (
              <Button
                leftSection={<IconArrowsExchange size={16} stroke={2} />}
                onClick={() => setOpen('transfer')}
              >
                {t('newTransfer')}
              </Button>
            )}
          </Group>
        }
      />
      <BudgetTabs active="changes" />
      <DataTable
        tableId="budget-changes"
        label={t('title')}
        columns={columns}
        source={useListSource(query)}
        rowKey={(change) => change.id}
        rowLabel={(change) => change.number}
        rowHref={(change) => `/budgets/changes/${change.id}`}
        rowTone={(change) => (change.status === 'SUBMITTED' ? 'attention' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneText') }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <MultiSelectFilter
              label={t('status')}
              value={status}
              onChange={(value) => filters.set({ status: value })}
              options={CHANGE_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
            />
          </FilterBar>
        }
      />
      {open === 'transfer' && trees && (
        <TransferDialog
          {...{ trees, currency, today }}
          wish={{ centreId, accountId, amount }}
          onClose={close}
        />
      )}
      {open === 'revision' && trees && (
        <RevisionDialog {...{ trees, currency, today }} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
