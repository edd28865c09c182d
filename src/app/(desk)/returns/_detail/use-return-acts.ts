'use client';
// Writes of one return.
import { useTRPC, useWrite } from '@/trpc/client';
import { useFulfilmentWrite } from '../../shipments/_detail/use-shipment-acts';

export function useReturnActs() {
  const trpc = useTRPC();
  const options = useFulfilmentWrite();
  return {
    authorize: useWrite(trpc.fulfilment.authorizeReturn, options),
    receive: useWrite(trpc.fulfilment.receiveReturn, options),
    inspect: useWrite(trpc.fulfilment.inspectReturn, options),
    reject: useWrite(trpc.fulfilment.rejectReturn, options),
    cancelReturn: useWrite(trpc.fulfilment.cancelReturn, options),
  };
}
