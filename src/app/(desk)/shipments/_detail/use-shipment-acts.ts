'use client';
// Writes of one shipment and what each of them changes elsewhere.
import { useQueryClient } from '@tanstack/react-query';
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

/** A refusal may mean that someone was quicker: the page reads again, what was typed stays. */
export function useFulfilmentWrite() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = useFulfilmentRefresh();
  return {
    refresh,
    onError: () => void queries.invalidateQueries(trpc.fulfilment.pathFilter()),
  };
}

export function useShipmentActs() {
  const trpc = useTRPC();
  const options = useFulfilmentWrite();
  return {
    release: useWrite(trpc.fulfilment.releaseShipment, options),
    pick: useWrite(trpc.fulfilment.pickShipment, options),
    ship: useWrite(trpc.fulfilment.shipShipment, options),
    deliver: useWrite(trpc.fulfilment.deliverShipment, options),
    cancel: useWrite(trpc.fulfilment.cancelShipment, options),
    invoice: useWrite(trpc.fulfilment.invoiceShipment, options),
  };
}
