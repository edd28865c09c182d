// Raises the invoice of a shipment from what was shipped. Running twice finds the invoice of the
// first time, so a job may repeat it.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { recordInvoiced, type OrderLineRow, type OrderWithLines } from '@/server/modules/orders';
import {
  draftInvoice,
  dueDate,
  issueInvoice,
  lockAccount,
  type BilledQuantity,
} from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { setShipmentInvoice } from '../repo/shipments';
import type { ShipmentWithLines } from '../repo/types';
import { creditWaitingReturns } from './credit-return';
import { dayOf, lockShipment, recordTransition, type ShipmentCommand } from './lock-shipment';

export interface ShipmentInvoice {
  invoiceId: string | null;
  /** False where the invoice was there before, or there was nothing left to invoice. */
  issued: boolean;
}

function billable(line: OrderLineRow, quantity: number): BilledQuantity {
  const { id: orderLineId, productId, unitPrice, taxRate, requested, shipped, invoiced } = line;
  const { netMinor, taxMinor } = line;
  return {
    line: {
      ...{ orderLineId, productId, unitPrice, taxRate, requested, shipped, invoiced },
      ...{ netMinor, taxMinor },
    },
    quantity,
  };
}

/** What of this shipment is shipped and not on an invoice yet. */
function billedQuantities(shipment: ShipmentWithLines, order: OrderWithLines): BilledQuantity[] {
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  return shipment.lines.flatMap(({ orderLineId, quantity }) => {
    const line = lines.get(orderLineId);
    const open = line ? Math.min(quantity, line.shipped - line.invoiced) : 0;
    return line && open > 0 ? [billable(line, open)] : [];
  });
}

/** Nobody owes for goods before they left; a slip in the year would also open a past series. */
function refuseBeforeShipped({ shippedOn }: ShipmentWithLines, issuedOn: string): void {
  if (shippedOn === null || issuedOn >= shippedOn) return;
  throw new DomainError('fulfilment.invoicedBeforeShipped', {
    status: 'invalid',
    field: 'issuedOn',
    params: { issuedOn, shippedOn },
  });
}

/**
 * Refuses with `fulfilment.notShipped`, `receivables.nothingToInvoice`, `fulfilment.dateInFuture`,
 * `fulfilment.invoicedBeforeShipped`.
 * The number is taken last, so that the series stays locked as short as can be.
 */
export async function invoiceShipment(
  work: Work,
  command: ShipmentCommand & { issuedOn?: string | null },
): Promise<ShipmentInvoice> {
  const { shipment, order } = await lockShipment(work, command);
  if (shipment.invoiceId) return { invoiceId: shipment.invoiceId, issued: false };
  if (shipment.status !== 'SHIPPED' && shipment.status !== 'DELIVERED') {
    const params = { status: shipment.status };
    throw new DomainError('fulfilment.notShipped', { status: 'conflict', params });
  }
  const issuedOn = dayOf(work, command.issuedOn, 'issuedOn');
  refuseBeforeShipped(shipment, issuedOn);
  await lockAccount(work, order.dealerId);
  const draft = draftInvoice(billedQuantities(shipment, order));
  const dealer = await loadDealerForOrder(work, order.dealerId);
  const invoiceId = newId();
  await recordInvoiced(
    work,
    { orderId: order.id, docId: invoiceId, occurredOn: issuedOn },
    draft.lines.map((line) => ({ lineId: line.orderLineId, quantity: line.quantity })),
  );
  await setShipmentInvoice(work.tx, shipment.id, invoiceId);
  const invoice = await issueInvoice(work, {
    id: invoiceId,
    dealerId: order.dealerId,
    orderId: order.id,
    shipmentId: shipment.id,
    currency: order.currency,
    issuedOn,
    dueOn: dueDate(issuedOn, { kind: dealer.termsKind, days: dealer.termsDays }),
    lines: draft.lines,
  });
  recordTransition(work, {
    docKind: 'shipment',
    docId: shipment.id,
    action: 'invoice',
    from: shipment.status,
    to: shipment.status,
    detail: { number: invoice.number },
  });
  await creditWaitingReturns(work, order.id, issuedOn);
  return { invoiceId, issued: true };
}

/**
 * For the job that follows a shipment: raises the invoice where the organization invoices on
 * shipment and something is left to invoice.
 */
export async function invoiceOnShipment(work: Work, shipmentId: string): Promise<ShipmentInvoice> {
  if (!work.settings['invoicing.onShipment']) return { invoiceId: null, issued: false };
  try {
    return await invoiceShipment(work, { shipmentId });
  } catch (error) {
    // Refused before anything was written: another invoice covered these goods already.
    const isCovered = error instanceof DomainError && error.code === 'receivables.nothingToInvoice';
    if (isCovered) return { invoiceId: null, issued: false };
    throw error;
  }
}
