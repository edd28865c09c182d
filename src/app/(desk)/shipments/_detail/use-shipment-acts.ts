'use client';
// Writes of one shipment and what each of them changes elsewhere.
import { useTRPC, useWrite } from '@/trpc/client';

/** What is read again after goods or their documents moved. */
export function useFulfilmentRefresh() {
  const trpc = useTRPC();
  return [
    trpc.fulfilment.pathFilter(),
    trpc.orders.pathFilter(),
    trpc.inventory.pathFilter(),
    trpc.receivables.pathFilter(),
  ];
}

export function useShipmentActs() {
  const trpc = useTRPC();
  const refresh = useFulfilmentRefresh();
  return {
    release: useWrite(trpc.fulfilment.releaseShipment, { refresh }),
    pick: useWrite(trpc.fulfilment.pickShipment, { refresh }),
    ship: useWrite(trpc.fulfilment.shipShipment, { refresh }),
    deliver: useWrite(trpc.fulfilment.deliverShipment, { refresh }),
    cancel: useWrite(trpc.fulfilment.cancelShipment, { refresh }),
    invoice: useWrite(trpc.fulfilment.invoiceShipment, { refresh }),
  };
}
