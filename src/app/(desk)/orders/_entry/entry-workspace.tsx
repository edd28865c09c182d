'use client';
// Entering an order: head, grid, bar of totals, and everything that happens between them.
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTRPC } from '@/trpc/client';
import type { EntryFrame } from '@/server/modules/orders/entry-schemas';
import type { OrderOutcome } from '@/server/modules/orders/schemas';
import { notifyDone } from '@/ui/feedback';
import { RefusalAlert, UnsavedGuard } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { StatusBadge } from '@/ui/states';
import { useTellOutcome } from '../_detail/use-order-act';
import { EntryConflictView } from './entry-conflict';
import { EntryFooter } from './entry-footer';
import { EntryGrid, type EntryGridHandle } from './entry-grid';
import { EntryHeadFields } from './entry-head';
import classes from './entry.module.css';
import { headIssues } from './entry-order';
import { isBlank, type EntryHead, type EntryState } from './entry-types';
import { EntryTools } from './entry-tools';
import { emptyEntry, useEntry, type StoredOrder } from './use-entry';
import { useEntryWrites, type EntryWrites } from './use-entry-writes';
import { useGridActions } from './use-grid-actions';
import { useHandlers } from './use-handlers';
import { useLineIssues } from './use-line-issues';
import { useLookup } from './use-lookup';
import { usePreview, type LivePreview } from './use-preview';

export interface EntryWorkspaceProps {
  readonly initial: { readonly stored: StoredOrder | null; readonly state: EntryState };
  readonly mayPrice: boolean;
  readonly isDealer: boolean;
}

export function EntryWorkspace({ initial, mayPrice, isDealer }: EntryWorkspaceProps) {
  const t = useTranslations('orders');
  const router = useRouter();
  const tell = useTellOutcome();
  const entry = useEntry(initial);
  const { state, stored, read, dispatch } = entry;
  const [keepsGoing, setKeepsGoing] = useLocalStorage({
    key: 'dd-orders-keep-entering',
    defaultValue: false,
  });
  const [isLeaving, setLeaving] = useState(false);
  const grid = useRef<EntryGridHandle | null>(null);
  const lookup = useLookup(dispatch);
  const live = usePreview(read, stored?.orderId ?? null);
  const frame = useEntryFrame(state.head, dispatch);
  const actions = useGridActions({ entry, lookup, grid });
  const onSubmitted = (outcome: OrderOutcome) => {
    if (keepsGoing && stored === null) {
      const { dealer, warehouseId, shipToId } = state.head;
      const own = isDealer ? { dealer, shipToId } : {};
      entry.restart(null, emptyEntry({ warehouseId, ...own }));
      writes.reset();
      notifyDone(t('entry.nextReady', { number: outcome.number }));
      window.scrollTo({ top: 0 });
      return;
    }
    // What was typed is on the server: nothing holds the page back any more. Until the next page is
    // there this one shows the order it made, or a second press would make a second order.
    const { orderId, number, version, status } = outcome;
    entry.settle({ orderId, number, version, status }, state);
    setLeaving(true);
    tell('submitted', outcome);
    router.push(`/orders/${outcome.orderId}`);
  };
  const writes: EntryWrites = useEntryWrites({
    entry,
    onSubmitted,
    onSaved: ({ orderId }) => {
      // A reload finds the draft; the page itself goes on without loading anything.
      window.history.replaceState(null, '', `/orders/${orderId}/edit`);
    },
    onIncomplete: actions.focusFirstProblem,
  });
  const issuesOf = useLineIssues(entry, live, writes);
  useEffect(() => {
    const codes = initial.state.lines.flatMap((line) => line.product?.code ?? []);
    if (codes.length > 0) void lookup.completePacks([...new Set(codes)]).catch(() => {});
    // Once, for what the page opened with.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const lineCount = state.lines.filter((line) => !isBlank(line)).length;
  const words = useLineWords(state, live, frame.data);
  const { refusal, isChecked } = writes;
  const issuesOfHead = useMemo(
    () => headProblems(state.head, { refusal, isChecked }),
    [state.head, refusal, isChecked],
  );
  const on = useHandlers({
    head: (changes: Partial<EntryHead>) => dispatch({ type: 'head', changes }),
    leaveHead: () => grid.current?.focus({ line: 0, field: 'text' }),
    addLine: actions.addLine,
    paste: (text: string) => actions.paste(text, state.lines.at(-1)?.key ?? ''),
    save: () => void (isLeaving || writes.save()),
    submit: () => void (isLeaving || writes.submit()),
  });
  useHotkeys(
    [
      ['mod+S', on.save],
      ['mod+Enter', on.submit],
    ],
    [],
  );
  return (
    <div className={classes.page}>
      <UnsavedGuard isDirty={entry.isDirty} />
      <EntryHeader stored={stored} />
      <EntryMessages entry={entry} writes={writes} {...words} />
      <EntryHeadFields
        head={state.head}
        frame={frame.data}
        issues={issuesOfHead}
        isDealer={isDealer}
        onChange={on.head}
        onLeave={on.leaveHead}
      />
      <EntryGrid
        lines={state.lines}
        previewOf={live.lineOf}
        issuesOf={issuesOf}
        currency={live.preview?.currency ?? frame.data?.dealer?.currency ?? null}
        mayPrice={mayPrice}
        isBehind={live.isBehind}
        actions={actions.row}
        onMove={actions.move}
        onPaste={actions.paste}
        handle={grid}
      />
      <EntryTools onAddLine={on.addLine} onPaste={on.paste} />
      <EntryFooter
        live={live}
        lineCount={lineCount}
        lineNumber={words.lineNumber}
        warehouseName={words.warehouseName}
        isNew={stored === null}
        canSave={stored === null || stored.status === 'DRAFT'}
        isSaving={writes.isSaving}
        isSubmitting={writes.isSubmitting || isLeaving}
        keepsGoing={keepsGoing}
        onKeepGoing={setKeepsGoing}
        onSave={on.save}
        onSubmit={on.submit}
      />
    </div>
  );
}

function headProblems(head: EntryHead, shown: Pick<EntryWrites, 'refusal' | 'isChecked'>) {
  const own = shown.isChecked ? headIssues(head) : new Map();
  return new Map([...(shown.refusal?.placed.head ?? []), ...own]);
}

/** How the preview's lines and warehouses are called here; the same functions while nothing moves. */
function useLineWords(state: EntryState, live: LivePreview, frame: EntryFrame | undefined) {
  const { keys } = live;
  const order = state.lines.map((line) => line.key).join(' ');
  const lineNumber = useCallback(
    (line: number) => order.split(' ').indexOf(keys[line - 1] ?? '') + 1 || line,
    [order, keys],
  );
  const warehouseName = useCallback(
    (id: string) => frame?.warehouses.find((warehouse) => warehouse.id === id)?.code,
    [frame],
  );
  const usualWarehouseId = frame?.warehouses.find(({ isDefault }) => isDefault)?.id ?? null;
  return { lineNumber, warehouseName, usualWarehouseId };
}

/** The choices for this dealer; the usual address of a newly chosen dealer is filled in. */
function useEntryFrame(
  head: EntryHead,
  dispatch: (action: { type: 'head'; changes: Partial<EntryHead> }) => void,
) {
  const trpc = useTRPC();
  const dealerId = head.dealer?.id ?? null;
  const frame = useQuery(trpc.orders.entryFrame.queryOptions({ dealerId }));
  const filledFor = useRef(head.shipToId === null ? null : dealerId);
  const dealer = frame.data?.dealer;
  useEffect(() => {
    if (!dealer || dealer.id !== dealerId || filledFor.current === dealerId) return;
    filledFor.current = dealerId;
    const usual = dealer.addresses[0];
    if (usual?.isDefault && head.shipToId === null) {
      dispatch({ type: 'head', changes: { shipToId: usual.id } });
    }
  }, [dealer, dealerId, head.shipToId, dispatch]);
  return frame;
}

const EntryHeader = memo(function EntryHeader(props: { readonly stored: StoredOrder | null }) {
  const { stored } = props;
  const t = useTranslations('orders');
  const crumbs = [{ label: t('title'), href: '/orders' }];
  if (!stored) return <PageHeader title={t('entry.newTitle')} crumbs={crumbs} />;
  return (
    <PageHeader
      title={stored.number}
      crumbs={[...crumbs, { label: stored.number, href: `/orders/${stored.orderId}` }]}
      badge={<StatusBadge status={stored.status} size="lg" />}
      description={stored.status === 'DRAFT' ? undefined : t('entry.amendWarning')}
    />
  );
});

function EntryMessages(props: {
  readonly entry: ReturnType<typeof useEntry>;
  readonly writes: EntryWrites;
  readonly warehouseName: (id: string) => string | undefined;
  readonly usualWarehouseId: string | null;
}) {
  const { entry, writes } = props;
  return (
    <>
      {writes.conflict && (
        <EntryConflictView
          versions={{ base: entry.base, mine: entry.state, theirs: writes.conflict.theirs }}
          meanwhile={writes.conflict.meanwhile}
          warehouseName={props.warehouseName}
          usualWarehouseId={props.usualWarehouseId}
          onKeepMine={writes.keepMine}
          onLoadTheirs={writes.loadTheirs}
        />
      )}
      {writes.refusal && (
        <RefusalAlert
          error={writes.refusal.error}
          shownFields={writes.refusal.placed.shown}
          onClose={writes.dismissRefusal}
        />
      )}
    </>
  );
}
