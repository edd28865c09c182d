// ClassicModels: customers with credit limits, orders by status, payments. Shipped, Resolved and
// Disputed orders were shipped and invoiced on their shippedDate (a disputed one is not signed for);
// In Process is approved and open; On Hold is held by hand; Cancelled took no effect. Payments name a
// customer and no order, so they pay the oldest invoice first. Amounts are exact to the cent.
import { newId } from '@/kernel/ids';
import { decimalText } from '@/kernel/decimal';
import { extendPrice } from '@/kernel/extend-price';
import { createCategory, createProduct } from '@/server/modules/catalog';
import {
  createDealer,
  createRegion,
  createSalesperson,
  saveAddress,
} from '@/server/modules/dealers';
import type { HistoricLine } from '@/server/modules/orders';
import { recordReceiptsBulk, setCreditLimit } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { systemWork } from '@/server/platform/work';
import { loadHistory, type HistoryDocument } from '../usecases/load-history';
import { nameOf, openCompany, toMinor, type Profile, type ProfileCompany } from './company';
import { cell, demandFiles, readCsv, type Row } from './read-csv';

const CURRENCY = 'USD';
const TERMS = { kind: 'NET', days: 30 } as const;

interface Keys {
  products: Map<string, { id: string; categoryId: string | null; cost: string }>;
  dealers: Map<string, { id: string; salespersonId: string | null }>;
  stock: Map<string, number>;
}

async function loadProducts(work: Work, folder: string): Promise<Pick<Keys, 'products' | 'stock'>> {
  const lines = new Map<string, string>();
  for (const row of readCsv(folder, 'productlines')) {
    const name = cell(row, 'productLine');
    const code = name.replaceAll(/[^A-Za-z0-9]+/g, '-');
    lines.set(name, (await createCategory(work, { code, name, names: {}, parentId: null })).id);
  }
  const products: Keys['products'] = new Map();
  const stock = new Map<string, number>();
  for (const row of readCsv(folder, 'products')) {
    const code = cell(row, 'productCode');
    const categoryId = lines.get(cell(row, 'productLine')) ?? null;
    const cost = decimalText(cell(row, 'buyPrice'));
    const { id } = await createProduct(work, {
      code,
      name: nameOf(cell(row, 'productName'), code),
      names: {},
      barcode: null,
      categoryId,
      baseUnit: 'pc',
      taxCode: null,
      standardCost: cost,
      status: 'ACTIVE',
      packs: [],
    });
    products.set(code, { id, categoryId, cost });
    stock.set(id, Number(cell(row, 'quantityInStock')));
  }
  return { products, stock };
}

async function loadSalespersons(work: Work, folder: string): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  for (const row of readCsv(folder, 'employees')) {
    const code = cell(row, 'employeeNumber');
    const name = nameOf(`${cell(row, 'firstName')} ${cell(row, 'lastName')}`, code);
    const person = await createSalesperson(work, { code, name, userId: null, status: 'ACTIVE' });
    people.set(code, person.id);
  }
  return people;
}

async function loadDealers(work: Work, folder: string): Promise<Keys['dealers']> {
  const people = await loadSalespersons(work, folder);
  const regions = new Map<string, string>();
  const dealers: Keys['dealers'] = new Map();
  for (const row of readCsv(folder, 'customers')) {
    const country = nameOf(cell(row, 'country'), 'NA');
    if (!regions.has(country)) {
      const code = country.replaceAll(/[^A-Za-z0-9]+/g, '-');
      const region = await createRegion(work, { code, name: country, names: {}, parentId: null });
      regions.set(country, region.id);
    }
    const code = cell(row, 'customerNumber');
    const salespersonId = people.get(cell(row, 'salesRepEmployeeNumber')) ?? null;
    const { id } = await createDealer(work, {
      code,
      name: nameOf(cell(row, 'customerName'), code),
      regionId: regions.get(country) ?? null,
      levelId: null,
      salespersonId,
      currency: CURRENCY,
      taxNumber: null,
      taxExempt: true,
      termsKind: TERMS.kind,
      termsDays: TERMS.days,
      overdueDays: null,
      note: null,
    });
    const creditLimitMinor = toMinor(cell(row, 'creditLimit') || '0', CURRENCY);
    await setCreditLimit(work, { dealerId: id, creditLimitMinor, reason: 'OPENING' });
    await saveAddress(work, {
      dealerId: id,
      id: null,
      kind: 'SHIPPING',
      line1: nameOf(cell(row, 'addressLine1'), '-'),
      line2: cell(row, 'addressLine2') || null,
      city: nameOf(cell(row, 'city'), '-'),
      state: cell(row, 'state') || null,
      postalCode: cell(row, 'postalCode') || null,
      country,
      isDefault: true,
    });
    dealers.set(code, { id, salespersonId });
  }
  return dealers;
}

const SHIPPED = new Set(['Shipped', 'Resolved', 'Disputed']);

function lineOf(row: Row, status: string, keys: Keys): HistoricLine | null {
  const product = keys.products.get(cell(row, 'productCode'));
  if (!product) return null;
  const requested = Number(cell(row, 'quantityOrdered'));
  const unitPrice = decimalText(cell(row, 'priceEach'));
  const price = { unitPrice, quantity: requested, minorDigits: 2 };
  const shipped = SHIPPED.has(status) ? requested : 0;
  return {
    productId: product.id,
    categoryId: product.categoryId,
    unit: 'pc',
    requested,
    approved: shipped > 0 || status === 'In Process' ? requested : 0,
    shipped,
    delivered: status === 'Disputed' ? 0 : shipped,
    invoiced: shipped,
    unitPrice,
    discountRate: '0',
    taxRate: '0',
    netMinor: extendPrice(price).netMinor,
    discountMinor: 0n,
    taxMinor: 0n,
    costMinor: extendPrice({ ...price, unitPrice: product.cost }).netMinor,
  };
}

const STATUS: Record<string, HistoryDocument['status']> = {
  Shipped: 'CLOSED',
  Resolved: 'CLOSED',
  Disputed: 'SHIPPED',
  'In Process': 'APPROVED',
  'On Hold': 'ON_HOLD',
  Cancelled: 'CANCELLED',
};

function orderOf(
  row: Row,
  lines: readonly Row[],
  keys: Keys,
  warehouseId: string,
): HistoryDocument | null {
  const dealer = keys.dealers.get(cell(row, 'customerNumber'));
  const status = STATUS[cell(row, 'status')];
  if (!dealer || !status) return null;
  const orderedOn = cell(row, 'orderDate');
  const shippedOn = cell(row, 'shippedDate');
  const isShipped = SHIPPED.has(cell(row, 'status'));
  const comment = cell(row, 'comments') || null;
  const on = shippedOn === '' ? orderedOn : shippedOn;
  return {
    id: newId(Date.parse(orderedOn)),
    number: cell(row, 'orderNumber'),
    dealerId: dealer.id,
    salespersonId: dealer.salespersonId,
    warehouseId,
    currency: CURRENCY,
    status,
    orderedOn,
    requestedOn: cell(row, 'requiredDate') || null,
    dealerPoNumber: null,
    note: comment,
    trackingNo: null,
    terms: TERMS,
    ...(isShipped
      ? {
          shipment: { id: newId(Date.parse(on)), on },
          invoice: { id: newId(Date.parse(on)), on },
          ...(status === 'CLOSED' ? { deliveredOn: on } : {}),
        }
      : {}),
    ...(status === 'CANCELLED' ? { ended: { on, cause: 'BEFORE_APPROVAL' } } : {}),
    ...(status === 'ON_HOLD' && comment ? { heldBecause: comment } : {}),
    lines: lines.flatMap((line) => lineOf(line, cell(row, 'status'), keys) ?? []),
  };
}

function linesByOrder(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cell(row, 'orderNumber');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const lineNumber = (row: Row) => Number(cell(row, 'orderLineNumber'));
  for (const group of groups.values()) group.sort((a, b) => lineNumber(a) - lineNumber(b));
  return groups;
}

async function loadPayments(orgId: string, folder: string, keys: Keys): Promise<number> {
  const payments = readCsv(folder, 'payments').toSorted((a, b) =>
    cell(a, 'paymentDate') < cell(b, 'paymentDate') ? -1 : 1,
  );
  const receipts = payments.flatMap((row) => {
    const dealer = keys.dealers.get(cell(row, 'customerNumber'));
    if (!dealer) return [];
    return [
      {
        dealerId: dealer.id,
        receivedOn: cell(row, 'paymentDate'),
        confirmedOn: cell(row, 'paymentDate'),
        method: 'CHEQUE',
        reference: cell(row, 'checkNumber'),
        amountMinor: toMinor(cell(row, 'amount'), CURRENCY),
      },
    ];
  });
  await systemWork(orgId, (work) => recordReceiptsBulk(work, receipts));
  return receipts.length;
}

export const classicmodels: Profile = {
  name: 'classicmodels',
  hasYears: false,
  async load(folder: string, company: ProfileCompany, say) {
    const orders = readCsv(folder, 'orders');
    const details = readCsv(folder, 'orderdetails');
    demandFiles(folder, ['productlines', 'products', 'employees', 'customers', 'payments']);
    const { orgId, warehouseId } = await openCompany({
      ...company,
      name: 'ClassicModels',
      currency: CURRENCY,
      timeZone: 'UTC',
    });
    const keys = await systemWork(orgId, async (work): Promise<Keys> => {
      const { products, stock } = await loadProducts(work, folder);
      return { products, stock, dealers: await loadDealers(work, folder) };
    });
    say(`${keys.dealers.size} dealers, ${keys.products.size} products`);
    const grouped = linesByOrder(details);
    const documents = orders
      .toSorted((a, b) => (cell(a, 'orderDate') < cell(b, 'orderDate') ? -1 : 1))
      .flatMap(
        (row) => orderOf(row, grouped.get(cell(row, 'orderNumber')) ?? [], keys, warehouseId) ?? [],
      );
    await loadHistory({ orgId, documents, left: keys.stock });
    const payments = await loadPayments(orgId, folder, keys);
    const loaded = documents.reduce((sum, document) => sum + document.lines.length, 0);
    return {
      orgId,
      read: details.length,
      loaded,
      rejected: details.length - loaded,
      details: { orders: documents.length, dealers: keys.dealers.size, payments },
    };
  },
};
