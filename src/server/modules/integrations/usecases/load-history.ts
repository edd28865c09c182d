// Orders with everything that followed them, loaded as history: order, shipment, invoice, each
// through the module that owns it and all in one transaction per batch.
import type { BusinessDate } from '@/kernel/business-date';
import { loadShipmentHistory } from '@/server/modules/fulfilment';
import { adjustStock, setOpeningStock } from '@/server/modules/inventory';
import { loadOrderHistory, type HistoricOrder } from '@/server/modules/orders';
import { dueDate, issueInvoicesBulk, type PaymentTerms } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { systemWork } from '@/server/platform/work';

export interface HistoryDocument extends HistoricOrder {
  terms: PaymentTerms;
  trackingNo: string | null;
}

/** Orders a transaction: large enough for set-based statements, small enough for memory. */
const BATCH = 1_000;

/** What all of these orders took out of each warehouse, by product. */
function shippedTotals(documents: readonly HistoryDocument[]): Map<string, Map<string, number>> {
  const totals = new Map<string, Map<string, number>>();
  for (const document of documents) {
    if (!document.shipment) continue;
    const products = totals.get(document.warehouseId) ?? new Map<string, number>();
    totals.set(document.warehouseId, products);
    for (const line of document.lines) {
      products.set(line.productId, (products.get(line.productId) ?? 0) + line.shipped);
    }
  }
  return totals;
}

/**
 * History needs the stock it shipped: an opening entry of exactly that, beside what should be left
 * today.
 */
async function openStock(
  work: Work,
  documents: readonly HistoryDocument[],
  on: BusinessDate,
  left: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [warehouseId, products] of shippedTotals(documents)) {
    const ids = new Set([...products.keys(), ...left.keys()]);
    await setOpeningStock(work, {
      occurredOn: on,
      reference: 'history',
      lines: [...ids].map((productId) => ({
        warehouseId,
        productId,
        onHand: (products.get(productId) ?? 0) + (left.get(productId) ?? 0),
      })),
    });
  }
}

async function loadBatch(work: Work, documents: readonly HistoryDocument[]): Promise<void> {
  const orders = await loadOrderHistory(work, documents);
  const pairs = orders.flatMap((order, index) => {
    const document = documents[index];
    return document ? [{ order, document }] : [];
  });
  await loadShipmentHistory(
    work,
    pairs.flatMap(({ order, document }) =>
      document.shipment
        ? [
            {
              id: document.shipment.id,
              orderId: order.id,
              dealerId: order.dealerId,
              warehouseId: order.warehouseId,
              shippedOn: document.shipment.on,
              deliveredOn: document.deliveredOn ?? null,
              invoiceId: document.invoice?.id ?? null,
              trackingNo: document.trackingNo,
              lines: order.lines
                .filter((line) => line.shipped > 0)
                .map((line) => ({
                  orderLineId: line.id,
                  productId: line.productId,
                  quantity: line.shipped,
                })),
            },
          ]
        : [],
    ),
  );
  await issueInvoicesBulk(
    work,
    pairs.flatMap(({ order, document }) =>
      document.invoice
        ? [
            {
              id: document.invoice.id,
              dealerId: order.dealerId,
              orderId: order.id,
              shipmentId: document.shipment?.id ?? null,
              currency: order.currency,
              issuedOn: document.invoice.on,
              dueOn: dueDate(document.invoice.on, document.terms),
              lines: order.lines
                .filter((line) => line.invoiced > 0)
                .map((line) => ({
                  orderLineId: line.id,
                  productId: line.productId,
                  quantity: line.invoiced,
                  unitPrice: line.unitPrice,
                  taxRate: line.taxRate,
                  netMinor: line.netMinor,
                  taxMinor: line.taxMinor,
                })),
            },
          ]
        : [],
    ),
  );
}

export interface LoadHistory {
  orgId: string;
  /** In the order of their dates, so that numbers rise with time. */
  documents: readonly HistoryDocument[];
  /** Stock that is left after the history, by product. */
  left?: ReadonlyMap<string, number>;
  onProgress?: (done: number, of: number) => void;
}

/** Loads in batches of one transaction each, so that an interruption leaves whole batches only. */
export async function loadHistory(input: LoadHistory): Promise<void> {
  const { orgId, documents } = input;
  const first = documents[0];
  if (!first) return;
  const opening = documents.reduce(
    (least, one) => (one.orderedOn < least ? one.orderedOn : least),
    first.orderedOn,
  );
  await systemWork(orgId, (work) => openStock(work, documents, opening, input.left ?? new Map()));
  for (let done = 0; done < documents.length; done += BATCH) {
    const batch = documents.slice(done, done + BATCH);
    await systemWork(orgId, (work) => loadBatch(work, batch));
    input.onProgress?.(Math.min(done + BATCH, documents.length), documents.length);
  }
}

/**
 * The same inside a transaction that is open already, for a company that has stock: what the past
 * took out is put in first, so that stock of today stays what it is.
 */
export async function loadHistoryIn(
  work: Work,
  documents: readonly HistoryDocument[],
): Promise<void> {
  const [first] = documents;
  if (!first) return;
  for (const [warehouseId, products] of shippedTotals(documents)) {
    const lines = [...products]
      .filter(([, quantity]) => quantity > 0)
      .map(([productId, quantity]) => ({ productId, quantity }));
    if (lines.length === 0) continue;
    await adjustStock(work, {
      warehouseId,
      occurredOn: first.orderedOn,
      reason: 'OPENING',
      reference: 'history',
      lines,
    });
  }
  await loadBatch(work, documents);
}
