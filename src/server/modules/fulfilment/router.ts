// Procedures of shipments: each one permission, one input, one output, one call.
import { z } from 'zod';
import { DomainError } from '@/kernel/domain-error';
import { reads, router, writes } from '@/server/api/trpc';
import { returnsProcedures } from './returns-procedures';
import {
  BatchInput,
  BatchOutcome,
  CancelShipmentInput,
  CreateManyInput,
  CreateShipmentInput,
  DeliverShipmentInput,
  InvoiceShipmentInput,
  ListReadyInput,
  ListShipmentsInput,
  OrderInput,
  PickList,
  PickListInput,
  PickShipmentInput,
  PromiseInput,
  PromiseView,
  ReadyPage,
  ReleaseShipmentInput,
  ShipmentCounts,
  ShipmentInvoiceView,
  ShipmentOutcome,
  ShipmentPage,
  ShipmentView,
  ShippableOrder,
  ShipShipmentInput,
} from './schemas';
import { createShipment } from './usecases/create-shipment';
import { deliverShipment } from './usecases/deliver-shipment';
import { invoiceShipment } from './usecases/invoice-shipment';
import { cancelShipment, pickShipment, releaseShipment } from './usecases/move-shipment';
import { promiseProduct } from './usecases/promise-product';
import { readShippableOrder } from './usecases/read-order-lines';
import {
  getShipment,
  listReadyOrders,
  listShipments,
  readPickList,
  summarizeShipments,
} from './usecases/read-shipments';
import { BATCH_PERMISSIONS, createShipments, runShipmentBatch } from './usecases/run-batch';
import { shipShipment } from './usecases/ship-shipment';

export const fulfilmentRouter = router({
  ...returnsProcedures,
  shipments: reads('shipments.read')
    .input(ListShipmentsInput)
    .output(ShipmentPage)
    .query(({ ctx, input }) => listShipments(ctx.work, input)),
  summary: reads('shipments.read')
    .input(z.object({ warehouseId: z.uuid().optional() }))
    .output(ShipmentCounts)
    .query(({ ctx, input }) => summarizeShipments(ctx.work, input)),
  ready: reads('shipments.read')
    .input(ListReadyInput)
    .output(ReadyPage)
    .query(({ ctx, input }) => listReadyOrders(ctx.work, input)),
  shipment: reads('shipments.read')
    .input(z.object({ shipmentId: z.uuid() }))
    .output(ShipmentView)
    .query(({ ctx, input }) => getShipment(ctx.work, input)),
  pickList: reads('shipments.read')
    .input(PickListInput)
    .output(PickList)
    .query(({ ctx, input }) => readPickList(ctx.work, input)),
  shippableOrder: reads('shipments.create')
    .input(OrderInput)
    .output(ShippableOrder)
    .query(({ ctx, input }) => readShippableOrder(ctx.work, input)),
  promise: reads('inventory.read')
    .input(PromiseInput)
    .output(PromiseView)
    .query(({ ctx, input }) => promiseProduct(ctx.work, input)),
  createShipment: writes('shipments.create')
    .input(CreateShipmentInput)
    .output(ShipmentOutcome)
    .mutation(({ ctx, input }) => createShipment(ctx.work, input)),
  createShipments: writes('shipments.create')
    .input(CreateManyInput)
    .output(BatchOutcome)
    .mutation(({ ctx, input }) => createShipments(ctx.work, input)),
  releaseShipment: writes('shipments.create')
    .input(ReleaseShipmentInput)
    .output(ShipmentOutcome)
    .mutation(({ ctx, input }) => releaseShipment(ctx.work, input)),
  pickShipment: writes('shipments.pick')
    .input(PickShipmentInput)
    .output(ShipmentOutcome)
    .mutation(({ ctx, input }) => pickShipment(ctx.work, input)),
  shipShipment: writes('shipments.ship')
    .input(ShipShipmentInput)
    .output(ShipmentOutcome)
    .mutation(({ ctx, input }) => shipShipment(ctx.work, input)),
  deliverShipment: writes('shipments.deliver')
    .input(DeliverShipmentInput)
    .output(ShipmentOutcome)
    .mutation(({ ctx, input }) => deliverShipment(ctx.work, input)),
  cancelShipment: writes('shipments.create')
    .input(CancelShipmentInput)
    .output(ShipmentOutcome)
    .mutation(({ ctx, input }) => cancelShipment(ctx.work, input)),
  invoiceShipment: writes('invoices.issue')
    .input(InvoiceShipmentInput)
    .output(ShipmentInvoiceView)
    .mutation(({ ctx, input }) => invoiceShipment(ctx.work, input)),
  batch: writes('shipments.read')
    .input(BatchInput)
    .output(BatchOutcome)
    .mutation(({ ctx, input }) => {
      const permission = BATCH_PERMISSIONS[input.action];
      if (!ctx.work.actor.can(permission)) {
        throw new DomainError('auth.notPermitted', { status: 'forbidden', params: { permission } });
      }
      return runShipmentBatch(ctx.work, input);
    }),
});
