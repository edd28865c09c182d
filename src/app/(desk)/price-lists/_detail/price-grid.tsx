'use client';
// The prices of a list as a grid: typed in place, added, removed, pasted; saved together.
import { Button, Card, Group, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconClipboard, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { newId } from '@/kernel/ids';
import type { PriceItemRow, PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { SearchFilter } from '@/ui/filters';
import { RefusalAlert } from '@/ui/forms';
import { UnsavedGuard } from '@/ui/forms/unsaved-guard';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { useListSource } from '@/ui/tables';
import classes from './grid.module.css';
import {
  BLANK,
  changeCount,
  NO_DRAFT,
  readDraft,
  textsOf,
  withEdit,
  type Draft,
  type PriceTexts,
} from './grid-model';
import { GridHead, NewRow, PriceRow } from './grid-rows';
import { PasteDialog } from './paste-dialog';

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

export type Grid = ReturnType<typeof useDraft>;

/** What is typed, what is wrong with it, and the way to save it. */
function useDraft(list: PriceListView) {
  const t = useTranslations('catalog.prices');
  const trpc = useTRPC();
  const [draft, keepDraft] = useState<Draft>(NO_DRAFT);
  const [isChecked, setChecked] = useState(false);
  // The version that was on the screen when typing began: the page may read a newer one meanwhile.
  const [typedOn, setTypedOn] = useState<number | null>(null);
  const setDraft = (change: (now: Draft) => Draft) => {
    setTypedOn((now) => now ?? list.version);
    keepDraft(change);
  };
  const clear = () => {
    keepDraft(NO_DRAFT);
    setTypedOn(null);
    setChecked(false);
  };
  const write = useWrite(trpc.catalog.prices.saveItems, {
    refresh: [trpc.catalog.prices.pathFilter()],
    onSuccess: (_, input) => {
      clear();
      notifyDone(t('itemsSaved', { count: (input.upserts ?? []).length }));
    },
  });
  const changes = readDraft(draft);
  const save = () => {
    setChecked(true);
    if (changeCount(draft) === 0 || changes.issues.size > 0 || write.isPending) return;
    const { upserts, removes } = changes;
    write.mutate({ id: list.id, version: typedOn ?? list.version, upserts, removes });
  };
  return {
    draft,
    /** Findings are shown once saving was tried: half a number is no mistake while it is typed. */
    issues: isChecked ? changes.issues : new Map<string, never>(),
    isPending: write.isPending,
    error: write.error,
    dismiss: () => write.reset(),
    /** What was typed goes onto the newest prices, which the page shows now. */
    adoptNewest: () => setTypedOn(null),
    save,
    add: () =>
      setDraft((now) => ({
        ...now,
        added: [{ key: newId(), product: null, texts: BLANK }, ...now.added],
      })),
    edit: (item: PriceItemRow, texts: PriceTexts) => setDraft((now) => withEdit(now, item, texts)),
    editNew: (row: Draft['added'][number]) =>
      setDraft((now) => ({
        ...now,
        added: now.added.map((other) => (other.key === row.key ? row : other)),
      })),
    dropNew: (key: string) =>
      setDraft((now) => ({ ...now, added: now.added.filter((row) => row.key !== key) })),
    toggleRemoved: (id: string) =>
      setDraft((now) => ({
        ...now,
        removed: now.removed.includes(id)
          ? now.removed.filter((other) => other !== id)
          : [...now.removed, id],
      })),
    discard: () => {
      clear();
      write.reset();
    },
  };
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
