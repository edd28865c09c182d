'use client';
// Agreements: for how many dealers, by which method, what is owed and what was settled.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import { isUuid } from '@/kernel/ids';
import { rebateStatuses, type AgreementItem } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SelectFilter, urlChoice, urlPicked, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import {
  DataTable,
  moneyColumn,
  quantityColumn,
  statusColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';

const FILTERS = { status: urlChoice(rebateStatuses), dealer: urlPicked() };

function useAgreementColumns(currency: string) {
  const t = useTranslations('expenses');
  const formats = useFormats();
  return useMemo(
    () => [
      textColumn<AgreementItem>({
        id: 'code',
        label: t('rebate.agreement'),
        value: (row) => `${row.code} ${row.name}`,
        ...{ fixed: true, minWidth: 240, phone: 'title' },
      }),
      statusColumn<AgreementItem>({
        id: 'status',
        label: t('field.status'),
        value: (row) => row.status,
      }),
      textColumn<AgreementItem>({
        id: 'method',
        label: t('rebate.method'),
        value: (row) => t(`rebate.names.${row.method}`),
        ...{ width: 130, phone: 'subtitle' },
      }),
      textColumn<AgreementItem>({
        id: 'cycle',
        label: t('rebate.cycle'),
        value: (row) => t(`rebate.cycles.${row.cycle}`),
        ...{ width: 130, phone: 'meta' },
      }),
      textColumn<AgreementItem>({
        id: 'days',
        label: t('field.days'),
        value: (row) => `${formats.date(row.startsOn)} – ${formats.date(row.endsOn)}`,
        ...{ width: 220, phone: 'meta' },
      }),
      quantityColumn<AgreementItem>({
        id: 'dealers',
        label: t('rebate.dealerCount'),
        value: (row) => row.dealerCount,
        ...{ width: 90, phone: 'meta' },
      }),
      moneyColumn<AgreementItem>({
        id: 'open',
        label: t('rebate.open'),
        value: (row) => ({ minor: row.openMinor, currency }),
      }),
      moneyColumn<AgreementItem>({
        id: 'settled',
        label: t('rebate.settled'),
        value: (row) => ({ minor: row.settledMinor, currency }),
        phone: 'meta',
      }),
    ],
    [t, formats, currency],
  );
}

interface AgreementListProps {
  readonly currency: string;
  readonly canWrite: boolean;
}

export function AgreementList({ currency, canWrite }: AgreementListProps) {
  const t = useTranslations('expenses');
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(FILTERS);
  const { status, dealer } = filters.values;
  const query = useInfiniteQuery(
    useTRPC().expenses.agreements.infiniteQueryOptions(
      {
        ...(status ? { status } : {}),
        ...(dealer && isUuid(dealer.id) ? { dealerId: dealer.id } : {}),
      },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const add = canWrite && (
    <LinkButton href="/rebates/new" leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}>
      {t('rebate.new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('rebate.title')} actions={add} />
      <DataTable
        tableId="rebates"
        label={t('rebate.title')}
        columns={useAgreementColumns(currency)}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/rebates/${row.id}`}
        rowLabel={(row) => row.code}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('rebate.none'), text: t('rebate.noneText'), action: add }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SelectFilter
              label={t('field.status')}
              value={status}
              onChange={(chosen) => filters.set({ status: chosen })}
              options={rebateStatuses.map((value) => ({ value, label: statusLabel(value) }))}
            />
            <DealerFilter value={dealer} onChange={(chosen) => filters.set({ dealer: chosen })} />
          </FilterBar>
        }
      />
    </>
  );
}
