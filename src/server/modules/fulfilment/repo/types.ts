// Rows of the fulfilment tables as the use cases see them.
import type { ReturnStatus } from '../domain/return-machine';
import type { ShipmentStatus } from '../domain/shipment-machine';

export interface ShipmentLineRow {
  id: string;
  orderLineId: string;
  productId: string;
  released: number;
  quantity: number;
  delivered: number;
  returned: number;
}

export interface ShipmentRow {
  id: string;
  number: string;
  orderId: string;
  dealerId: string;
  warehouseId: string;
  status: ShipmentStatus;
  carrier: string | null;
  trackingNo: string | null;
  shippedOn: string | null;
  deliveredOn: string | null;
  signedBy: string | null;
  deliveryNote: string | null;
  invoiceId: string | null;
  note: string | null;
  version: number;
}

export interface ShipmentWithLines extends ShipmentRow {
  lines: ShipmentLineRow[];
}

export interface ReturnLineRow {
  id: string;
  orderLineId: string;
  productId: string;
  quantity: number;
  accepted: number;
  note: string | null;
}

export interface ReturnRow {
  id: string;
  number: string;
  orderId: string;
  dealerId: string;
  warehouseId: string;
  status: ReturnStatus;
  reasonCode: string;
  reopenDemand: boolean;
  restock: boolean;
  credit: boolean;
  requestedOn: string;
  receivedOn: string | null;
  creditNoteId: string | null;
  note: string | null;
  version: number;
}

export interface ReturnWithLines extends ReturnRow {
  lines: ReturnLineRow[];
}
