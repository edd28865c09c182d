'use client';
// What chosen goods count for: by the prices they will be valued at, asked a moment after the last key.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseQuantity } from '@/kernel/quantity';
import { useTRPC } from '@/trpc/client';
import type { SettleValues } from './settle-values';

const PAUSE_MS = 300;

export interface GoodsWorth {
  /** By the row of the form; null: no price. Rows that are not filled in have none. */
  readonly rows: ReadonlyMap<number, bigint | null>;
  readonly valueMinor: bigint;
}

export function useGoodsValue(dealerId: string, goods: SettleValues['goods']): GoodsWorth | null {
  const [settled] = useDebouncedValue(goods, PAUSE_MS);
  const filled = settled.flatMap(({ productId, quantity }, row) => {
    const read = parseQuantity(quantity);
    return productId && read.ok ? [{ row, productId: productId.id, quantity: read.value }] : [];
  });
  const lines = filled.map(({ productId, quantity }) => ({ productId, quantity }));
  const query = useQuery(
    useTRPC().expenses.goodsValue.queryOptions(
      { dealerId, lines },
      { enabled: dealerId !== '' && lines.length > 0, placeholderData: keepPreviousData },
    ),
  );
  if (lines.length === 0 || !query.data) return null;
  const { lines: values, valueMinor } = query.data;
  return { rows: new Map(filled.map(({ row }, at) => [row, values[at] ?? null])), valueMinor };
}
