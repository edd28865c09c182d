// The dealers module's only door.
export { BILL_TO, SHIP_TO } from './address-lines';
export type { DealerForOrder } from './repo/for-order';
export type { FoundDealer } from './repo/search';
export { findDealersByCode, loadDealerForOrder } from './usecases/load-dealer-for-order';
export { searchDealers, type SearchDealersInput } from './usecases/search-dealers';
export { saveAddress, saveContact } from './usecases/dealer-parts';
export { getDealer } from './usecases/dealers';
export { createLevel, createRegion, upsertLevels, upsertRegions } from './usecases/placement-tree';
export type { DealerUpsert, SalespersonUpsert } from './import-schemas';
export { upsertDealers, upsertSalespersons, type DealersUpserted } from './usecases/upsert-dealers';
export { createSalesperson } from './usecases/salespersons';
export { changeDealerStatus, createDealer } from './usecases/save-dealer';
