'use client';
// The prices of a list while they are typed: saved together, kept where the server refuses.
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/kernel/ids';
import type { PriceItemRow, PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  BLANK,
  changeCount,
  NO_DRAFT,
  readDraft,
  withEdit,
  type Draft,
  type PriceTexts,
} from './grid-model';

/** What is typed, what is wrong with it, and the way to save it. */
export function useDraft(list: PriceListView) {
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

export type Grid = ReturnType<typeof useDraft>;
