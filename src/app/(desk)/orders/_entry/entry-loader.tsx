'use client';
// Brings the stored order, or the one to be copied, into the entry screen.
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/kernel/ids';
import type { OrderView } from '@/server/modules/orders/schemas';
import { useTRPC } from '@/trpc/client';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage } from '@/ui/states';
import { copyOf, entryOf } from './entry-order';
import type { EntryHead, EntryState } from './entry-types';
import { EntryWorkspace } from './entry-workspace';
import { emptyEntry, withRoom } from './use-entry';
import { storedOf } from './use-entry-writes';

export interface EntryRights {
  readonly mayPrice: boolean;
  readonly isDealer: boolean;
}

export interface NewOrderProps extends EntryRights {
  /** A dealer's user begins with their own dealer. */
  readonly dealer: EntryHead['dealer'];
}

/** Prices typed by somebody who may, not by this reader: the lists decide again. */
function withoutPrices(state: EntryState): EntryState {
  return { ...state, lines: state.lines.map((line) => ({ ...line, price: '', discount: '' })) };
}

function useOrder(orderId: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.orders.byId.queryOptions(
      { orderId },
      // What is being typed over must not change underneath; a stale version is noticed at saving.
      { staleTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
    ),
  );
}

export function NewOrder({ dealer, ...rights }: NewOrderProps) {
  const [initial] = useState(() => ({ stored: null, state: emptyEntry({ dealer }) }));
  return <EntryWorkspace initial={initial} {...rights} />;
}

export function CopiedOrder({ orderId, ...rights }: EntryRights & { readonly orderId: string }) {
  const order = useOrder(orderId);
  if (order.isError) {
    return <ErrorState error={order.error} onRetry={() => void order.refetch()} />;
  }
  if (!order.data) return <LoadingPage />;
  return <CopyWorkspace order={order.data} {...rights} />;
}

function CopyWorkspace({ order, ...rights }: EntryRights & { readonly order: OrderView }) {
  const [initial] = useState(() => ({ stored: null, state: withRoom(copyOf(order, newId)) }));
  return <EntryWorkspace initial={initial} {...rights} />;
}

export function EditedOrder({ orderId, ...rights }: EntryRights & { readonly orderId: string }) {
  const t = useTranslations('orders');
  const order = useOrder(orderId);
  if (order.isError) {
    return <ErrorState error={order.error} onRetry={() => void order.refetch()} />;
  }
  // The page begins with what the server has now, not with what was looked at earlier.
  if (!order.data || (order.isFetching && !order.isFetchedAfterMount)) return <LoadingPage />;
  if (!order.data.actions.includes('amend')) {
    return (
      <>
        <PageHeader title={order.data.number} crumbs={[{ label: t('title'), href: '/orders' }]} />
        <Alert color="amber" title={t('entry.notEditable', { number: order.data.number })}>
          <LinkButton href={`/orders/${orderId}`} size="xs" variant="default" mt={6}>
            {t('entry.open')}
          </LinkButton>
        </Alert>
      </>
    );
  }
  return <EditWorkspace order={order.data} {...rights} />;
}

function EditWorkspace({ order, ...rights }: EntryRights & { readonly order: OrderView }) {
  const [initial] = useState(() => {
    const state = withRoom(entryOf(order));
    return { stored: storedOf(order), state: rights.mayPrice ? state : withoutPrices(state) };
  });
  return <EntryWorkspace initial={initial} {...rights} />;
}
