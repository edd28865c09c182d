// AdventureWorks DW: resellers, products and four years of dealer orders. A line's net amount is its
// SalesAmount rounded half-up to cents, its tax TaxAmt likewise; freight is no part of sales and is
// left out. Amounts are US dollars whatever currency the order names (the data set's README says so).
// Products are versions under one ProductAlternateKey; the key of a line joins, never validity.
import { newId } from '@/kernel/ids';
import { decimalText } from '@/kernel/decimal';
import { extendPrice } from '@/kernel/extend-price';
import { createCategory, createProduct } from '@/server/modules/catalog';
import {
  createDealer,
  createLevel,
  createRegion,
  createSalesperson,
  saveAddress,
} from '@/server/modules/dealers';
import { setCreditLimit } from '@/server/modules/receivables';
import type { HistoricLine } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { systemWork } from '@/server/platform/work';
import { loadHistory, type HistoryDocument } from '../usecases/load-history';
import { nameOf, openCompany, toMinor, type Profile, type ProfileCompany } from './company';
import { cell, readCsv, type Row } from './read-csv';

const CURRENCY = 'USD';
const TERMS = { kind: 'NET', days: 30 } as const;

/** Ids of what was made, by the keys of the data set. */
interface Keys {
  products: Map<string, { id: string; categoryId: string | null }>;
  dealers: Map<string, string>;
  salespersons: Map<string, string>;
}

async function loadCategories(work: Work, folder: string): Promise<Map<string, string>> {
  const tops = new Map<string, string>();
  for (const row of readCsv(folder, 'DimProductCategory')) {
    const name = nameOf(cell(row, 'EnglishProductCategoryName'), 'Category');
    const code = `C${cell(row, 'ProductCategoryKey')}`;
    const { id } = await createCategory(work, { code, name, names: {}, parentId: null });
    tops.set(cell(row, 'ProductCategoryKey'), id);
  }
  const leaves = new Map<string, string>();
  for (const row of readCsv(folder, 'DimProductSubcategory')) {
    const key = cell(row, 'ProductSubcategoryKey');
    const name = nameOf(cell(row, 'EnglishProductSubcategoryName'), 'Subcategory');
    const parentId = tops.get(cell(row, 'ProductCategoryKey')) ?? null;
    const { id } = await createCategory(work, { code: `S${key}`, name, names: {}, parentId });
    leaves.set(key, id);
  }
  return leaves;
}

/** One product per alternate key, as its current version describes it. */
async function loadProducts(work: Work, folder: string): Promise<Keys['products']> {
  const categories = await loadCategories(work, folder);
  const rows = readCsv(folder, 'DimProduct');
  const current = new Map<string, Row>();
  for (const row of rows) {
    const known = current.get(cell(row, 'ProductAlternateKey'));
    if (!known || cell(row, 'Status') === 'Current') {
      current.set(cell(row, 'ProductAlternateKey'), row);
    }
  }
  const made = new Map<string, { id: string; categoryId: string | null }>();
  for (const [code, row] of current) {
    const categoryId = categories.get(cell(row, 'ProductSubcategoryKey')) ?? null;
    const cost = cell(row, 'StandardCost');
    const { id } = await createProduct(work, {
      code,
      name: nameOf(cell(row, 'EnglishProductName'), code),
      names: {},
      barcode: null,
      categoryId,
      baseUnit: 'pc',
      taxCode: null,
      standardCost: cost === '' ? null : decimalText(cost),
      status: 'ACTIVE',
      packs: [],
    });
    made.set(code, { id, categoryId });
  }
  return new Map(
    rows.flatMap((row) => {
      const product = made.get(cell(row, 'ProductAlternateKey'));
      return product ? [[cell(row, 'ProductKey'), product] as const] : [];
    }),
  );
}

/** Group, country and region as a tree; ids of the regions by territory key. */
async function loadTerritories(work: Work, folder: string): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  const put = async (code: string, name: string, parentId: string | null): Promise<string> => {
    const known = made.get(code);
    if (known) return known;
    const { id } = await createRegion(work, { code, name, names: {}, parentId });
    made.set(code, id);
    return id;
  };
  const leaves = new Map<string, string>();
  for (const row of readCsv(folder, 'DimSalesTerritory')) {
    const [group, country, region] = [
      'SalesTerritoryGroup',
      'SalesTerritoryCountry',
      'SalesTerritoryRegion',
    ].map((column) => nameOf(cell(row, column), 'NA'));
    const slug = (text: string | undefined) => (text ?? 'NA').replaceAll(/[^A-Za-z0-9]+/g, '-');
    const top = await put(`G-${slug(group)}`, group ?? 'NA', null);
    const middle = await put(`N-${slug(country)}`, country ?? 'NA', top);
    const key = cell(row, 'SalesTerritoryKey');
    leaves.set(key, await put(`T${key}`, region ?? 'NA', middle));
  }
  return leaves;
}

/** People who sell, one per natural key though they have several versions. */
async function loadSalespersons(work: Work, folder: string): Promise<Map<string, string>> {
  const byPerson = new Map<string, string>();
  const byKey = new Map<string, string>();
  for (const row of readCsv(folder, 'DimEmployee')) {
    if (cell(row, 'SalesPersonFlag') !== '1' && cell(row, 'DepartmentName') !== 'Sales') continue;
    const code = cell(row, 'EmployeeNationalIDAlternateKey');
    let id = byPerson.get(code);
    if (!id) {
      const name = nameOf(`${cell(row, 'FirstName')} ${cell(row, 'LastName')}`, code);
      id = (await createSalesperson(work, { code, name, userId: null, status: 'ACTIVE' })).id;
      byPerson.set(code, id);
    }
    byKey.set(cell(row, 'EmployeeKey'), id);
  }
  return byKey;
}

async function loadDealers(work: Work, folder: string): Promise<Map<string, string>> {
  const regions = await loadTerritories(work, folder);
  const places = new Map(readCsv(folder, 'DimGeography').map((r) => [cell(r, 'GeographyKey'), r]));
  const levels = new Map<string, string>();
  const dealers = new Map<string, string>();
  for (const row of readCsv(folder, 'DimReseller')) {
    const business = cell(row, 'BusinessType');
    if (!levels.has(business)) {
      const level = { code: `L${levels.size + 1}`, name: business, names: {}, parentId: null };
      levels.set(business, (await createLevel(work, level)).id);
    }
    const place = places.get(cell(row, 'GeographyKey'));
    const code = cell(row, 'ResellerAlternateKey');
    const { id } = await createDealer(work, {
      code,
      name: nameOf(cell(row, 'ResellerName'), code),
      regionId: regions.get(place ? cell(place, 'SalesTerritoryKey') : '') ?? null,
      levelId: levels.get(business) ?? null,
      salespersonId: null,
      currency: CURRENCY,
      taxNumber: null,
      taxExempt: false,
      termsKind: TERMS.kind,
      termsDays: TERMS.days,
      overdueDays: null,
      note: null,
    });
    await setCreditLimit(work, { dealerId: id, creditLimitMinor: null, reason: 'NO_LIMIT_KNOWN' });
    if (place) await saveAddress(work, addressOf(id, row, place));
    dealers.set(cell(row, 'ResellerKey'), id);
  }
  return dealers;
}

function addressOf(dealerId: string, row: Row, place: Row): Parameters<typeof saveAddress>[1] {
  return {
    dealerId,
    id: null,
    kind: 'SHIPPING',
    line1: nameOf(cell(row, 'AddressLine1'), '-'),
    line2: cell(row, 'AddressLine2') || null,
    city: nameOf(cell(place, 'City'), '-'),
    state: cell(place, 'StateProvinceName') || null,
    postalCode: cell(place, 'PostalCode') || null,
    country: nameOf(cell(place, 'EnglishCountryRegionName'), '-'),
    isDefault: true,
  };
}

function lineOf(row: Row, keys: Keys): HistoricLine | null {
  const product = keys.products.get(cell(row, 'ProductKey'));
  if (!product) return null;
  const quantity = Number(cell(row, 'OrderQuantity'));
  const unitPrice = decimalText(cell(row, 'UnitPrice'));
  const netMinor = toMinor(cell(row, 'SalesAmount'), CURRENCY);
  const { grossMinor } = extendPrice({ unitPrice, quantity, minorDigits: 2 });
  return {
    productId: product.id,
    categoryId: product.categoryId,
    unit: 'pc',
    requested: quantity,
    approved: quantity,
    shipped: quantity,
    delivered: 0,
    invoiced: quantity,
    unitPrice,
    discountRate: decimalText(cell(row, 'UnitPriceDiscountPct')),
    taxRate: '0.08',
    netMinor,
    discountMinor: grossMinor - netMinor,
    taxMinor: toMinor(cell(row, 'TaxAmt'), CURRENCY),
    costMinor: toMinor(cell(row, 'TotalProductCost'), CURRENCY),
  };
}

function orderOf(rows: readonly Row[], keys: Keys, warehouseId: string): HistoryDocument | null {
  const [first] = rows;
  const dealerId = first && keys.dealers.get(cell(first, 'ResellerKey'));
  if (!first || !dealerId) return null;
  const lines = rows.flatMap((row) => lineOf(row, keys) ?? []);
  if (lines.length < rows.length) return null;
  const orderedOn = cell(first, 'OrderDate');
  const shippedOn = cell(first, 'ShipDate');
  return {
    // The id carries the order's own time, so that ids and dates ascend together.
    id: newId(Date.parse(orderedOn)),
    number: cell(first, 'SalesOrderNumber'),
    dealerId,
    salespersonId: keys.salespersons.get(cell(first, 'EmployeeKey')) ?? null,
    warehouseId,
    currency: CURRENCY,
    status: 'SHIPPED',
    orderedOn,
    requestedOn: cell(first, 'DueDate') || null,
    dealerPoNumber: cell(first, 'CustomerPONumber') || null,
    note: null,
    shipment: { id: newId(Date.parse(shippedOn)), on: shippedOn },
    invoice: { id: newId(Date.parse(shippedOn)), on: shippedOn },
    trackingNo: cell(first, 'CarrierTrackingNumber') || null,
    terms: TERMS,
    lines,
  };
}

/** Lines of one order, in the order of their line numbers; orders by date and number. */
function groupOrders(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cell(row, 'SalesOrderNumber');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const lineNumber = (row: Row) => Number(cell(row, 'SalesOrderLineNumber'));
  for (const group of groups.values()) group.sort((a, b) => lineNumber(a) - lineNumber(b));
  const dateOf = ([row]: Row[]) =>
    row ? `${cell(row, 'OrderDate')} ${cell(row, 'SalesOrderNumber')}` : '';
  return [...groups.values()].toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
}

export const adventureworks: Profile = {
  name: 'adventureworks',
  async load(folder: string, company: ProfileCompany, say) {
    const rows = readCsv(folder, 'FactResellerSales');
    const { orgId, warehouseId } = await openCompany({
      ...company,
      name: 'AdventureWorks',
      currency: CURRENCY,
      timeZone: 'UTC',
    });
    const keys = await systemWork(orgId, async (work): Promise<Keys> => {
      const products = await loadProducts(work, folder);
      const dealers = await loadDealers(work, folder);
      return { products, dealers, salespersons: await loadSalespersons(work, folder) };
    });
    say(`${keys.dealers.size} dealers, ${new Set(keys.products.values()).size} products`);
    const groups = groupOrders(rows);
    const documents = groups.flatMap((group) => orderOf(group, keys, warehouseId) ?? []);
    await loadHistory({
      orgId,
      documents,
      onProgress: (done, of) => say(`${done} of ${of} orders`),
    });
    const loaded = documents.reduce((sum, document) => sum + document.lines.length, 0);
    return {
      orgId,
      read: rows.length,
      loaded,
      rejected: rows.length - loaded,
      details: { orders: documents.length, dealers: keys.dealers.size },
    };
  },
};
