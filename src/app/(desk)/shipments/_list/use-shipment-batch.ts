'use client';
// Does the next step of many shipments, in requests of a size the server takes; what was refused is
// kept with its reason.
import { useState } from 'react';
import { MAX_BATCH, type BatchInput, type BatchOutcome } from '@/server/modules/fulfilment/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { runSlices, type BatchResult } from '../../_batch/run-slices';

export type ShipmentBatchResult = BatchResult<BatchOutcome['done'][number]>;

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
  const [result, setResult] = useState<ShipmentBatchResult | null>(null);

  const run = async (work: () => Promise<ShipmentBatchResult>) => {
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
      run(() =>
        runSlices(shipments, MAX_BATCH, (part) => batch.mutateAsync({ action, shipments: part })),
      ),
    createFor: (orderIds: readonly string[]) =>
      run(() =>
        runSlices(orderIds, MAX_BATCH, (part) =>
          create.mutateAsync({ orderIds: part, release: true }),
        ),
      ),
  };
}

export type ShipmentBatch = ReturnType<typeof useShipmentBatch>;
