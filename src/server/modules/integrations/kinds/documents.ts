// Orders to be processed, orders of the past, and receipts from a file. Rows of one order belong
// together: where one of them cannot be loaded, none is.
import { addDays } from '@/kernel/business-date';
import { minorDigits } from '@/kernel/currency';
import { isDomainError, type DomainError } from '@/kernel/domain-error';
import { extendPrice } from '@/kernel/extend-price';
import { newId } from '@/kernel/ids';
import { taxOn } from '@/kernel/tax';
import { resolveProductKeys, type KeyedProduct } from '@/server/modules/catalog';
import { findDealersByCode, type DealerForOrder } from '@/server/modules/dealers';
import { defaultWarehouse } from '@/server/modules/inventory';
import { placeOrder, type HistoricLine } from '@/server/modules/orders';
import { recordReceiptsBulk } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { loadHistoryIn, type HistoryDocument } from '../usecases/load-history';
import { defineKind, field, needed, type LoadRefusal } from './kind';

interface OrderRecord {
  order: string;
  dealer: string;
  product: string;
  quantity: number;
  unit: string | undefined;
  requestedOn: string | null;
  unitPrice: string | undefined;
  orderedOn: string | null;
  shippedOn: string | null;
}

const ORDER_FIELDS = [
  needed('order', ['order number', 'po', 'po number', 'reference', '訂單編號', '订单编号']),
  needed('dealer', ['dealer code', 'customer', 'customer number', '經銷商', '经销商']),
  needed('product', ['product code', 'sku', 'item', 'barcode', '貨號']),
  needed('quantity', ['qty', '數量', '数量']),
  field('unit', ['uom', '單位', '单位']),
  field('unit_price', ['price', '單價', '单价']),
];

interface Group {
  indexes: number[];
  records: OrderRecord[];
}

function byOrder(records: readonly OrderRecord[]): Group[] {
  const groups = new Map<string, Group>();
  records.forEach((record, index) => {
    const key = `${record.dealer}\n${record.order}`;
    const group = groups.get(key) ?? { indexes: [], records: [] };
    group.indexes.push(index);
    group.records.push(record);
    groups.set(key, group);
  });
  return [...groups.values()];
}

interface Resolved {
  dealer: DealerForOrder;
  products: KeyedProduct[];
}

/** Dealer and products of one order, or the refusals of its rows. */
function resolve(
  group: Group,
  dealers: ReadonlyMap<string, DealerForOrder>,
  products: ReadonlyMap<string, KeyedProduct>,
): Resolved | LoadRefusal[] {
  const refused: LoadRefusal[] = [];
  const dealer = dealers.get(group.records[0]?.dealer ?? '');
  const found = group.records.flatMap((record, at) => {
    const index = group.indexes[at] ?? 0;
    const product = products.get(record.product);
    if (!dealer) refused.push({ index, field: 'dealer', code: 'imports.unknownDealer' });
    if (!product) refused.push({ index, field: 'product', code: 'imports.unknownProduct' });
    return product ? [product] : [];
  });
  return dealer && refused.length === 0 ? { dealer, products: found } : refused;
}

async function references(work: Work, records: readonly OrderRecord[]) {
  const dealers = await findDealersByCode(work, [...new Set(records.map((one) => one.dealer))]);
  const keys = [...new Set(records.map((one) => one.product))];
  return { dealers, products: await resolveProductKeys(work, keys) };
}

function refusalsOf(group: Group, error: DomainError): LoadRefusal[] {
  const issues = error.issues ?? [{ code: error.code, params: error.params }];
  return issues.map((issue) => {
    const line = Number(/lines\.(\d+)/.exec(issue.field ?? '')?.[1] ?? 0);
    const index = group.indexes[line] ?? group.indexes[0] ?? 0;
    return { index, field: 'order', code: issue.code, params: issue.params };
  });
}

async function loadOrders(work: Work, records: readonly OrderRecord[]): Promise<LoadRefusal[]> {
  const { dealers, products } = await references(work, records);
  const refused: LoadRefusal[] = [];
  for (const group of byOrder(records)) {
    const resolved = resolve(group, dealers, products);
    if (Array.isArray(resolved)) {
      refused.push(...resolved);
      continue;
    }
    const [first] = group.records;
    const order = {
      dealerId: resolved.dealer.id,
      requestedOn: first?.requestedOn ?? null,
      dealerPoNumber: first?.order ?? null,
      lines: group.records.map((record, at) => {
        const product = resolved.products[at];
        return {
          productId: product?.id ?? '',
          unit: record.unit ?? product?.scannedUnit ?? product?.baseUnit ?? '',
          quantity: record.quantity,
          manualPrice: record.unitPrice ?? null,
          discountRate: '0',
        };
      }),
    };
    try {
      // Refusals come before the first write of an order, so the others are untouched by them.
      await placeOrder(work, order, 'IMPORT');
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.push(...refusalsOf(group, error));
    }
  }
  return refused;
}

export const orders = defineKind<OrderRecord>({
  name: 'orders',
  fields: [...ORDER_FIELDS, field('requested_on', ['requested date', 'delivery date', '交貨日'])],
  read: (cells) => ({
    order: cells.text('order'),
    dealer: cells.text('dealer'),
    product: cells.text('product'),
    quantity: cells.quantity('quantity'),
    unit: cells.optionalText('unit'),
    requestedOn: cells.optionalDate('requested_on'),
    unitPrice: cells.optionalDecimal('unit_price'),
    orderedOn: null,
    shippedOn: null,
  }),
  load: loadOrders,
});

function historicLine(
  record: OrderRecord,
  product: KeyedProduct,
  dealer: DealerForOrder,
): HistoricLine {
  const unitPrice = record.unitPrice ?? '0';
  const price = { quantity: record.quantity, minorDigits: minorDigits(dealer.currency) };
  const { netMinor, discountMinor } = extendPrice({ ...price, unitPrice });
  const taxRate = dealer.taxExempt ? '0' : product.taxRate;
  const done = record.shippedOn === null ? 0 : record.quantity;
  return {
    productId: product.id,
    categoryId: product.categoryId,
    unit: product.baseUnit,
    requested: record.quantity,
    approved: record.quantity,
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

function historicOrder(group: Group, resolved: Resolved, warehouseId: string): HistoryDocument {
  const { dealer, products } = resolved;
  const [first] = group.records;
  const orderedOn = first?.orderedOn ?? '1970-01-01';
  const shippedOn = first?.shippedOn ?? null;
  const step = (on: string) => ({ id: newId(Date.parse(on)), on });
  return {
    id: newId(Date.parse(orderedOn)),
    number: first?.order ?? '',
    dealerId: dealer.id,
    salespersonId: dealer.salespersonId,
    warehouseId,
    currency: dealer.currency,
    status: shippedOn === null ? 'APPROVED' : 'CLOSED',
    orderedOn,
    requestedOn: addDays(orderedOn, 0),
    dealerPoNumber: null,
    note: null,
    trackingNo: null,
    terms: { kind: dealer.termsKind, days: dealer.termsDays },
    ...(shippedOn === null
      ? {}
      : { shipment: step(shippedOn), invoice: step(shippedOn), deliveredOn: shippedOn }),
    lines: group.records.flatMap((record, at) => {
      const product = products[at];
      return product ? [historicLine(record, product, dealer)] : [];
    }),
  };
}

async function loadPast(work: Work, records: readonly OrderRecord[]): Promise<LoadRefusal[]> {
  const { dealers, products } = await references(work, records);
  const warehouseId = (await defaultWarehouse(work)).id;
  const refused: LoadRefusal[] = [];
  const documents = byOrder(records).flatMap((group) => {
    const resolved = resolve(group, dealers, products);
    if (!Array.isArray(resolved)) return [historicOrder(group, resolved, warehouseId)];
    refused.push(...resolved);
    return [];
  });
  await loadHistoryIn(
    work,
    documents.toSorted((a, b) => (a.orderedOn < b.orderedOn ? -1 : 1)),
  );
  return refused;
}

export const orderHistory = defineKind<OrderRecord>({
  name: 'order-history',
  fields: [
    ...ORDER_FIELDS.filter((one) => one.name !== 'unit_price' && one.name !== 'unit'),
    needed('unit_price', ['price', '單價', '单价']),
    needed('ordered_on', ['order date', 'date', '訂單日期', '订单日期']),
    field('shipped_on', ['ship date', 'shipped date', '出貨日期', '发货日期']),
  ],
  read: (cells) => ({
    order: cells.text('order'),
    dealer: cells.text('dealer'),
    product: cells.text('product'),
    quantity: cells.quantity('quantity'),
    unit: undefined,
    requestedOn: null,
    unitPrice: cells.decimal('unit_price'),
    orderedOn: cells.date('ordered_on'),
    shippedOn: cells.optionalDate('shipped_on'),
  }),
  load: loadPast,
});

interface ReceiptRecord {
  dealer: string;
  receivedOn: string;
  amount: bigint;
  method: string;
  reference: string | undefined;
}

async function loadReceipts(work: Work, records: readonly ReceiptRecord[]): Promise<LoadRefusal[]> {
  const dealers = await findDealersByCode(work, [...new Set(records.map((one) => one.dealer))]);
  const refused: LoadRefusal[] = [];
  const receipts = records.flatMap((record, index) => {
    const dealer = dealers.get(record.dealer);
    if (!dealer) refused.push({ index, field: 'dealer', code: 'imports.unknownDealer' });
    if (record.amount <= 0n) refused.push({ index, field: 'amount', code: 'imports.badAmount' });
    if (record.receivedOn > work.today) {
      refused.push({ index, field: 'received_on', code: 'receivables.dateInFuture' });
    }
    if (!dealer || record.amount <= 0n || record.receivedOn > work.today) return [];
    return [
      {
        dealerId: dealer.id,
        receivedOn: record.receivedOn,
        method: record.method,
        reference: record.reference ?? null,
        amountMinor: record.amount,
      },
    ];
  });
  await recordReceiptsBulk(work, receipts);
  return refused;
}

export const receipts = defineKind<ReceiptRecord>({
  name: 'receipts',
  fields: [
    needed('dealer', ['dealer code', 'customer', 'customer number', '經銷商', '经销商']),
    needed('received_on', ['date', 'payment date', '收款日期']),
    needed('amount', ['金額', '金额']),
    field('method', ['payment method', '付款方式']),
    field('reference', ['check number', 'cheque', '參考號', '参考号']),
  ],
  read: (cells, work) => ({
    dealer: cells.text('dealer'),
    receivedOn: cells.date('received_on'),
    amount: cells.money('amount', work.organization.currency),
    method: cells.optionalText('method') ?? 'TRANSFER',
    reference: cells.optionalText('reference'),
  }),
  load: loadReceipts,
});
