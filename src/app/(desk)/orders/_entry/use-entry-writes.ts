'use client';
// Saving and submitting what was typed. A refusal is put on the cells it is about and everything typed
// stays; a stale version opens the comparison.
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText, wireError } from '@/i18n/errors';
import type { MeanwhileEvent } from '@/kernel/meanwhile';
import type { OrderOutcome, OrderView } from '@/server/modules/orders/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone, notifyFailed, notifyInfo } from '@/ui/feedback';
import { mergeEntry } from './entry-merge';
import { entryOf, headIssues } from './entry-order';
import { placeRefusal, type PlacedRefusal } from './entry-refusal';
import type { EntryLine, EntryState } from './entry-types';
import { withRoom, type Entry, type StoredOrder } from './use-entry';

export interface EntryRefusal {
  readonly error: unknown;
  readonly placed: PlacedRefusal;
  /** The lines as they were refused: a line typed over since is no longer judged by it. */
  readonly lines: ReadonlyMap<string, EntryLine>;
}

export interface EntryConflict {
  readonly theirs: EntryState;
  readonly stored: StoredOrder;
  readonly meanwhile: readonly MeanwhileEvent[];
}

export interface EntryWrites {
  /** A submit was tried: what is still missing is shown from now on. */
  readonly isChecked: boolean;
  readonly isSaving: boolean;
  readonly isSubmitting: boolean;
  readonly refusal: EntryRefusal | null;
  readonly conflict: EntryConflict | null;
  save(): Promise<void>;
  submit(): Promise<void>;
  dismissRefusal(): void;
  keepMine(): void;
  loadTheirs(): void;
  reset(): void;
}

export interface EntryWritesOptions {
  readonly entry: Entry;
  readonly onSaved: (stored: StoredOrder) => void;
  readonly onSubmitted: (outcome: OrderOutcome) => void;
  /** Something is missing before the server can be asked. */
  readonly onIncomplete: () => void;
}

export function storedOf(order: OrderView): StoredOrder {
  const { id: orderId, number, version, status } = order;
  return { orderId, number, version, status };
}

function useRequests() {
  const trpc = useTRPC();
  const refresh = [trpc.orders.list.pathFilter(), trpc.orders.byId.pathFilter()];
  return {
    save: useWrite(trpc.orders.saveDraft, { refresh }),
    place: useWrite(trpc.orders.place, { refresh }),
    amend: useWrite(trpc.orders.amend, { refresh }),
  };
}

export function useEntryWrites(options: EntryWritesOptions): EntryWrites {
  const { entry, onSaved, onSubmitted, onIncomplete } = options;
  const t = useTranslations('orders');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const requests = useRequests();
  const [isChecked, setChecked] = useState(false);
  const [refusal, setRefusal] = useState<EntryRefusal | null>(null);
  const [conflict, setConflict] = useState<EntryConflict | null>(null);
  const { state, read, stored } = entry;

  const refuse = async (error: unknown) => {
    const wire = wireError(error);
    if (wire.code === 'orders.stale' && stored) {
      try {
        const order = await client.orders.byId.query({ orderId: stored.orderId });
        const theirs = withRoom(entryOf(order));
        setConflict({ theirs, stored: storedOf(order), meanwhile: wire.meanwhile });
        setRefusal(null);
        return;
      } catch (thrown) {
        notifyFailed(errorText(thrown));
      }
    }
    const lines = new Map(state.lines.map((line) => [line.key, line]));
    setRefusal({ error, placed: placeRefusal(wire, read.keys), lines });
  };
  const save = async () => {
    if (requests.save.isPending || requests.place.isPending || requests.amend.isPending) return;
    if (stored && stored.status !== 'DRAFT') return notifyInfo(t('entry.onlyDraft'));
    if (!read.order) {
      setChecked(true);
      return onIncomplete();
    }
    const sent = { order: read.order, orderId: stored?.orderId, version: stored?.version };
    try {
      const { orderId, number, version, status } = await requests.save.mutateAsync(sent);
      setRefusal(null);
      const next = { orderId, number, version, status };
      entry.settle(next, { ...state, lines: savedLines(state, read.keys) });
      const left = new Set(read.issues.map((issue) => issue.key)).size;
      if (left > 0) notifyInfo(t('entry.savedWithout', { number, count: left }));
      else notifyDone(t('done.draftSaved', { number }));
      onSaved(next);
    } catch (error) {
      await refuse(error);
    }
  };
  const submit = async () => {
    if (requests.save.isPending || requests.place.isPending || requests.amend.isPending) return;
    setChecked(true);
    if (state.lines.some((line) => line.lookup === 'searching')) {
      return notifyInfo(t('entry.stillSearching'));
    }
    const { order } = read;
    if (!order || headIssues(state.head).size > 0 || read.issues.length > 0) return onIncomplete();
    try {
      const outcome = stored
        ? await requests.amend.mutateAsync({
            orderId: stored.orderId,
            version: stored.version,
            order,
          })
        : await requests.place.mutateAsync({ order });
      setRefusal(null);
      onSubmitted(outcome);
    } catch (error) {
      await refuse(error);
    }
  };
  return {
    isChecked,
    isSaving: requests.save.isPending,
    isSubmitting: requests.place.isPending || requests.amend.isPending,
    refusal,
    conflict,
    save,
    submit,
    dismissRefusal: () => setRefusal(null),
    keepMine: () => {
      // What they alone changed comes along; the next save replaces the rest knowingly.
      if (conflict) {
        const { stored: theirStored, theirs } = conflict;
        const merged = withRoom(mergeEntry({ base: entry.base, mine: state, theirs }));
        entry.dispatch({ type: 'load', state: merged });
        entry.settle(theirStored, theirs);
      }
      setConflict(null);
    },
    loadTheirs: () => {
      if (conflict) entry.restart(conflict.stored, conflict.theirs);
      setConflict(null);
    },
    reset: () => {
      setChecked(false);
      setRefusal(null);
      setConflict(null);
    },
  };
}

/** Lines that could not be read are not on the server, so they still count as unsaved. */
function savedLines(state: EntryState, keys: readonly string[]): readonly EntryLine[] {
  const saved = new Set(keys);
  return state.lines.filter((line) => saved.has(line.key));
}
