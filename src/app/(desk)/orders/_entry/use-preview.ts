'use client';
// What the server makes of the order while it is typed: prices, stock, credit, holds. Asked when the
// typing pauses; the last answer stays on screen until the next one is there.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { newId } from '@/kernel/ids';
import type { OrderPreview } from '@/server/modules/orders/schemas';
import { useTRPCClient } from '@/trpc/client';
import type { ReadEntry } from './entry-order';

export type PreviewLine = OrderPreview['lines'][number];

export interface LivePreview {
  readonly preview: OrderPreview | null;
  readonly lineOf: ReadonlyMap<string, PreviewLine>;
  /** Keys of the lines the preview numbers, in its order. */
  readonly keys: readonly string[];
  /** What is shown belongs to an earlier state of the order. */
  readonly isBehind: boolean;
  readonly hasFailed: boolean;
}

const PAUSE_MS = 220;
const KEPT_MS = 30_000;
const FRESH_MS = 15_000;

/**
 * A short name of an order in the cache. The order itself as a key would be written out at every
 * render, which with 500 lines takes longer than everything else a key press does.
 */
const NAMES = new WeakMap<object, string>();

function nameOf(order: object): string {
  const name = NAMES.get(order) ?? newId();
  NAMES.set(order, name);
  return name;
}

export function usePreview(read: ReadEntry, orderId: string | null): LivePreview {
  const client = useTRPCClient();
  const [settled] = useDebouncedValue(read, PAUSE_MS);
  const { order, keys } = settled;
  const last = useRef<OrderPreview | null>(null);
  const query = useQuery({
    queryKey: ['orders.preview', orderId, order && nameOf(order)],
    queryFn: async ({ signal }) => {
      if (!order) return null;
      const answer = await client.orders.preview.query({ order, orderId }, { signal });
      // Lines that came out as before keep their identity, and so their rows are not drawn again.
      const preview = replaceEqualDeep<OrderPreview>(last.current, answer);
      last.current = preview;
      // The keys travel with the answer: by the time it is shown the lines may be others.
      return { preview, keys };
    },
    enabled: order !== null,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    retry: 1,
  });
  const answer = order === null ? null : (query.data ?? null);
  const lineOf = useMemo(() => {
    const lines = answer?.preview.lines ?? [];
    return new Map(
      lines.flatMap((line) => {
        const key = answer?.keys[line.index];
        return key === undefined ? [] : [[key, line] as const];
      }),
    );
  }, [answer]);
  const preview = answer?.preview ?? null;
  const answeredKeys = answer?.keys ?? NO_KEYS;
  const isBehind = order !== null && (settled !== read || query.isFetching);
  const hasFailed = query.isError;
  return useMemo(
    () => ({ preview, lineOf, keys: answeredKeys, isBehind, hasFailed }),
    [preview, lineOf, answeredKeys, isBehind, hasFailed],
  );
}

const NO_KEYS: readonly string[] = [];
