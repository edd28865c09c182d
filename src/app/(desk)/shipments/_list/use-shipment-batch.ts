'use client';
// Does the next step of many shipments, in requests of a size the server takes; what was refused is
// kept with its reason.
import { useState } from 'react';
import { MAX_BATCH, type BatchInput, type BatchOutcome } from '@/server/modules/fulfilment/schemas';
import { useTRPC, useWrite } from '@/trpc/client';

export interface BatchResult {
  readonly done: BatchOutcome['done'];
  readonly refused: BatchOutcome['refused'];
  /** What stopped the batch before its end, if anything did. */
  readonly error: unknown;
}

function slices<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / MAX_BATCH);
  return Array.from({ length: count }, (_, i) => items.slice(i * MAX_BATCH, (i + 1) * MAX_BATCH));
}

async function runSlices<T>(
  items: readonly T[],
  send: (part: T[]) => Promise<BatchOutcome>,
): Promise<BatchResult> {
  const done: BatchOutcome['done'] = [];
  const refused: BatchOutcome['refused'] = [];
  try {
    for (const part of slices(items)) {
      // One after the other: each holds locks on the orders it moves.
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await send(part);
      done.push(...outcome.done);
      refused.push(...outcome.refused);
    }
    return { done, refused, error: null };
  } catch (error) {
    return { done, refused, error };
  }
}

export function useShipmentBatch() {
  const trpc = useTRPC();
  const refresh = [
    trpc.fulfilment.pathFilter(),
    trpc.orders.pathFilter(),
    trpc.inventory.pathFilter(),
  ];
  const batch = useWrite(trpc.fulfilment.batch, { refresh });
  const create = useWrite(trpc.fulfilment.createShipments, { refresh });
  const [isRunning, setRunning] = useState(false);
  const [result, setResult] = useState<BatchResult | null>(null);

  const run = async (work: () => Promise<BatchResult>): Promise<BatchResult> => {
    setRunning(true);
    try {
      const outcome = await work();
      setResult(outcome);
      return outcome;
    } finally {
      setRunning(false);
    }
  };
  return {
    isRunning,
    result,
    dismiss: () => setResult(null),
    step: (action: BatchInput['action'], shipments: BatchInput['shipments']) =>
      run(() => runSlices(shipments, (part) => batch.mutateAsync({ action, shipments: part }))),
    createFor: (orderIds: readonly string[]) =>
      run(() =>
        runSlices(orderIds, (part) => create.mutateAsync({ orderIds: part, release: true })),
      ),
  };
}

export type ShipmentBatch = ReturnType<typeof useShipmentBatch>;
