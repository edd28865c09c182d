'use client';
// The warehouses of the organization, for filters and forms.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { WarehouseView } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';

export interface Warehouses {
  readonly all: readonly WarehouseView[];
  /** Those that take goods, the default first. */
  readonly open: readonly WarehouseView[];
  readonly options: { value: string; label: string }[];
  readonly defaultId: string;
}

export function useWarehouses(isAllowed = true): Warehouses {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.inventory.warehouses.queryOptions(undefined, { enabled: isAllowed }),
  );
  return useMemo(() => {
    const all = data ?? [];
    const open = all.filter((warehouse) => warehouse.status === 'ACTIVE');
    return {
      all,
      open,
      options: open.map(({ id, code, name }) => ({
        value: id,
        label: code === name ? code : `${code} · ${name}`,
      })),
      defaultId: open[0]?.id ?? '',
    };
  }, [data]);
}
