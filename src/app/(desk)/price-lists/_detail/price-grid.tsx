'use client';
// The prices of a list as a grid: typed in place, added, removed, pasted; saved together.
import { Button, Card, Group, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconClipboard, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC } from '@/trpc/client';
import { SearchFilter } from '@/ui/filters';
import { RefusalAlert } from '@/ui/forms';
import { UnsavedGuard } from '@/ui/forms/unsaved-guard';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { useListSource } from '@/ui/tables';
import classes from './grid.module.css';
import { changeCount, textsOf } from './grid-model';
import { GridHead, NewRow, PriceRow } from './grid-rows';
import { PasteDialog } from './paste-dialog';
import { useDraft, type Grid } from './use-draft';

export interface PriceGridProps {
  readonly list: PriceListView;
  readonly canWrite: boolean;
}

export function PriceGrid({ list, canWrite }: PriceGridProps) {
  const t = useTranslations('catalog.prices');
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<string | null>(null);
  const query = useInfiniteQuery(
    trpc.catalog.prices.listItems.infiniteQueryOptions(
      { priceListId: list.id, text, limit: 100 },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const source = useListSource(query);
  const grid = useDraft(list);

  const onPaste = (event: ClipboardEvent) => {
    const clip = event.clipboardData.getData('text/plain');
    // One cell goes into the field it is pasted into; a block of cells is a list of prices.
    if (!canWrite || !/[\t\n]./.test(clip.trim())) return;
    event.preventDefault();
    setPasted(clip);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    grid.save();
  };
  if (source.state === 'loading') return <LoadingCard lines={8} />;
  if (source.state === 'failed') {
    return <ErrorState error={source.error} onRetry={source.retry} />;
  }
  const { draft } = grid;
  const isEmpty = source.rows.length === 0 && draft.added.length === 0;
  return (
    <Card padding="sm" maw={1200} onPaste={onPaste} onKeyDown={onKeyDown}>
      <Group gap={8} mb="sm">
        <SearchFilter value={text} onChange={setText} placeholder={t('searchItems')} />
        {canWrite && <GridTools onAdd={grid.add} onPaste={() => setPasted('')} />}
      </Group>
      {grid.error !== null && (
        <RefusalAlert error={grid.error} onClose={grid.dismiss} onLoaded={grid.adoptNewest} />
      )}
      {isEmpty ? (
        <EmptyState
          title={t(text === '' ? 'noItems' : 'noItemsFound')}
          text={text === '' ? t('noItemsHint') : undefined}
        />
      ) : (
        <div role="table" aria-label={t('items')} className={classes.grid}>
          <GridHead canWrite={canWrite} />
          {draft.added.map((row) => (
            <NewRow key={row.key} row={row} grid={grid} />
          ))}
          {source.rows.map((item) => (
            <PriceRow
              key={item.id}
              item={item}
              currency={list.currency}
              texts={draft.edits[item.id]?.texts ?? textsOf(item)}
              isRemoved={draft.removed.includes(item.id)}
              grid={canWrite ? grid : null}
            />
          ))}
        </div>
      )}
      {source.hasMore && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={source.isLoadingMore}
          onClick={source.loadMore}
        >
          {t('more')}
        </Button>
      )}
      {changeCount(draft) > 0 && <SaveBar grid={grid} />}
      {pasted !== null && <PasteDialog list={list} text={pasted} onClose={() => setPasted(null)} />}
      <UnsavedGuard isDirty={changeCount(draft) > 0 && !grid.isPending} />
    </Card>
  );
}

function GridTools({ onAdd, onPaste }: { readonly onAdd: () => void; onPaste: () => void }) {
  const t = useTranslations('catalog.prices');
  return (
    <>
      <Button size="xs" leftSection={<IconPlus size={14} stroke={2} />} onClick={onAdd}>
        {t('addItem')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconClipboard size={14} stroke={1.8} />}
        onClick={onPaste}
      >
        {t('paste')}
      </Button>
    </>
  );
}

function SaveBar({ grid }: { readonly grid: Grid }) {
  const t = useTranslations();
  return (
    <Group className={classes.saveBar} justify="space-between" gap="xs">
      <Text size="sm" role="status">
        {grid.issues.size > 0
          ? t('common.form.fixFields', { count: grid.issues.size })
          : t('catalog.prices.unsaved', { count: changeCount(grid.draft) })}
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={grid.discard} disabled={grid.isPending}>
          {t('common.action.discard')}
        </Button>
        <Button onClick={grid.save} loading={grid.isPending} aria-keyshortcuts="Control+Enter">
          {t('common.action.save')}
        </Button>
      </Group>
    </Group>
  );
}
