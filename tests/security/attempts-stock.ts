// What a stranger tries on stock and receivables; see attempts.ts.
import { TODAY } from '../integration/fulfilment/shop';
import { byId, listed, nothing, once, plain, type Attempt, type Ids } from './attempt';

const version = 1;
const reason = 'Because I want to';
const period = { from: '2026-01-01', to: '2026-12-31' };

const counted = [{ quantity: 1 }];
const stocked = (a: Ids, b: Ids, more: object): unknown[] => [
  { warehouseId: a.warehouse, ...more, lines: [{ productId: b.product, ...counted[0] }] },
  { warehouseId: b.warehouse, ...more, lines: [{ productId: a.product, ...counted[0] }] },
];
export const inventory: Record<string, Attempt> = {
  warehouses: plain,
  saveWarehouse: byId('warehouseId', 'warehouse', { version, code: 'MINE', name: 'Mine' }),
  list: listed(['warehouseId', 'warehouse']),
  summary: listed(['warehouseId', 'warehouse']),
  card: byId('productId', 'product'),
  ledger: byId('productId', 'product'),
  setReorderPoint: once((a) => {
    return {
      warehouseId: a.warehouse,
      productId: a.product,
      reorderPoint: 5,
      seenReorderPoint: null,
    };
  }),
  resolveProducts: once((a) => ({ warehouseId: a.warehouse, texts: ['PACKED'] })),
  receive: (a, b) => [
    ...stocked(a, b, { occurredOn: TODAY }),
    {
      warehouseId: b.warehouse,
      occurredOn: TODAY,
      lines: [{ productId: b.product, ...counted[0] }],
      arrivalIds: [a.expected_arrival],
    },
  ],
  adjust: (a, b) => stocked(a, b, { occurredOn: TODAY, reason: 'FOUND' }),
  documents: listed(['warehouseId', 'warehouse']),
  document: byId('documentId', 'stock_document'),
  arrivals: listed(['warehouseId', 'warehouse'], ['productId', 'product']),
  expectArrivals: (a, b) => stocked(a, b, { expectedOn: '2026-04-01' }),
  reviseArrival: byId('arrivalId', 'expected_arrival', {
    version,
    expectedOn: '2026-04-01',
    quantity: 1,
  }),
  cancelArrival: byId('arrivalId', 'expected_arrival', { version }),
};

const receipt = { receivedOn: TODAY, method: 'BANK', amountMinor: 100n };
export const receivables: Record<string, Attempt> = {
  invoices: listed(['dealerId', 'dealer'], ['orderId', 'sales_order']),
  invoice: byId('invoiceId', 'invoice'),
  invoiceSheets: once((a) => ({ invoiceIds: [a.invoice] })),
  voidInvoice: byId('invoiceId', 'invoice', { version, reason }),
  receipts: listed(['dealerId', 'dealer']),
  receipt: byId('receiptId', 'receipt'),
  recordReceipt: (a, b) => [
    { ...receipt, dealerId: a.dealer, allocations: 'oldest' },
    {
      ...receipt,
      dealerId: b.dealer,
      allocations: [{ invoiceId: a.invoice, amountMinor: 100n }],
    },
  ],
  confirmReceipts: (a) => [{ receipts: [{ receiptId: a.receipt, version, confirmedOn: TODAY }] }],
  unconfirmReceipt: byId('receiptId', 'receipt', { version, reason }),
  heldReceipts: nothing,
  reverseReceipt: byId('receiptId', 'receipt', { version, reason }),
  allocate: (a, b) => [
    { kind: 'RECEIPT', creditId: a.receipt, allocations: 'oldest' },
    { kind: 'CREDIT_NOTE', creditId: a.credit_note, allocations: 'oldest' },
    {
      kind: 'RECEIPT',
      creditId: b.receipt,
      allocations: [{ invoiceId: a.invoice, amountMinor: 1n }],
    },
  ],
  allocateAll: byId('dealerId', 'dealer'),
  creditNotes: listed(['dealerId', 'dealer']),
  creditNote: byId('creditNoteId', 'credit_note'),
  creditNoteSheets: once((a) => ({ creditNoteIds: [a.credit_note] })),
  accounts: plain,
  account: byId('dealerId', 'dealer'),
  setCreditLimit: byId('dealerId', 'dealer', { creditLimitMinor: 1n, seenMinor: null, reason }),
  openInvoices: byId('dealerId', 'dealer'),
  ageingSummary: once(() => ({ asOf: TODAY })),
  ageing: once(() => ({ asOf: TODAY })),
  agedInvoices: byId('dealerId', 'dealer', { asOf: TODAY }),
  statement: byId('dealerId', 'dealer', period),
  movements: byId('dealerId', 'dealer', period),
};
