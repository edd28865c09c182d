'use client';
// One list of what waits for the person who looks, with its age, amount and requester; each row
// opens the document, where it is decided.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { DOC_KINDS, type CaseItem } from '@/server/modules/approvals/schemas';
import { docPath } from '@/server/modules/notifications/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SelectFilter, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource } from '@/ui/tables';
import { ApprovalTabs } from './approval-tabs';
import { useCaseColumns } from './case-columns';
import { CASE_FILTERS, caseQuestion } from './case-filters';

const EMPTY = { waiting: 'noneWaiting', mine: 'noneMine', decided: 'noneDecided' } as const;
const LONG_WAIT_MS = 3 * 86_400_000;

/** Waits for days: somebody is kept from going on. */
function isLate({ status, waitingSince }: CaseItem): boolean {
  return (
    status === 'PENDING' &&
    waitingSince !== null &&
    Date.now() - waitingSince.getTime() > LONG_WAIT_MS
  );
}

export function Inbox({ permissions }: { readonly permissions: readonly string[] }) {
  const t = useTranslations('approvals');
  const trpc = useTRPC();
  const filters = useUrlFilters(CASE_FILTERS);
  const decides = permissions.includes('approvals.decide');
  const box = filters.values.box ?? (decides ? 'waiting' : 'mine');
  const { kind } = filters.values;
  const query = useInfiniteQuery(
    trpc.approvals.cases.infiniteQueryOptions(caseQuestion({ box, kind }), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useCaseColumns(box);
  const empty = EMPTY[box];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ApprovalTabs active={box} permissions={permissions} />
      <DataTable
        tableId={`approvals-${box}`}
        label={t(`tabs.${box}`)}
        columns={columns}
        source={useListSource(query)}
        rowKey={(one) => one.id}
        rowLabel={(one) => one.docNumber}
        rowHref={(one) => docPath(one.docKind, one.docId) ?? '/approvals'}
        rowTone={(one) => (isLate(one) ? 'attention' : undefined)}
        isFiltered={kind !== undefined}
        onClearFilters={() => filters.set({ kind: undefined })}
        empty={{ title: t(empty), text: t(`${empty}Hint`) }}
        toolbar={
          <FilterBar
            activeCount={kind === undefined ? 0 : 1}
            onClear={() => filters.set({ kind: undefined })}
          >
            <SelectFilter
              label={t('allKinds')}
              options={DOC_KINDS.map((value) => ({ value, label: t(`docKind.${value}`) }))}
              value={kind}
              onChange={(value) => filters.set({ kind: value })}
            />
          </FilterBar>
        }
      />
    </>
  );
}
