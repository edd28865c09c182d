'use client';
// The writes of one shipment; each reads again what it changed.
import { useTranslations } from 'next-intl';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';

export function useShipmentWrites() {
  const t = useTranslations('fulfilment.done');
  const trpc = useTRPC();
  const refresh = [
    trpc.fulfilment.pathFilter(),
    trpc.orders.pathFilter(),
    trpc.inventory.pathFilter(),
    trpc.receivables.pathFilter(),
  ];
  const said = (key: 'release' | 'pick' | 'ship' | 'deliver' | 'cancel' | 'invoice') => ({
    refresh,
    onSuccess: () => notifyDone(t(key)),
  });
  return {
    release: useWrite(trpc.fulfilment.releaseShipment, said('release')),
    pick: useWrite(trpc.fulfilment.pickShipment, said('pick')),
    ship: useWrite(trpc.fulfilment.shipShipment, said('ship')),
    deliver: useWrite(trpc.fulfilment.deliverShipment, said('deliver')),
    cancel: useWrite(trpc.fulfilment.cancelShipment, said('cancel')),
    invoice: useWrite(trpc.fulfilment.invoiceShipment, said('invoice')),
  };
}

export type ShipmentWrites = ReturnType<typeof useShipmentWrites>;
