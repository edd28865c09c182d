'use client';
// Search functions of the pickers of orders: dealers and products, ready for an EntityPicker.
import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { localName } from '@/kernel/local-names';
import { useTRPCClient } from '@/trpc/client';
import type { PickerOption, SearchFunction } from '@/ui/forms';

export interface DealerOption extends PickerOption {
  readonly currency: string;
}

export function useDealerSearch(activeOnly: boolean): SearchFunction<DealerOption> {
  const client = useTRPCClient();
  return useCallback(
    async (text, signal) => {
      const found = await client.dealers.search.query({ text, limit: 20, activeOnly }, { signal });
      return found.map(({ id, code, name, currency }) => ({
        id,
        label: `${code} ${name}`,
        description: currency,
        currency,
      }));
    },
    [activeOnly, client],
  );
}

export function useProductSearch(): SearchFunction<PickerOption> {
  const client = useTRPCClient();
  const locale = useLocale();
  return useCallback(
    async (text, signal) => {
      const found = await client.catalog.searchProducts.query({ text, limit: 20 }, { signal });
      return found.map((product) => ({
        id: product.id,
        label: product.code,
        description: localName(product, locale),
      }));
    },
    [client, locale],
  );
}
