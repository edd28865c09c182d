'use client';
// The entries behind one part of the formula, or behind all of them; each opens its document.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { DocumentNumber } from '@/server/modules/analytics/trail-schemas';
import type { EntryItem } from '@/server/modules/budgets/available-schemas';
import { useTRPC } from '@/trpc/client';
import { DataTable, dateColumn, moneyColumn, textColumn, useListSource } from '@/ui/tables';
import { documentHref } from '../../_links/document-href';
import { PARTS, type PartKind } from './parts';

/** As many as one question takes. */
const MOST_NAMED = 2_000;

interface EntryTableProps {
  readonly input: {
    yearId: string;
    fromNo: number;
    toNo: number;
    centreId: string | null;
    accountId: string | null;
  };
  readonly part: PartKind | null;
  readonly currency: string;
}

/** Numbers of the documents that budgets themselves do not know: those of expenses and rebates. */
function useDocumentNumbers(entries: readonly EntryItem[]): ReadonlyMap<string, DocumentNumber> {
  const trpc = useTRPC();
  const unnamed = entries.flatMap(({ docId, docNumber }) => (docNumber === null ? docId : []));
  const ids = [...new Set(unnamed)].slice(0, MOST_NAMED);
  const query = useQuery(
    trpc.figures.documentNumbers.queryOptions(
      { ids },
      { enabled: ids.length > 0, placeholderData: keepPreviousData },
    ),
  );
  const { data } = query;
  return useMemo(() => new Map((data ?? []).map((one) => [one.id, one])), [data]);
}

export function EntryTable({ input, part, currency }: EntryTableProps) {
  const t = useTranslations('budgets.available');
  const kinds = part ? [part] : PARTS.map(([, kind]) => kind);
  const query = useInfiniteQuery(
    useTRPC().budgets.entries.infiniteQueryOptions(
      { ...input, kinds },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const numbers = useDocumentNumbers(query.data?.pages.flatMap(({ items }) => items) ?? []);
  const columns = useMemo(
    () => [
      dateColumn<EntryItem>({
        ...{ id: 'occurredOn', label: t('on'), phone: 'meta' },
        value: (entry) => entry.occurredOn,
      }),
      textColumn<EntryItem>({
        ...{ id: 'kind', label: t('part'), width: 130, fixed: true, phone: 'title' },
        value: (entry) => t(`kind.${entry.kind}`),
      }),
      textColumn<EntryItem>({
        ...{ id: 'document', label: t('document'), minWidth: 140, phone: 'subtitle' },
        value: (entry) =>
          entry.docNumber ??
          numbers.get(entry.docId)?.number ??
          (t.has(`doc.${entry.docKind}`) ? t(`doc.${entry.docKind}`) : null),
      }),
      textColumn<EntryItem>({
        ...{ id: 'centre', label: t('centre'), width: 100, phone: 'meta' },
        value: (entry) => entry.centreCode,
      }),
      textColumn<EntryItem>({
        ...{ id: 'account', label: t('account'), width: 90, phone: 'meta' },
        value: (entry) => entry.accountCode,
      }),
      textColumn<EntryItem>({
        ...{ id: 'programme', label: t('programme'), width: 110, phone: 'meta' },
        value: (entry) => entry.programmeCode,
      }),
      textColumn<EntryItem>({
        ...{ id: 'period', label: t('period'), width: 95, phone: 'meta' },
        value: (entry) => entry.periodCode,
      }),
      moneyColumn<EntryItem>({
        ...{ id: 'amount', label: t('amount'), signed: true, phone: 'value' },
        value: (entry) => ({ minor: entry.amountMinor, currency }),
      }),
    ],
    [t, currency, numbers],
  );
  return (
    <DataTable
      tableId="budget-entries"
      label={t('entries')}
      columns={columns}
      source={useListSource(query)}
      rowKey={(entry) => String(entry.seq)}
      rowLabel={(entry) => entry.docNumber ?? t(`kind.${entry.kind}`)}
      rowHref={(entry) => {
        const docId = numbers.get(entry.docId)?.agreementId;
        return documentHref(docId ? { docKind: 'rebateAgreement', docId } : entry);
      }}
      empty={{ title: t('noEntries') }}
    />
  );
}
