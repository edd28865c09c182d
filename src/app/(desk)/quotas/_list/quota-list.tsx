'use client';
// Quotas: who may have how much of what, and what is left of it.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { HOLDER_KINDS, QUOTA_FILTERS } from '@/server/modules/quotas/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, SelectFilter, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource } from '@/ui/tables';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';
import { QuotaDialog } from '../_form/quota-dialog';
import { fullnessOf, useSubjectName } from '../_parts/quota-words';
import { useQuotaColumns } from './quota-columns';
import { QUOTA_LIST_FILTERS, quotaInput } from './quota-filters';

export interface QuotaListProps {
  readonly canManage: boolean;
  readonly today: string;
}

export function QuotaList({ canManage, today }: QuotaListProps) {
  const t = useTranslations('quotas');
  const router = useRouter();
  const nameOf = useSubjectName();
  const [isAdding, setAdding] = useState(false);
  const filters = useUrlFilters(QUOTA_LIST_FILTERS);
  const query = useInfiniteQuery(
    useTRPC().quotas.list.infiniteQueryOptions(quotaInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const add = canManage && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={add} />
      <DataTable
        tableId="quotas"
        label={t('title')}
        columns={useQuotaColumns()}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/quotas/${row.id}`}
        rowLabel={(row) => `${nameOf(row.holder)} ${nameOf(row.item)}`}
        rowTone={(row) => (fullnessOf(row) === 'closed' ? 'muted' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneText'), action: add || undefined }}
        toolbar={<Toolbar filters={filters} />}
      />
      {isAdding && (
        <QuotaDialog
          today={today}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => router.push(`/quotas/${id}`)}
        />
      )}
    </>
  );
}

type Filters = ReturnType<typeof useUrlFilters<typeof QUOTA_LIST_FILTERS>>;

function Toolbar({ filters }: { readonly filters: Filters }) {
  const t = useTranslations('quotas');
  const { q, show, holder, dealer } = filters.values;
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      <SearchFilter
        value={q}
        onChange={(text) => filters.set({ q: text })}
        placeholder={t('search')}
      />
      <SelectFilter
        label={t('show.inForce')}
        value={show && show !== 'inForce' ? show : undefined}
        onChange={(value) => filters.set({ show: QUOTA_FILTERS.find((one) => one === value) })}
        options={QUOTA_FILTERS.filter((one) => one !== 'inForce').map((value) => {
          return { value, label: t(`show.${value}`) };
        })}
      />
      <SelectFilter
        label={t('field.holderKind')}
        value={holder}
        onChange={(value) => filters.set({ holder: HOLDER_KINDS.find((one) => one === value) })}
        options={HOLDER_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <DealerFilter value={dealer} onChange={(picked) => filters.set({ dealer: picked })} />
    </FilterBar>
  );
}
