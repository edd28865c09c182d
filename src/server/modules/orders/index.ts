// The door of orders for fulfilment, jobs and imports.
export { placeOrder } from './usecases/place-order';
export { placeGoodsOrder, valueOfGoods, type PlacedGoods } from './usecases/place-goods-order';
export { shippedSales } from './usecases/shipped-sales';
export { saveDraft } from './usecases/save-draft';
export { amendOrder } from './usecases/submit-order';
export { approveOrder } from './usecases/approve-order';
export { holdOrder, rejectOrder, releaseHold } from './usecases/decide-order';
export { cancelOrder } from './usecases/cancel-order';
export {
  BACKLOG_PAGE,
  backloggedOrderIds,
  releaseOrder,
  reserveForOrder,
} from './usecases/release-order';
export { heldOrders, reevaluateOrder } from './usecases/reevaluate-holds';
export {
  lockOrder,
  readBacklog,
  readHolds,
  readOrder,
  readTakenNumbers,
  readTakenPoNumbers,
} from './repo/read';
export {
  recordCredited,
  recordDelivered,
  recordInvoiced,
  recordReturned,
  recordShipped,
  type CreditedLine,
  type LineQuantity,
  type ProgressRef,
  type ReturnedLine,
} from './usecases/record-progress';
export type { OrderLineRow, OrderWithLines } from './repo/types';
export { loadOrderHistory, type HistoricLine, type HistoricOrder } from './usecases/load-history';
