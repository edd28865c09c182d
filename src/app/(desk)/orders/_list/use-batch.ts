'use client';
// Runs a batch over orders: one request and one idempotency key per order, so that an order sent
// again after a lost connection is not decided twice.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { newId } from '@/kernel/ids';
import type { OrderListItem, OrderOutcome } from '@/server/modules/orders/schemas';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import type { BatchAction } from './batch-actions';
import { runBatch, type BatchState } from './batch-runner';

const CONCURRENCY = 4;

export interface Batch {
  readonly orders: readonly OrderListItem[];
  readonly states: readonly BatchState<OrderOutcome>[];
  readonly isRunning: boolean;
  start(orders: readonly OrderListItem[], reason: string): Promise<void>;
  stop(): void;
}

function useSend(action: BatchAction) {
  const client = useTRPCClient();
  return useCallback(
    (order: OrderListItem, reason: string, key: string): Promise<OrderOutcome> => {
      const ref = { orderId: order.id, version: order.version };
      const options = { context: { idempotencyKey: key } };
      switch (action) {
        case 'submit':
          return client.orders.submit.mutate(ref, options);
        case 'approve':
          return client.orders.approve.mutate(ref, options);
        case 'reject':
          return client.orders.reject.mutate({ ...ref, reason }, options);
        case 'cancel':
          return client.orders.cancel.mutate({ ...ref, reason }, options);
        case 'release':
          return client.orders.release.mutate(ref, options);
      }
    },
    [action, client],
  );
}

export function useBatch(action: BatchAction): Batch {
  const send = useSend(action);
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [orders, setOrders] = useState<readonly OrderListItem[]>([]);
  const [states, setStates] = useState<readonly BatchState<OrderOutcome>[]>([]);
  const [isRunning, setRunning] = useState(false);
  const abort = useRef<AbortController | null>(null);

  const start = async (items: readonly OrderListItem[], reason: string) => {
    abort.current = new AbortController();
    setOrders(items);
    setStates(items.map(() => ({ kind: 'waiting' })));
    setRunning(true);
    await runBatch({
      items,
      run: (order) => send(order, reason, newId()),
      concurrency: CONCURRENCY,
      onChange: setStates,
      signal: abort.current.signal,
    });
    setRunning(false);
    await queries.invalidateQueries(trpc.orders.pathFilter());
  };
  return { orders, states, isRunning, start, stop: () => abort.current?.abort() };
}
