// Shipments of the past, in bulk: documents, lines and stock movements on their own dates, in a
// fixed number of statements. The orders are loaded before, with the shipped quantities in them.
import type { BusinessDate } from '@/kernel/business-date';
import { newId } from '@/kernel/ids';
import { postStockHistory, type StockMovement } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeGapless } from '@/server/platform/numbers';
import { insertShipments } from '../repo/shipments';
import type { ShipmentRow } from '../repo/types';

export interface HistoricShipment {
  id: string;
  orderId: string;
  dealerId: string;
  warehouseId: string;
  shippedOn: BusinessDate;
  /** null: under way still. */
  deliveredOn: BusinessDate | null;
  invoiceId: string | null;
  carrier?: string | null;
  trackingNo?: string | null;
  lines: readonly {
    orderLineId: string;
    productId: string;
    /** Base units; what is delivered was signed for in full. */
    quantity: number;
  }[];
}

/** Numbers by the year of shipping, in the order of the dates. */
async function numbersFor(
  work: Work,
  history: readonly HistoricShipment[],
): Promise<Map<string, string>> {
  const byYear = new Map<string, HistoricShipment[]>();
  const inOrder = history.toSorted((a, b) => (a.shippedOn < b.shippedOn ? -1 : 1));
  for (const shipment of inOrder) {
    const year = shipment.shippedOn.slice(0, 4);
    byYear.set(year, [...(byYear.get(year) ?? []), shipment]);
  }
  const numbers = new Map<string, string>();
  for (const [year, shipments] of byYear) {
    const last = await takeGapless(work.tx, `shipment:${year}`, shipments.length);
    const first = last - BigInt(shipments.length) + 1n;
    shipments.forEach((shipment, index) => {
      numbers.set(shipment.id, documentNumber('SH', year, first + BigInt(index)));
    });
  }
  return numbers;
}

function toRow(shipment: HistoricShipment, number: string): ShipmentRow {
  const { id, orderId, dealerId, warehouseId, shippedOn, deliveredOn, invoiceId } = shipment;
  return {
    ...{ id, number, orderId, dealerId, warehouseId, shippedOn, deliveredOn, invoiceId },
    status: deliveredOn === null ? 'SHIPPED' : 'DELIVERED',
    carrier: shipment.carrier ?? null,
    trackingNo: shipment.trackingNo ?? null,
    signedBy: null,
    deliveryNote: null,
    note: null,
    version: 1,
  };
}

function movementsOf(shipment: HistoricShipment): StockMovement[] {
  return shipment.lines.map((line) => ({
    docKind: 'shipment',
    docId: shipment.id,
    occurredOn: shipment.shippedOn,
    kind: 'SHIP',
    warehouseId: shipment.warehouseId,
    productId: line.productId,
    onHandDelta: -line.quantity,
    reservedDelta: 0,
    lineId: line.orderLineId,
    reason: null,
  }));
}

/**
 * Goods that history ships without having received them are covered by one opening adjustment per
 * warehouse, dated the day of the first shipment, so that stock ends where it began.
 */
export async function loadShipmentHistory(
  work: Work,
  history: readonly HistoricShipment[],
): Promise<void> {
  if (history.length === 0) return;
  await postStockHistory(work, history.flatMap(movementsOf), { coverShortage: true });
  const numbers = await numbersFor(work, history);
  await insertShipments(
    work.tx,
    history.map((shipment) => toRow(shipment, numbers.get(shipment.id) ?? '')),
    history.flatMap(({ id: shipmentId, deliveredOn, lines }) =>
      lines.map(({ orderLineId, productId, quantity }) => {
        const delivered = deliveredOn === null ? 0 : quantity;
        const amounts = { released: quantity, quantity, delivered, returned: 0 };
        return { id: newId(), shipmentId, orderLineId, productId, ...amounts };
      }),
    ),
    work.actor.userId,
  );
  work.journal.audit(
    ...history.map(({ id, deliveredOn }) => ({
      docKind: 'shipment',
      docId: id,
      action: 'loadHistory',
      to: deliveredOn === null ? 'SHIPPED' : 'DELIVERED',
    })),
  );
}
