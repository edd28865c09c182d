'use client';
// One list of what waits for the person who looks, with its age, amount and requester; each row
// opens the document, where it is decided. What needs no look is ticked and decided together.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DOC_KINDS, type CaseItem } from '@/server/modules/approvals/schemas';
import { docPath } from '@/server/modules/notifications/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SelectFilter, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import { ApprovalTabs } from './approval-tabs';
import { useCaseColumns } from './case-columns';
import { CASE_FILTERS, caseQuestion } from './case-filters';
import { DecideDialog, type ManyDecision } from './decide-dialog';

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
  const source = useListSource(query);
  const selection = useSelection();
  const [decision, setDecision] = useState<ManyDecision | null>(null);
  // What somebody else decided meanwhile is gone from the list and is not decided again.
  const ticked = source.rows.filter(({ id }) => selection.has(id));
  const isDecidable = box === 'waiting' && decides;
  const empty = EMPTY[box];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ApprovalTabs active={box} permissions={permissions} />
      <DataTable
        tableId={`approvals-${box}`}
        label={t(`tabs.${box}`)}
        columns={columns}
        source={source}
        selection={isDecidable ? selection : undefined}
        batchActions={<BatchActions count={ticked.length} onChoose={setDecision} />}
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
      {decision && (
        <DecideDialog
          decision={decision}
          cases={ticked}
          onDecided={(ids) => {
            const decided = new Set(ids);
            selection.set([...selection.keys].filter((key) => !decided.has(key)));
          }}
          onClose={() => setDecision(null)}
        />
      )}
    </>
  );
}

interface BatchActionsProps {
  readonly count: number;
  readonly onChoose: (decision: ManyDecision) => void;
}

function BatchActions({ count, onChoose }: BatchActionsProps) {
  const t = useTranslations('approvals.batch');
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconCheck size={14} stroke={2} />}
        disabled={count === 0}
        onClick={() => onChoose('APPROVE')}
      >
        {t('approve', { count })}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconX size={14} stroke={2} />}
        disabled={count === 0}
        onClick={() => onChoose('REJECT')}
      >
        {t('reject', { count })}
      </Button>
    </>
  );
}
