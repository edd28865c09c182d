// The dealers module's only door.
export type { DealerForOrder } from './repo/for-order';
export type { FoundDealer } from './repo/search';
export { loadDealerForOrder, loadDealersForOrders } from './usecases/load-dealer-for-order';
export { searchDealers, type SearchDealersInput } from './usecases/search-dealers';
