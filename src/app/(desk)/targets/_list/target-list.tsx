'use client';
// Targets as a list; a row opens what it is, what it was, and, for who may, its change.
import { Button, Group } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconClipboard, IconPlus } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { localName } from '@/kernel/local-names';
import { TARGET_SUBJECTS, type TargetView } from '@/server/modules/analytics/target-schemas';
import { useTRPC } from '@/trpc/client';
import {
  DateRangeFilter,
  FilterBar,
  SearchFilter,
  SelectFilter,
  useUrlFilters,
} from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource } from '@/ui/tables';
import { NewTarget } from '../_form/new-target';
import { PasteTargets } from '../_form/paste-targets';
import { TargetDialog } from '../_form/target-dialog';
import { phaseOf, useTargetColumns } from './target-columns';
import { TARGET_FILTERS, targetQuestion } from './target-filters';

export interface TargetListProps {
  readonly canWrite: boolean;
  readonly today: string;
}

type Open = 'new' | 'paste' | TargetView | null;

export function TargetList({ canWrite, today }: TargetListProps) {
  const t = useTranslations('targets');
  const locale = useLocale();
  const [open, setOpen] = useState<Open>(null);
  const filters = useUrlFilters(TARGET_FILTERS);
  const query = useInfiniteQuery(
    useTRPC().targets.list.infiniteQueryOptions(targetQuestion(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const close = () => setOpen(null);
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={
          <Group gap="xs">
            <LinkButton href="/dashboards/targets" variant="default">
              {t('attainment')}
            </LinkButton>
            {canWrite && (
              <Button
                variant="default"
                leftSection={<IconClipboard size={16} stroke={1.8} />}
                onClick={() => setOpen('paste')}
              >
                {t('paste')}
              </Button>
            )}
            {add}
          </Group>
        }
      />
      <DataTable
        tableId="targets"
        label={t('title')}
        columns={useTargetColumns(today)}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${localName(row.subject, locale)} ${row.startsOn}`}
        onOpen={setOpen}
        rowTone={(row) => (phaseOf(row, today) === 'over' ? 'muted' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneText'), action: add || undefined }}
        toolbar={<Toolbar filters={filters} />}
      />
      {open === 'new' && <NewTarget today={today} onClose={close} />}
      {open === 'paste' && <PasteTargets onClose={close} />}
      {open !== null && typeof open === 'object' && (
        <TargetDialog target={open} canWrite={canWrite} onClose={close} />
      )}
    </>
  );
}

type Filters = ReturnType<typeof useUrlFilters<typeof TARGET_FILTERS>>;

function Toolbar({ filters }: { readonly filters: Filters }) {
  const t = useTranslations('targets');
  const { q, kind, from, to } = filters.values;
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      <SearchFilter
        value={q}
        onChange={(text) => filters.set({ q: text })}
        placeholder={t('search')}
      />
      <SelectFilter
        label={t('field.kind')}
        value={kind}
        onChange={(value) => filters.set({ kind: TARGET_SUBJECTS.find((one) => one === value) })}
        options={TARGET_SUBJECTS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <DateRangeFilter label={t('field.inForce')} value={{ from, to }} onChange={filters.set} />
    </FilterBar>
  );
}
