// Procedures of orders. Each names its permission, its input and its output, and makes one call.
import { z } from 'zod';
import { reads, readsReplica, router, writes } from '@/server/api/trpc';
import { EntryFrame, EntryFrameInput, OrderFacts } from './entry-schemas';
import {
  ApproveOrderInput,
  CancelOrderInput,
  HoldOrderInput,
  ListOrdersInput,
  OrderInput,
  OrderOutcome,
  OrderPage,
  OrderPreview,
  OrderRef,
  OrderView,
  PlaceOrderInput,
  ReleaseHoldInput,
  ResolvedLine,
  ResolveLinesInput,
  SaveDraftInput,
  WithReason,
} from './schemas';
import { OrderSheet, OrderSheetsInput } from './sheet-schemas';
import { cancelOrder } from './usecases/cancel-order';
import { approveOrder } from './usecases/approve-order';
import { holdOrder, rejectOrder, releaseHold } from './usecases/decide-order';
import { listOrders } from './usecases/list-orders';
import { placeOrder } from './usecases/place-order';
import { previewOrder } from './usecases/preview-order';
import { readEntryFrame } from './usecases/read-entry-frame';
import { readOrderFacts } from './usecases/read-facts';
import { readOrderSheets } from './usecases/read-sheets';
import { readOrderView } from './usecases/read-order';
import { releaseOrder } from './usecases/release-order';
import { resolveLines } from './usecases/resolve-lines';
import { saveDraft } from './usecases/save-draft';
import { amendOrder, submitOrder } from './usecases/submit-order';

export const ordersRouter = router({
  list: readsReplica('orders.read')
    .input(ListOrdersInput)
    .output(OrderPage)
    .query(({ ctx, input }) => listOrders(ctx.work, input)),
  byId: reads('orders.read')
    .input(z.object({ orderId: z.uuid() }))
    .output(OrderView)
    .query(({ ctx, input }) => readOrderView(ctx.work, input.orderId)),
  facts: reads('orders.read')
    .input(z.object({ orderId: z.uuid() }))
    .output(OrderFacts)
    .query(({ ctx, input }) => readOrderFacts(ctx.work, input.orderId)),
  sheets: reads('orders.read')
    .input(OrderSheetsInput)
    .output(z.array(OrderSheet))
    .query(({ ctx, input }) => readOrderSheets(ctx.work, input)),
  entryFrame: reads('orders.create')
    .input(EntryFrameInput)
    .output(EntryFrame)
    .query(({ ctx, input }) => readEntryFrame(ctx.work, input)),
  preview: reads('orders.create')
    .input(z.object({ order: OrderInput, orderId: z.uuid().nullish() }))
    .output(OrderPreview)
    .query(({ ctx, input }) => previewOrder(ctx.work, input)),
  resolveLines: reads('orders.create')
    .input(ResolveLinesInput)
    .output(z.array(ResolvedLine))
    .query(({ ctx, input }) => resolveLines(ctx.work, input)),
  saveDraft: writes('orders.create')
    .input(SaveDraftInput)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => saveDraft(ctx.work, input)),
  place: writes('orders.submit')
    .input(PlaceOrderInput)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => placeOrder(ctx.work, input.order)),
  submit: writes('orders.submit')
    .input(OrderRef)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => submitOrder(ctx.work, input)),
  amend: writes('orders.submit')
    .input(OrderRef.extend({ order: OrderInput }))
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => amendOrder(ctx.work, input)),
  approve: writes('orders.approve')
    .input(ApproveOrderInput)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => approveOrder(ctx.work, input)),
  reject: writes('orders.reject')
    .input(WithReason)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => rejectOrder(ctx.work, input)),
  cancel: writes('orders.cancel')
    .input(CancelOrderInput)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => cancelOrder(ctx.work, input)),
  hold: writes('orders.releaseHold')
    .input(HoldOrderInput)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => holdOrder(ctx.work, input)),
  releaseHold: writes('orders.releaseHold')
    .input(ReleaseHoldInput)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => releaseHold(ctx.work, input)),
  release: writes('orders.release')
    .input(OrderRef)
    .output(OrderOutcome)
    .mutation(({ ctx, input }) => releaseOrder(ctx.work, input)),
});
