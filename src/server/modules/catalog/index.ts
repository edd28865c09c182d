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
export { searchProducts, type SearchProductsInput } from './usecases/search-products';
export { resolveProductKeys, type KeyedProduct } from './usecases/resolve-product-keys';
export { createCategory } from './usecases/categories';
export { createProduct, updateProduct } from './usecases/save-product';
export { saveTaxRate } from './usecases/tax-rates';
