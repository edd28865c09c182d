// What a stranger tries on orders, shipments and returns; see attempts.ts.
import { byId, listed, once, plain, type Attempt, type Ids } from './attempt';

const version = 1;
const reason = 'Because I want to';
const flags = { reopenDemand: true, restock: true, credit: true };
/** An order that takes its dealer, warehouse, address or product from the other company in turn. */
function orders(a: Ids, b: Ids): unknown[] {
  const line = { productId: b.product, unit: 'EA', quantity: 1 };
  const own = { dealerId: b.dealer, lines: [line] };
  return [
    { ...own, dealerId: a.dealer },
    { ...own, warehouseId: a.warehouse },
    { ...own, shipToId: a.dealer_address },
    { ...own, lines: [{ ...line, productId: a.product }] },
  ];
}

const orderAt = (more: object = {}): Attempt =>
  byId('orderId', 'sales_order', { version, ...more });
export const ordering: Record<string, Attempt> = {
  list: listed(['dealerId', 'dealer'], ['productId', 'product']),
  byId: byId('orderId', 'sales_order'),
  facts: byId('orderId', 'sales_order'),
  sheets: once((a) => ({ orderIds: [a.sales_order] })),
  entryFrame: byId('dealerId', 'dealer'),
  preview: (a, b) => [
    ...orders(a, b).map((order) => ({ order })),
    { order: { dealerId: b.dealer, lines: [] }, orderId: a.sales_order },
  ],
  resolveLines: once(() => ({ rows: [{ text: 'P', quantity: '1' }] })),
  saveDraft: (a, b) => [
    ...orders(a, b).map((order) => ({ order })),
    { orderId: a.sales_order, version, order: { dealerId: b.dealer, lines: [] } },
  ],
  place: (a, b) => orders(a, b).map((order) => ({ order })),
  submit: orderAt(),
  amend: (a, b) => [
    { orderId: a.sales_order, version, order: { dealerId: b.dealer, lines: [] } },
    ...orders(a, b).map((order) => ({ orderId: b.held_order, version, order })),
  ],
  approve: orderAt({ cuts: [] }),
  reject: orderAt({ reason }),
  cancel: orderAt({ reason }),
  hold: orderAt({ reason }),
  releaseHold: orderAt({ reason, hold: 'MANUAL' }),
  release: orderAt(),
};

const shipmentAt = (more: object = {}): Attempt =>
  byId('shipmentId', 'shipment', { version: 4, ...more });
const returnAt = (more: object = {}): Attempt =>
  byId('returnId', 'return_order', { version, ...more });
export const fulfilment: Record<string, Attempt> = {
  returns: listed(['dealerId', 'dealer'], ['orderId', 'sales_order']),
  return: byId('returnId', 'return_order'),
  returnReasons: plain,
  saveReturnReason: once(() => {
    return { code: 'DAMAGED', name: 'Mine', names: {}, ...flags, status: 'INACTIVE' };
  }),
  returnableOrder: byId('orderId', 'sales_order'),
  requestReturn: (a, b) => {
    const lines = [{ orderLineId: a.order_line, quantity: 1 }];
    return [a, b].map((ids) => ({ orderId: ids.sales_order, reasonCode: 'OTHER', lines }));
  },
  authorizeReturn: returnAt(),
  rejectReturn: returnAt({ reason }),
  cancelReturn: returnAt({ reason }),
  receiveReturn: returnAt(),
  inspectReturn: returnAt(),
  shipments: listed(
    ['dealerId', 'dealer'],
    ['orderId', 'sales_order'],
    ['warehouseId', 'warehouse'],
  ),
  summary: listed(['warehouseId', 'warehouse']),
  ready: listed(['warehouseId', 'warehouse']),
  shipment: byId('shipmentId', 'shipment'),
  pickList: once((a) => ({ shipmentIds: [a.shipment] })),
  shippableOrder: byId('orderId', 'sales_order'),
  promise: once((a) => ({ productId: a.product, warehouseId: a.warehouse })),
  createShipment: (a, b) => [
    { orderId: a.sales_order },
    { orderId: b.sales_order, lines: [{ orderLineId: a.order_line, quantity: 1 }] },
  ],
  createShipments: once((a) => ({ orderIds: [a.sales_order] })),
  releaseShipment: shipmentAt(),
  pickShipment: shipmentAt(),
  shipShipment: shipmentAt(),
  deliverShipment: shipmentAt(),
  cancelShipment: shipmentAt({ reason }),
  invoiceShipment: shipmentAt(),
  batch: once((a) => {
    return { action: 'deliver', shipments: [{ shipmentId: a.shipment, version: 4 }] };
  }),
};
