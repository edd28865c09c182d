'use client';
// The state of an allocation: the dealer's open invoices, what the person typed, and the plan.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { majorText } from '@/kernel/money';
import { useTRPC } from '@/trpc/client';
import { planAllocation, type ByHand } from './allocation-model';

export interface AllocationOf {
  /** null: no dealer is chosen yet. */
  readonly dealerId: string | null;
  readonly currency: string;
  /** What there is to give, in minor units; 0 while it is not typed yet. */
  readonly amountMinor: bigint;
  /** Starts by hand with these amounts. */
  readonly start?: ByHand;
}

export function useAllocation({ dealerId, currency, amountMinor, start = null }: AllocationOf) {
  const trpc = useTRPC();
  const [byHand, setByHand] = useState<ByHand>(start);
  const open = useQuery({
    ...trpc.receivables.openInvoices.queryOptions({ dealerId: dealerId ?? '' }),
    enabled: dealerId !== null,
  });
  const textOf = useCallback((minor: bigint) => majorText(minor, currency), [currency]);
  const plan = useMemo(
    () => planAllocation(amountMinor, open.data ?? [], byHand, currency, textOf),
    [amountMinor, open.data, byHand, currency, textOf],
  );
  return { open, plan, byHand, setByHand };
}
