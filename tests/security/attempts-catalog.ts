// What a stranger tries on products, prices and dealers; see attempts.ts.
import { TODAY } from '../integration/fulfilment/shop';
import { byId, listed, nothing, once, type Attempt, type Ids } from './attempt';

const version = 1;
const reason = 'Because I want to';
const names = { code: 'NEW', name: 'New' };
const rows = [{ product: 'PACKED', unitPrice: '1' }];
const vat = { name: 'VAT', rate: '0.05' };
const tree = (table: string, withVersion: boolean): Attempt =>
  once((a) =>
    withVersion ? { ...names, id: a[table], version } : { ...names, parentId: a[table] },
  );

/** Everything a dealer's record can point at. */
const dealerParts = (a: Ids): object[] => [
  { regionId: a.region },
  { levelId: a.dealer_level },
  { salespersonId: a.salesperson },
];

export const catalog: Record<string, Attempt> = {
  listProducts: listed(['categoryId', 'category']),
  searchProducts: once(() => ({ text: 'P', activeOnly: false })),
  getProduct: byId('id', 'product'),
  createProduct: once((a) => ({ ...names, baseUnit: 'EA', categoryId: a.category })),
  updateProduct: (a, b) => [
    { ...names, baseUnit: 'EA', id: a.product, version },
    { ...names, baseUnit: 'EA', id: b.product, version, categoryId: a.category },
  ],
  changeProductStatus: once((a) => ({
    ...{ products: [{ id: a.product, version }], status: 'DISCONTINUED', reason },
  })),
  productHistory: byId('id', 'product'),
  listCategories: nothing,
  createCategory: tree('category', false),
  updateCategory: tree('category', true),
  removeCategory: byId('id', 'category', { version }),
  listTaxRates: nothing,
  saveTaxRate: once(() => ({ code: 'VAT', name: 'Mine now', rate: '0.5', seen: vat })),
  removeTaxRate: once(() => ({ code: 'VAT', seen: vat })),
  'prices.listLists': listed(['dealerId', 'dealer']),
  'prices.getList': byId('id', 'price_list'),
  'prices.listHistory': byId('id', 'price_list'),
  'prices.createList': once(() => ({ ...names, currency: 'USD' })),
  'prices.updateList': byId('id', 'price_list', { ...names, currency: 'USD', version }),
  'prices.copyList': byId('id', 'price_list', { code: 'COPY', name: 'Copy', factor: '1' }),
  'prices.saveAssignments': (a, b) => [
    { id: a.price_list, version: 3, assignments: [] },
    { id: b.price_list, version: 3, assignments: [{ dealerId: a.dealer }] },
    { id: b.price_list, version: 3, assignments: [{ levelId: a.dealer_level }] },
    { id: b.price_list, version: 3, assignments: [{ regionId: a.region }] },
  ],
  'prices.listItems': byId('priceListId', 'price_list'),
  'prices.saveItems': (a, b) => [
    { id: a.price_list, version: 3, removes: [a.price_list_item] },
    { id: b.price_list, version: 3, upserts: [{ productId: a.product, unitPrice: '1' }] },
    { id: b.price_list, version: 3, removes: [a.price_list_item] },
  ],
  'prices.checkPaste': byId('id', 'price_list', { version: 3, rows }),
  'prices.pasteItems': byId('id', 'price_list', { version: 3, rows }),
  'prices.ofProduct': byId('productId', 'product'),
  'prices.explain': once((a) => {
    return { dealerId: a.dealer, productId: a.product, currency: 'USD', quantity: 1, on: TODAY };
  }),
};

const address = { kind: 'SHIPPING', line1: 'Mine', city: 'Mine', country: 'TW' };
const cora = { name: 'Cora', title: null, email: null, phone: null, isPrimary: false };
const place = { ...address, line2: null, state: null, postalCode: null, isDefault: false };
export const dealers: Record<string, Attempt> = {
  list: listed(['regionId', 'region'], ['levelId', 'dealer_level']),
  search: once(() => ({ text: 'D' })),
  byIds: once((a) => ({ ids: [a.dealer] })),
  get: byId('id', 'dealer'),
  history: byId('id', 'dealer'),
  create: (a) =>
    dealerParts(a).map((part, index) => {
      return { code: `NEW-${index}`, name: 'New', currency: 'USD', ...part };
    }),
  update: (a, b) => [
    { ...names, id: a.dealer, version: 2 },
    ...dealerParts(a).map((part) => ({ ...names, id: b.dealer, version: 2, ...part })),
  ],
  changeStatus: byId('id', 'dealer', { version: 2, action: 'block', reason }),
  saveContact: (a, b) => [
    { dealerId: a.dealer, name: 'Mine' },
    { dealerId: b.dealer, id: a.dealer_contact, name: 'Mine', seen: cora },
  ],
  removeContact: (a, b) => [
    { dealerId: a.dealer, id: a.dealer_contact, seen: cora },
    { dealerId: b.dealer, id: a.dealer_contact, seen: cora },
  ],
  saveAddress: (a, b) => [
    { dealerId: a.dealer, ...address },
    { dealerId: b.dealer, id: a.dealer_address, ...address, seen: place },
  ],
  removeAddress: (a, b) => [
    { dealerId: a.dealer, id: a.dealer_address, seen: place },
    { dealerId: b.dealer, id: a.dealer_address, seen: place },
  ],
  'regions.list': nothing,
  'regions.create': tree('region', false),
  'regions.update': tree('region', true),
  'regions.remove': byId('id', 'region', { version }),
  'levels.list': nothing,
  'levels.create': tree('dealer_level', false),
  'levels.update': tree('dealer_level', true),
  'levels.remove': byId('id', 'dealer_level', { version }),
  'salespersons.list': nothing,
  'salespersons.create': once((a) => ({ ...names, userId: a.app_user })),
  'salespersons.update': (a, b) => [
    { ...names, id: a.salesperson, version },
    { code: 'OWN', name: 'Own', id: b.salesperson, version, userId: a.app_user },
  ],
};
