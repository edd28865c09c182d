// Master data of AdventureWorks: products, territories, people who sell and resellers. Products are
// versions under one ProductAlternateKey; the key of a line joins, never validity.
import { decimalText } from '@/kernel/decimal';
import { createCategory, createProduct } from '@/server/modules/catalog';
import {
  createDealer,
  createLevel,
  createRegion,
  createSalesperson,
  saveAddress,
} from '@/server/modules/dealers';
import { setCreditLimit } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { nameOf } from './company';
import { cell, readCsv, type Row } from './read-csv';

export const CURRENCY = 'USD';
export const TERMS = { kind: 'NET', days: 30 } as const;

/** What `loadMasters` reads. */
export const MASTER_FILES = [
  ...['DimProductCategory', 'DimProductSubcategory', 'DimProduct', 'DimEmployee'],
  ...['DimSalesTerritory', 'DimGeography', 'DimReseller'],
] as const;

/** Ids of what was made, by the keys of the data set. */
export interface Keys {
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

/** Products, resellers and people who sell, in one transaction. */
export async function loadMasters(work: Work, folder: string): Promise<Keys> {
  const products = await loadProducts(work, folder);
  const dealers = await loadDealers(work, folder);
  return { products, dealers, salespersons: await loadSalespersons(work, folder) };
}
