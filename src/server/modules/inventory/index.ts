// The only door of inventory: what other modules may ask of stock.
export { reserveStock, unreserveStock } from './usecases/reserve-stock';
export { returnStock, shipStock, type ShippedLine } from './usecases/ship-stock';
export { receiveStock } from './usecases/receive-stock';
export { adjustStock } from './usecases/adjust-stock';
export { setOpeningStock, type OpeningStockLine } from './usecases/set-opening-stock';
export { postStockHistory } from './usecases/post-stock-history';
export { saveWarehouse } from './usecases/save-warehouse';
export { cancelArrival, expectArrivals, reviseArrival } from './usecases/plan-arrivals';
export { listWarehouses } from './usecases/list-stock';
export { setReorderPoint } from './usecases/set-reorder-point';
export { promiseStock, type PromiseQuestion } from './usecases/promise-stock';
export { defaultWarehouse, readArrivals, readStock } from './usecases/read-stock';
export type { ArrivalRow, StockRow, WarehouseRow } from './repo/read';
export type { StockLine, StockMovement, StockRef } from './domain/movement';
export {
  stockWarnings,
  type ProductStock,
  type StockWarning,
  type WantedLine,
} from './domain/stock-warning';
export { type PromiseStep, type StockEvent } from './domain/atp';
