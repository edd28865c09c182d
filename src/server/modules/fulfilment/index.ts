// The only door of fulfilment: shipments and returns for jobs, imports, the demo and analytics.
export { createShipment } from './usecases/create-shipment';
export { callOffShipments } from './usecases/call-off-shipments';
export { cancelShipment, pickShipment, releaseShipment } from './usecases/move-shipment';
export { shipShipment } from './usecases/ship-shipment';
export { deliverShipment } from './usecases/deliver-shipment';
export {
  invoiceOnShipment,
  invoiceShipment,
  type ShipmentInvoice,
} from './usecases/invoice-shipment';
export { createShipments } from './usecases/run-batch';
export { requestReturn } from './usecases/request-return';
export { authorizeReturn, cancelReturn, receiveReturn, rejectReturn } from './usecases/move-return';
export { inspectReturn } from './usecases/inspect-return';
export { getShipment, listShipments } from './usecases/read-shipments';
export { getReturn } from './usecases/read-returns';
export { loadShipmentHistory, type HistoricShipment } from './usecases/load-history';
export { type ShipmentStatus } from './domain/shipment-machine';
export { type ReturnStatus } from './domain/return-machine';
