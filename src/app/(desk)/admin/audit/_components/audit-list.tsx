'use client';
// The trail as a list with filters in the address; an entry opens beside it.
import { Drawer, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { AuditEntry } from '@/server/modules/identity/schemas';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import {
  DateRangeFilter,
  FilterBar,
  SelectFilter,
  urlChoice,
  urlDate,
  urlPicked,
  useUrlFilters,
} from '@/ui/filters';
import { EntityPicker } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { DataTable, dateTimeColumn, textColumn, useListSource } from '@/ui/tables';
import { AuditDetail, StateChange } from './audit-detail';
import { DOC_KINDS, useAuditWords } from './audit-words';

const FILTERS = {
  from: urlDate(),
  to: urlDate(),
  kind: urlChoice(DOC_KINDS),
  user: urlPicked(),
};

function useAuditColumns() {
  const t = useTranslations('admin.audit');
  const words = useAuditWords();
  return useMemo(
    () => [
      dateTimeColumn<AuditEntry>({
        id: 'at',
        label: t('at'),
        value: (e) => e.at,
        fixed: true,
        phone: 'value',
      }),
      textColumn<AuditEntry>({
        id: 'who',
        label: t('who'),
        value: (e) => e.userName ?? t('system'),
        phone: 'subtitle',
      }),
      textColumn<AuditEntry>({
        id: 'document',
        label: t('document'),
        value: (e) => words.kind(e.docKind),
        width: 150,
        phone: 'meta',
      }),
      textColumn<AuditEntry>({
        id: 'what',
        label: t('what'),
        value: (e) => words.action(e.action),
        phone: 'title',
        cell: (e) => (
          <Text size="sm" fw={560} truncate>
            {words.action(e.action)}
          </Text>
        ),
      }),
      textColumn<AuditEntry>({
        id: 'change',
        label: t('change'),
        value: (e) => [e.from, e.to].filter(Boolean).join(' → '),
        minWidth: 220,
        phone: 'meta',
        cell: (e) => <StateChange entry={e} />,
      }),
      textColumn<AuditEntry>({
        id: 'reason',
        label: t('reason'),
        value: (e) => e.reason,
        phone: 'meta',
      }),
      textColumn<AuditEntry>({
        id: 'request',
        label: t('request'),
        value: (e) => e.requestId,
        defaultHidden: true,
        phone: 'hidden',
      }),
    ],
    [t, words],
  );
}

function useUserSearch() {
  const client = useTRPCClient();
  return async (text: string, signal: AbortSignal) => {
    const input = { search: text || undefined, limit: 12 };
    const { items } = await client.identity.users.query(input, { signal });
    return items.map(({ id, name, email }) => ({ id, label: name, description: email }));
  };
}

export function AuditList({ canSeeUsers }: { readonly canSeeUsers: boolean }) {
  const t = useTranslations('admin.audit');
  const words = useAuditWords();
  const trpc = useTRPC();
  const filters = useUrlFilters(FILTERS);
  const searchUsers = useUserSearch();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const { from, to, kind, user } = filters.values;
  const query = useInfiniteQuery(
    trpc.identity.audit.infiniteQueryOptions(
      { from, to, docKind: kind, userId: user?.id },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        tableId="audit"
        label={t('title')}
        columns={useAuditColumns()}
        source={useListSource(query)}
        rowKey={(entry) => entry.id}
        rowLabel={(entry) => words.action(entry.action)}
        onOpen={setOpened}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneHint') }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <DateRangeFilter label={t('dateFilter')} value={{ from, to }} onChange={filters.set} />
            <SelectFilter
              label={t('kindFilter')}
              value={kind}
              onChange={(value) => filters.set({ kind: value })}
              options={DOC_KINDS.map((value) => ({ value, label: words.kind(value) }))}
            />
            {canSeeUsers && (
              <EntityPicker
                aria-label={t('userFilter')}
                placeholder={t('userFilter')}
                clearable
                search={searchUsers}
                searchesEmpty
                value={user}
                onChange={(picked) =>
                  filters.set({ user: picked && { id: picked.id, label: picked.label } })
                }
              />
            )}
          </FilterBar>
        }
      />
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        title={opened && words.action(opened.action)}
      >
        {opened && <AuditDetail entry={opened} />}
      </Drawer>
    </>
  );
}
