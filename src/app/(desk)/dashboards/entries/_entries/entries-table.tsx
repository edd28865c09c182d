'use client';
// Entries of the budget ledger, each opening its document.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { TrailEntry, TrailEntryPage } from '@/server/modules/analytics/trail-schemas';
import { DataTable, dateColumn, moneyColumn, textColumn, useListSource } from '@/ui/tables';
import { documentHref } from '../../../_links/document-href';
import { useDocumentLabel } from '../../_drivers/use-part-label';

export interface EntriesTableProps {
  readonly query: UseInfiniteQueryResult<InfiniteData<TrailEntryPage>, unknown>;
  readonly currency: string;
  /** Entries are of one part, which the page names: no column repeats it. */
  readonly isOnePart: boolean;
}

export function EntriesTable({ query, currency, isOnePart }: EntriesTableProps) {
  const t = useTranslations('dashboards.entries');
  const columns = useEntryColumns(currency, isOnePart);
  return (
    <DataTable
      tableId={isOnePart ? 'ledger-entries-of-part' : 'ledger-entries'}
      label={t('title')}
      columns={columns}
      source={useListSource<TrailEntry, TrailEntryPage>(query)}
      rowKey={(entry) => String(entry.seq)}
      rowLabel={(entry) => entry.docNumber ?? entry.occurredOn}
      rowHref={({ page }) => documentHref(page)}
      empty={{ title: t('none') }}
    />
  );
}

function useEntryColumns(currency: string, isOnePart: boolean) {
  const t = useTranslations('dashboards.entries');
  const kind = useTranslations('budgets.available.kind');
  const documentLabel = useDocumentLabel();
  return useMemo(
    () => [
      dateColumn<TrailEntry>({
        ...{ id: 'occurredOn', label: t('on'), width: 124, phone: 'meta' },
        value: (entry) => entry.occurredOn,
      }),
      textColumn<TrailEntry>({
        ...{ id: 'document', label: t('document'), minWidth: 156, fixed: true, phone: 'title' },
        value: (entry) => [documentLabel(entry.docKind), entry.docNumber].filter(Boolean).join(' '),
      }),
      textColumn<TrailEntry>({
        ...{ id: 'kind', label: t('part'), width: 108, phone: 'meta', defaultHidden: isOnePart },
        value: (entry) => kind(entry.kind),
      }),
      textColumn<TrailEntry>({
        ...{ id: 'centre', label: t('centre'), minWidth: 110, phone: 'subtitle' },
        value: (entry) => entry.centreName,
      }),
      textColumn<TrailEntry>({
        ...{ id: 'account', label: t('account'), minWidth: 116, phone: 'meta' },
        value: (entry) => entry.accountName,
      }),
      textColumn<TrailEntry>({
        ...{ id: 'dealer', label: t('dealer'), minWidth: 112, phone: 'meta' },
        value: (entry) => entry.dealerName,
      }),
      textColumn<TrailEntry>({
        ...{ id: 'type', label: t('type'), width: 96, phone: 'meta' },
        value: (entry) => entry.typeName,
      }),
      textColumn<TrailEntry>({
        ...{ id: 'period', label: t('period'), width: 88, phone: 'meta' },
        value: (entry) => entry.periodCode,
      }),
      moneyColumn<TrailEntry>({
        ...{ id: 'amount', label: t('amount'), width: 148, signed: true, phone: 'value' },
        value: (entry) => ({ minor: entry.amountMinor, currency }),
      }),
    ],
    [t, kind, documentLabel, currency, isOnePart],
  );
}
