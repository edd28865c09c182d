// Procedures of returns; part of the fulfilment router.
import { z } from 'zod';
import { reads, writes } from '@/server/api/trpc';
import {
  InspectReturnInput,
  ListReturnsInput,
  OrderInput,
  ReceiveReturnInput,
  RequestReturnInput,
  ReturnableOrder,
  ReturnOutcome,
  ReturnPage,
  ReturnReasonView,
  ReturnRef,
  ReturnView,
  ReturnWithReason,
  SaveReturnReasonInput,
} from './schemas';
import { inspectReturn } from './usecases/inspect-return';
import { authorizeReturn, cancelReturn, receiveReturn, rejectReturn } from './usecases/move-return';
import { readReturnableOrder } from './usecases/read-order-lines';
import { getReturn, listReturns } from './usecases/read-returns';
import { requestReturn } from './usecases/request-return';
import { listReturnReasons, saveReturnReason } from './usecases/return-reasons';

export const returnsProcedures = {
  returns: reads('returns.read')
    .input(ListReturnsInput)
    .output(ReturnPage)
    .query(({ ctx, input }) => listReturns(ctx.work, input)),
  return: reads('returns.read')
    .input(z.object({ returnId: z.uuid() }))
    .output(ReturnView)
    .query(({ ctx, input }) => getReturn(ctx.work, input)),
  returnReasons: reads('returns.read')
    .input(z.object({}).optional())
    .output(z.array(ReturnReasonView))
    .query(({ ctx }) => listReturnReasons(ctx.work)),
  saveReturnReason: writes('settings.write')
    .input(SaveReturnReasonInput)
    .output(ReturnReasonView)
    .mutation(({ ctx, input }) => saveReturnReason(ctx.work, input)),
  returnableOrder: reads('returns.create')
    .input(OrderInput)
    .output(ReturnableOrder)
    .query(({ ctx, input }) => readReturnableOrder(ctx.work, input)),
  requestReturn: writes('returns.create')
    .input(RequestReturnInput)
    .output(ReturnOutcome)
    .mutation(({ ctx, input }) => requestReturn(ctx.work, input)),
  authorizeReturn: writes('returns.authorize')
    .input(ReturnRef)
    .output(ReturnOutcome)
    .mutation(({ ctx, input }) => authorizeReturn(ctx.work, input)),
  rejectReturn: writes('returns.authorize')
    .input(ReturnWithReason)
    .output(ReturnOutcome)
    .mutation(({ ctx, input }) => rejectReturn(ctx.work, input)),
  cancelReturn: writes('returns.create')
    .input(ReturnWithReason)
    .output(ReturnOutcome)
    .mutation(({ ctx, input }) => cancelReturn(ctx.work, input)),
  receiveReturn: writes('returns.receive')
    .input(ReceiveReturnInput)
    .output(ReturnOutcome)
    .mutation(({ ctx, input }) => receiveReturn(ctx.work, input)),
  inspectReturn: writes('returns.inspect')
    .input(InspectReturnInput)
    .output(ReturnOutcome)
    .mutation(({ ctx, input }) => inspectReturn(ctx.work, input)),
};
