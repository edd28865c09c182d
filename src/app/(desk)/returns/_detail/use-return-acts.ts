'use client';
// Writes of one return.
import { useTRPC, useWrite } from '@/trpc/client';
import { useFulfilmentRefresh } from '../../shipments/_detail/use-shipment-acts';

export function useReturnActs() {
  const trpc = useTRPC();
  const refresh = useFulfilmentRefresh();
  return {
    authorize: useWrite(trpc.fulfilment.authorizeReturn, { refresh }),
    receive: useWrite(trpc.fulfilment.receiveReturn, { refresh }),
    inspect: useWrite(trpc.fulfilment.inspectReturn, { refresh }),
    reject: useWrite(trpc.fulfilment.rejectReturn, { refresh }),
    cancelReturn: useWrite(trpc.fulfilment.cancelReturn, { refresh }),
  };
}
