// Orders of the past from a file: approved, shipped and invoiced on their own dates through the
// same ledgers as orders of today.
import { minorDigits } from '@/kernel/currency';
import { extendPrice } from '@/kernel/extend-price';
import { newId } from '@/kernel/ids';
import { MAX_AMOUNT_MINOR } from '@/kernel/money';
import { MAX_QUANTITY } from '@/kernel/quantity';
import { taxOn } from '@/kernel/tax';
import type { KeyedProduct } from '@/server/modules/catalog';
import type { DealerForOrder } from '@/server/modules/dealers';
import { defaultWarehouse } from '@/server/modules/inventory';
import { readTakenNumbers, type HistoricLine } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { readSteps, stepFaults, type PastSteps } from '../domain/past-steps';
import { loadHistoryIn, type HistoryDocument } from '../usecases/load-history';
import { defineKind, field, needed, type LoadRefusal } from './kind';
import {
  byOrder,
  ORDER_FIELDS,
  readOrderRow,
  readReferences,
  refuseGroup,
  refuseRest,
  resolveGroup,
  scannedFactor,
  type Group,
  type OrderRow,
  type Resolved,
} from './order-rows';

interface PastRecord extends OrderRow, PastSteps {
  unitPrice: string;
}

/** Characters of an order's number, which stands in every list. */
const NUMBER_LENGTH = 60;

/** An id of that day; of a day before the ids' time begins, their first. */
const idOn = (on: string) => newId(Math.max(0, Date.parse(on)));

/** `unitPrice` is that of a base unit; a quantity beside a pack's barcode counts packs. */
function historicLine(
  record: PastRecord,
  product: KeyedProduct,
  dealer: DealerForOrder,
): HistoricLine {
  const { unitPrice } = record;
  const quantity = record.quantity * scannedFactor(product);
  const price = { quantity, minorDigits: minorDigits(dealer.currency) };
  const { netMinor, discountMinor } = extendPrice({ ...price, unitPrice });
  const taxRate = dealer.taxExempt ? '0' : product.taxRate;
  const done = (on: string | null) => (on === null ? 0 : quantity);
  return {
    productId: product.id,
    categoryId: product.categoryId,
    unit: product.baseUnit,
    requested: quantity,
    approved: quantity,
    shipped: done(record.shippedOn),
    delivered: done(record.deliveredOn),
    invoiced: done(record.invoicedOn),
    unitPrice,
    discountRate: '0',
    taxRate,
    netMinor,
    discountMinor,
    taxMinor: taxOn(netMinor, taxRate),
    costMinor:
      product.standardCost === null
        ? null
        : extendPrice({ ...price, unitPrice: product.standardCost }).netMinor,
  };
}

function statusOf({ shippedOn, deliveredOn, invoicedOn }: PastRecord): HistoryDocument['status'] {
  if (shippedOn === null) return 'APPROVED';
  return deliveredOn === null || invoicedOn === null ? 'SHIPPED' : 'CLOSED';
}

function historicOrder(
  { records }: Group<PastRecord>,
  { dealer, products }: Resolved,
  warehouseId: string,
): HistoryDocument {
  const [first] = records;
  const { order, orderedOn, approvedOn, shippedOn, deliveredOn, invoicedOn } = first;
  const step = (on: string) => ({ id: idOn(on), on });
  return {
    id: idOn(orderedOn),
    number: order,
    dealerId: dealer.id,
    salespersonId: dealer.salespersonId,
    warehouseId,
    currency: dealer.currency,
    status: statusOf(first),
    orderedOn,
    ...(approvedOn === null ? {} : { approvedOn }),
    requestedOn: null,
    dealerPoNumber: null,
    note: null,
    trackingNo: null,
    terms: { kind: dealer.termsKind, days: dealer.termsDays },
    ...(shippedOn === null ? {} : { shipment: step(shippedOn) }),
    ...(deliveredOn === null ? {} : { deliveredOn }),
    ...(invoicedOn === null ? {} : { invoice: step(invoicedOn) }),
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
    return stepFaults(record, first, work.today).map((fault) => ({ index, ...fault }));
  });
}

/** Lines of more than a quantity may be, or worth more than an account can add up. */
function tooLarge({ lines, currency }: HistoryDocument, { indexes }: Group<PastRecord>) {
  return lines.flatMap(({ requested, netMinor, taxMinor, costMinor }, at): LoadRefusal[] => {
    const index = indexes[at] ?? 0;
    if (requested > MAX_QUANTITY) {
      const params = { max: MAX_QUANTITY };
      return [{ index, field: 'quantity', code: 'quantity.tooLarge', params }];
    }
    if (netMinor + taxMinor <= MAX_AMOUNT_MINOR && (costMinor ?? 0n) <= MAX_AMOUNT_MINOR) return [];
    return [{ index, field: 'unit_price', code: 'money.tooLarge', params: { currency } }];
  });
}

async function loadPast(work: Work, records: readonly PastRecord[]): Promise<LoadRefusal[]> {
  const references = await readReferences(work, records);
  const warehouseId = (await defaultWarehouse(work)).id;
  const taken = await readTakenNumbers(work.tx, [...new Set(records.map((one) => one.order))]);
  const refused: LoadRefusal[] = [];
  const documents = byOrder(records, references).flatMap((group) => {
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
      const document = historicOrder(group, resolved, warehouseId);
      wrong.push(...tooLarge(document, group));
      if (wrong.length === 0) return [document];
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
    field('approved_on', ['approval date', '核准日期']),
    field('shipped_on', ['ship date', 'shipped date', '出貨日期', '发货日期']),
    field('delivered_on', ['delivery date', '簽收日期', '签收日期']),
    field('invoiced_on', ['invoice date', '發票日期', '发票日期']),
  ],
  read: (cells) => ({
    ...readOrderRow(cells, NUMBER_LENGTH),
    unitPrice: cells.decimal('unit_price'),
    ...readSteps(cells),
  }),
  load: loadPast,
});
