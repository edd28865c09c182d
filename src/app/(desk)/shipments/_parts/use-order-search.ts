'use client';
// Finds orders by number or dealer for the forms that begin with one.
import { useCallback } from 'react';
import type { ListOrdersInput } from '@/server/modules/orders/schemas';
import { useTRPCClient } from '@/trpc/client';
import type { PickerOption, SearchFunction } from '@/ui/forms';

export type OrderStates = NonNullable<ListOrdersInput['status']>;

/** `status` and `dealerId` narrow the search; `status` must be a constant. */
export function useOrderSearch(
  status: OrderStates,
  dealerId?: string,
): SearchFunction<PickerOption> {
  const client = useTRPCClient();
  return useCallback(
    async (text, signal) => {
      const input = { status, dealerId, search: text || undefined, limit: 20 };
      const page = await client.orders.list.query(input, { signal });
      return page.items.map(({ id, number, dealerCode, dealerName }) => ({
        id,
        label: number,
        description: `${dealerCode} ${dealerName}`,
      }));
    },
    [client, status, dealerId],
  );
}
