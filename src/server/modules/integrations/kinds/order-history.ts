// Orders of the past from a file: approved, shipped and invoiced on their own dates through the
// same ledgers as orders of today.
import { minorDigits } from '@/kernel/currency';
import { extendPrice } from '@/kernel/extend-price';
import { newId } from '@/kernel/ids';
import { taxOn } from '@/kernel/tax';
import type { KeyedProduct } from '@/server/modules/catalog';
import type { DealerForOrder } from '@/server/modules/dealers';
import { defaultWarehouse } from '@/server/modules/inventory';
import { readTakenNumbers, type HistoricLine } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { loadHistoryIn, type HistoryDocument } from '../usecases/load-history';
import { defineKind, field, needed, type LoadRefusal } from './kind';
import {
  byOrder,
  ORDER_FIELDS,
  readReferences,
  refuseGroup,
  refuseRest,
  resolveGroup,
  type Group,
  type OrderRow,
  type Resolved,
} from './order-rows';

interface PastRecord extends OrderRow {
  unitPrice: string;
  orderedOn: string;
  shippedOn: string | null;
}

function historicLine(
  record: PastRecord,
  product: KeyedProduct,
  dealer: DealerForOrder,
): HistoricLine {
  const { quantity, unitPrice } = record;
  const price = { quantity, minorDigits: minorDigits(dealer.currency) };
  const { netMinor, discountMinor } = extendPrice({ ...price, unitPrice });
  const taxRate = dealer.taxExempt ? '0' : product.taxRate;
  const done = record.shippedOn === null ? 0 : quantity;
  return {
    productId: product.id,
    categoryId: product.categoryId,
    unit: product.baseUnit,
    requested: quantity,
    approved: quantity,
    shipped: done,
    delivered: done,
    invoiced: done,
    unitPrice,
    discountRate: '0',
    taxRate,
    netMinor,
    discountMinor,
    taxMinor: taxOn(netMinor, taxRate),
    costMinor: extendPrice({ ...price, unitPrice: product.standardCost ?? '0' }).netMinor,
  };
}

function historicOrder(
  { records }: Group<PastRecord>,
  { dealer, products }: Resolved,
  warehouseId: string,
): HistoryDocument {
  const [{ order, orderedOn, shippedOn }] = records;
  const step = (on: string) => ({ id: newId(Date.parse(on)), on });
  return {
    id: newId(Date.parse(orderedOn)),
    number: order,
    dealerId: dealer.id,
    salespersonId: dealer.salespersonId,
    warehouseId,
    currency: dealer.currency,
    status: shippedOn === null ? 'APPROVED' : 'CLOSED',
    orderedOn,
    requestedOn: null,
    dealerPoNumber: null,
    note: null,
    trackingNo: null,
    terms: { kind: dealer.termsKind, days: dealer.termsDays },
    ...(shippedOn === null
      ? {}
      : { shipment: step(shippedOn), invoice: step(shippedOn), deliveredOn: shippedOn }),
    lines: records.flatMap((record, at) => {
      const product = products[at];
      return product ? [historicLine(record, product, dealer)] : [];
    }),
  };
}

/** What the rows of one order say against each other or the calendar. */
function contradictions(work: Work, group: Group<PastRecord>): LoadRefusal[] {
  const [first] = group.records;
  return group.records.flatMap((record, at) => {
    const index = group.indexes[at] ?? 0;
    const refusals: LoadRefusal[] = [];
    const say = (name: string, code: LoadRefusal['code'], value: string) =>
      refusals.push({ index, field: name, code, params: { value } });
    const { orderedOn, shippedOn } = record;
    if (orderedOn > work.today) say('ordered_on', 'imports.dateInFuture', orderedOn);
    if (orderedOn !== first.orderedOn) say('ordered_on', 'imports.rowsDisagree', orderedOn);
    if (shippedOn !== first.shippedOn) say('shipped_on', 'imports.rowsDisagree', shippedOn ?? '');
    if (shippedOn !== null && shippedOn < orderedOn) {
      say('shipped_on', 'imports.shippedBeforeOrdered', shippedOn);
    }
    if (shippedOn !== null && shippedOn > work.today) {
      say('shipped_on', 'imports.dateInFuture', shippedOn);
    }
    return refusals;
  });
}

async function loadPast(work: Work, records: readonly PastRecord[]): Promise<LoadRefusal[]> {
  const references = await readReferences(work, records);
  const warehouseId = (await defaultWarehouse(work)).id;
  const taken = await readTakenNumbers(work.tx, [...new Set(records.map((one) => one.order))]);
  const refused: LoadRefusal[] = [];
  const documents = byOrder(records).flatMap((group) => {
    const number = group.records[0].order;
    const resolved = resolveGroup(group, references);
    const wrong = contradictions(work, group);
    if (taken.has(number)) {
      const params = { value: number };
      wrong.push(...refuseGroup(group, { field: 'order', code: 'imports.orderExists', params }));
    }
    taken.add(number);
    if (Array.isArray(resolved)) wrong.push(...resolved);
    if (wrong.length === 0 && !Array.isArray(resolved)) {
      return [historicOrder(group, resolved, warehouseId)];
    }
    refused.push(...refuseRest(group, wrong));
    return [];
  });
  const byDate = (a: HistoryDocument, b: HistoryDocument) => (a.orderedOn < b.orderedOn ? -1 : 1);
  await loadHistoryIn(work, documents.toSorted(byDate));
  return refused;
}

export const orderHistory = defineKind<PastRecord>({
  name: 'order-history',
  // Writes into past days and months, so it is for whoever sets a company up.
  permission: 'settings.write',
  groupedBy: ['dealer', 'order'],
  fields: [
    ...ORDER_FIELDS,
    needed('unit_price', ['price', '單價', '单价']),
    needed('ordered_on', ['order date', 'date', '訂單日期', '订单日期']),
    field('shipped_on', ['ship date', 'shipped date', '出貨日期', '发货日期']),
  ],
  read: (cells) => ({
    order: cells.text('order'),
    dealer: cells.text('dealer'),
    product: cells.text('product'),
    quantity: cells.quantity('quantity'),
    unitPrice: cells.decimal('unit_price'),
    orderedOn: cells.date('ordered_on'),
    shippedOn: cells.optionalDate('shipped_on'),
  }),
  load: loadPast,
});
