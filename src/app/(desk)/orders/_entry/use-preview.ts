'use client';
// What the server makes of the order while it is typed: prices, stock, credit, holds. Asked when the
// typing pauses; the last answer stays on screen until the next one is there.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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

export function usePreview(read: ReadEntry, orderId: string | null): LivePreview {
  const client = useTRPCClient();
  const [settled] = useDebouncedValue(read, PAUSE_MS);
  const { order, keys } = settled;
  const query = useQuery({
    queryKey: ['orders.preview', orderId, order],
    queryFn: async ({ signal }) => {
      if (!order) return null;
      const preview = await client.orders.preview.query({ order, orderId }, { signal });
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
  return {
    preview: answer?.preview ?? null,
    lineOf,
    keys: answer?.keys ?? NO_KEYS,
    isBehind: order !== null && (settled !== read || query.isFetching),
    hasFailed: query.isError,
  };
}

const NO_KEYS: readonly string[] = [];
