// The catalog's only door: products, prices and their search for the modules above.
export type { OrderableProduct } from './repo/orderable';
export type { FoundProduct } from './repo/search';
export type { PriceAnswer, PricedBy, PriceRule } from './domain/resolve-price';
export { loadOrderableProducts } from './usecases/load-orderable-products';
export {
  answerPrices,
  resolvePrices,
  type PriceLine,
  type PricesInput,
  type ResolvedPrice,
} from './usecases/resolve-prices';
export { type SearchProductsInput } from './usecases/search-products';
export { resolveProductKeys, type KeyedProduct } from './usecases/resolve-product-keys';
export { PRODUCT_STATUSES, type ProductInput } from './schemas';
export type { PriceUpsert, ProductUpsert } from './import-schemas';
export { createCategory, upsertCategories } from './usecases/categories';
export { savePriceItems } from './usecases/price-items';
export { createPriceList, saveAssignments } from './usecases/price-lists';
export { createProduct, updateProduct } from './usecases/save-product';
export { saveTaxRate } from './usecases/tax-rates';
export { upsertPriceListItems } from './usecases/upsert-price-list-items';
export { upsertProducts, type ProductsUpserted } from './usecases/upsert-products';
