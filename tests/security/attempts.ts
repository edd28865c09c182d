// What a stranger tries, one entry per procedure of the product: inputs that fit the schema and name
// the documents of another company (`a`), alone or mixed with the stranger's own (`b`). A procedure
// that names nothing is called as it is; its answer must then say nothing of the other company.
import { TODAY } from '../integration/fulfilment/shop';
import { byId, listed, nothing, once, plain, type Attempt, type Ids } from './attempt';
import { budgets } from './attempts-budgets';
import { approvals, centres } from './attempts-centres';
import { expenses } from './attempts-expenses';
import { notifications } from './attempts-notifications';
import { quotas } from './attempts-quotas';
import { targets } from './attempts-targets';

const version = 1;
const reason = 'Because I want to';
const names = { code: 'NEW', name: 'New' };
const flags = { reopenDemand: true, restock: true, credit: true };
const csv = Buffer.from('code,name,unit\nX1,X,EA\n').toString('base64');
const rows = [{ product: 'PACKED', unitPrice: '1' }];
const period = { from: '2026-01-01', to: '2026-12-31' };

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

const tree = (table: string, withVersion: boolean): Attempt =>
  once((a) =>
    withVersion ? { ...names, id: a[table], version } : { ...names, parentId: a[table] },
  );

/** Everything a dealer's record can point at. */
const dealerParts = (a: Ids): object[] => [
  { regionId: a.region },
  { levelId: a.dealer_level },
  { salespersonId: a.salesperson },
];

const catalog: Record<string, Attempt> = {
  listProducts: listed(['categoryId', 'category']),
  searchProducts: once(() => ({ text: 'P', activeOnly: false })),
  getProduct: byId('id', 'product'),
  createProduct: once((a) => ({ ...names, baseUnit: 'EA', categoryId: a.category })),
  updateProduct: (a, b) => [
    { ...names, baseUnit: 'EA', id: a.product, version },
    { ...names, baseUnit: 'EA', id: b.product, version, categoryId: a.category },
  ],
  changeProductStatus: once((a) => ({ ids: [a.product], status: 'DISCONTINUED', reason })),
  productHistory: byId('id', 'product'),
  listCategories: nothing,
  createCategory: tree('category', false),
  updateCategory: tree('category', true),
  removeCategory: byId('id', 'category', { version }),
  listTaxRates: nothing,
  saveTaxRate: once(() => ({ code: 'VAT', name: 'Mine now', rate: '0.5' })),
  removeTaxRate: once(() => ({ code: 'VAT' })),
  'prices.listLists': listed(['dealerId', 'dealer']),
  'prices.getList': byId('id', 'price_list'),
  'prices.listHistory': byId('id', 'price_list'),
  'prices.createList': once(() => ({ ...names, currency: 'USD' })),
  'prices.updateList': byId('id', 'price_list', { ...names, currency: 'USD', version }),
  'prices.copyList': byId('id', 'price_list', { code: 'COPY', name: 'Copy', factor: '1' }),
  'prices.saveAssignments': (a, b) => [
    { id: a.price_list, version: 3, assignments: [] },
    { id: b.price_list, version: 3, assignments: [{ dealerId: a.dealer }] },
    { id: b.price_list, version: 3, assignments: [{ levelId: a.dealer_level }] },
    { id: b.price_list, version: 3, assignments: [{ regionId: a.region }] },
  ],
  'prices.listItems': byId('priceListId', 'price_list'),
  'prices.saveItems': (a, b) => [
    { id: a.price_list, version: 3, removes: [a.price_list_item] },
    { id: b.price_list, version: 3, upserts: [{ productId: a.product, unitPrice: '1' }] },
    { id: b.price_list, version: 3, removes: [a.price_list_item] },
  ],
  'prices.checkPaste': byId('id', 'price_list', { version: 3, rows }),
  'prices.pasteItems': byId('id', 'price_list', { version: 3, rows }),
  'prices.ofProduct': byId('productId', 'product'),
  'prices.explain': once((a) => {
    return { dealerId: a.dealer, productId: a.product, currency: 'USD', quantity: 1, on: TODAY };
  }),
};

const address = { kind: 'SHIPPING', line1: 'Mine', city: 'Mine', country: 'TW' };
const dealers: Record<string, Attempt> = {
  list: listed(['regionId', 'region'], ['levelId', 'dealer_level']),
  search: once(() => ({ text: 'D' })),
  byIds: once((a) => ({ ids: [a.dealer] })),
  get: byId('id', 'dealer'),
  history: byId('id', 'dealer'),
  create: (a) =>
    dealerParts(a).map((part, index) => {
      return { code: `NEW-${index}`, name: 'New', currency: 'USD', ...part };
    }),
  update: (a, b) => [
    { ...names, id: a.dealer, version: 2 },
    ...dealerParts(a).map((part) => ({ ...names, id: b.dealer, version: 2, ...part })),
  ],
  changeStatus: byId('id', 'dealer', { version: 2, action: 'block', reason }),
  saveContact: (a, b) => [
    { dealerId: a.dealer, name: 'Mine' },
    { dealerId: b.dealer, id: a.dealer_contact, name: 'Mine' },
  ],
  removeContact: (a, b) => [
    { dealerId: a.dealer, id: a.dealer_contact },
    { dealerId: b.dealer, id: a.dealer_contact },
  ],
  saveAddress: (a, b) => [
    { dealerId: a.dealer, ...address },
    { dealerId: b.dealer, id: a.dealer_address, ...address },
  ],
  removeAddress: (a, b) => [
    { dealerId: a.dealer, id: a.dealer_address },
    { dealerId: b.dealer, id: a.dealer_address },
  ],
  'regions.list': nothing,
  'regions.create': tree('region', false),
  'regions.update': tree('region', true),
  'regions.remove': byId('id', 'region', { version }),
  'levels.list': nothing,
  'levels.create': tree('dealer_level', false),
  'levels.update': tree('dealer_level', true),
  'levels.remove': byId('id', 'dealer_level', { version }),
  'salespersons.list': nothing,
  'salespersons.create': once((a) => ({ ...names, userId: a.app_user })),
  'salespersons.update': (a, b) => [
    { ...names, id: a.salesperson, version },
    { code: 'OWN', name: 'Own', id: b.salesperson, version, userId: a.app_user },
  ],
};

const orderAt = (more: object = {}): Attempt =>
  byId('orderId', 'sales_order', { version, ...more });
const ordering: Record<string, Attempt> = {
  list: listed(['dealerId', 'dealer'], ['productId', 'product']),
  byId: byId('orderId', 'sales_order'),
  facts: byId('orderId', 'sales_order'),
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
const fulfilment: Record<string, Attempt> = {
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

const counted = [{ quantity: 1 }];
const stocked = (a: Ids, b: Ids, more: object): unknown[] => [
  { warehouseId: a.warehouse, ...more, lines: [{ productId: b.product, ...counted[0] }] },
  { warehouseId: b.warehouse, ...more, lines: [{ productId: a.product, ...counted[0] }] },
];
const inventory: Record<string, Attempt> = {
  warehouses: plain,
  saveWarehouse: byId('warehouseId', 'warehouse', { version, code: 'MINE', name: 'Mine' }),
  list: listed(['warehouseId', 'warehouse']),
  summary: listed(['warehouseId', 'warehouse']),
  card: byId('productId', 'product'),
  ledger: byId('productId', 'product'),
  setReorderPoint: once((a) => {
    return { warehouseId: a.warehouse, productId: a.product, reorderPoint: 5 };
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
const receivables: Record<string, Attempt> = {
  invoices: listed(['dealerId', 'dealer'], ['orderId', 'sales_order']),
  invoice: byId('invoiceId', 'invoice'),
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

const identity: Record<string, Attempt> = {
  me: nothing,
  updateProfile: once(() => ({ version, name: 'Mine', locale: 'en' })),
  chooseLocale: once(() => ({ locale: 'en' })),
  changePassword: once(() => ({ current: 'not my password', password: 'another-Password-26' })),
  sessions: nothing,
  endSession: byId('sessionId', 'user_session'),
  endOtherSessions: nothing,
  users: plain,
  user: byId('userId', 'app_user'),
  updateUser: byId('userId', 'app_user', {
    version,
    name: 'Mine',
    roles: ['ADMINISTRATOR'],
    dealerId: null,
  }),
  setUserStatus: byId('userId', 'app_user', { version, status: 'DISABLED', reason }),
  endUserSessions: byId('userId', 'app_user'),
  invitations: nothing,
  invite: once((a) => {
    return { email: 'd@example.test', name: 'Dee', roles: ['DEALER'], dealerId: a.dealer };
  }),
  resetAccess: byId('userId', 'app_user'),
  invitationLink: byId('invitationId', 'invitation'),
  revokeInvitation: byId('invitationId', 'invitation'),
  greetInvitee: once(() => ({ token: 'not-a-token' })),
  acceptInvitation: once(() => {
    return { token: 'not-a-token', name: 'Me', password: 'another-Password-26', locale: 'en' };
  }),
  settings: nothing,
  saveSettings: once(() => {
    return { changes: [{ key: 'orders.autoApprove', before: true, value: false }] };
  }),
  saveOrganization: once(() => {
    return { before: { name: 'Test company', locale: 'en' }, name: 'Mine', locale: 'en' };
  }),
  audit: listed(['userId', 'app_user'], ['docId', 'sales_order']),
};

const reports = [
  ...['sales', 'order-flow', 'receivables-ageing', 'stock', 'budget-execution', 'variance'],
  ...['price-mix-quantity', 'expense-flow', 'targets'],
];
const others: Record<string, Attempt> = {
  'analytics.report': () => reports.map((name) => ({ name, locale: 'en' })),
  'analytics.dashboard': once(() => ({ locale: 'en' })),
  'figures.executive': nothing,
  'figures.budgetExecution': once((a) => ({ yearId: a.fiscal_year })),
  'figures.heatMap': once((a) => ({ yearId: a.fiscal_year })),
  'figures.burnDown': once((a) => ({ yearId: a.fiscal_year })),
  'figures.variance': once((a) => ({ yearId: a.fiscal_year })),
  'figures.drivers': once((a) => ({ yearId: a.fiscal_year })),
  'figures.entries': once((a) => ({
    ...{ yearId: a.fiscal_year, fromNo: 1, toNo: 12, kinds: ['ACTUAL'] },
  })),
  'figures.lines': once(() => period),
  'figures.priceMixQuantity': once((a) => ({ yearId: a.fiscal_year })),
  'figures.orderFlow': once(() => period),
  'figures.otif': once(() => period),
  'figures.returns': once(() => period),
  'figures.expenseFlow': once((a) => ({ yearId: a.fiscal_year })),
  'figures.activityReturn': plain,
  'figures.receivables': nothing,
  'figures.targets': once(() => ({ ...period, subject: 'DEALER' })),
  'decisions.decideMany': once((a) => ({
    ...{ cases: [{ caseId: a.approval_case, version }], decision: 'APPROVE' },
  })),
  'deviations.list': plain,
  'deviations.get': byId('id', 'deviation'),
  'deviations.drivers': byId('id', 'deviation'),
  'deviations.steps': byId('id', 'deviation'),
  'deviations.explain': byId('id', 'deviation', { version, explanation: reason }),
  'deviations.act': byId('id', 'deviation', {
    ...{ version, action: reason, actionDueOn: TODAY },
  }),
  'deviations.judge': byId('id', 'deviation', { version, decision: 'close', comment: reason }),
  'deviations.compute': once((a) => ({ yearId: a.fiscal_year, throughNo: 1 })),
  'deviations.rules': nothing,
  'deviations.saveRule': once((a) => ({
    ...{ id: a.deviation_rule, version, code: 'NEW', name: 'New', measure: 'EXPENSE' },
    ...{ basis: 'BUDGET', span: 'PERIOD', rate: '0.1', dueDays: 5 },
  })),
  'integrations.importKinds': plain,
  'integrations.importRuns': plain,
  'integrations.importRun': byId('id', 'import_run'),
  'integrations.fileColumns': once(() => ({ kind: 'products', content: csv })),
  'integrations.runImport': once(() => {
    return { kind: 'products', fileName: 'mine.csv', content: csv, dryRun: false };
  }),
  'jobs.overview': plain,
  'jobs.failed': plain,
  'jobs.retry': once(() => ({ queue: 'none', jobId: 'none' })),
};

const scheme = {
  ...names,
  subjectKind: 'DEALER',
  frequency: 'NONE',
  delayDays: 0,
  noBasis: 'EXCLUDE',
  grades: [],
  indicators: [
    {
      indicator: 'returnRate',
      weightPpm: 1_000_000n,
      targetPpm: 20_000n,
      better: 'LOWER',
      controllable: true,
      scoring: 'STEP',
      bands: [{ from: 0n, score: 0n }],
    },
  ],
};
const assessments: Record<string, Attempt> = {
  schemes: nothing,
  scheme: byId('id', 'assessment_scheme'),
  createScheme: once((a) => ({ ...scheme, recipients: [a.app_user] })),
  changeScheme: byId('id', 'assessment_scheme', { ...scheme, version }),
  runs: listed(['schemeId', 'assessment_scheme']),
  run: byId('id', 'assessment_run'),
  figures: once((a) => ({ id: a.assessment_run, subjectId: a.dealer })),
  history: once((a) => ({ schemeId: a.assessment_scheme, subjectId: a.dealer })),
  report: () => (['subject', 'indicator'] as const).map((by) => ({ by, locale: 'en' })),
  compute: byId('schemeId', 'assessment_scheme', { from: '2026-02-01', to: '2026-02-28' }),
  publish: byId('id', 'assessment_run', { version }),
  finish: byId('id', 'assessment_run', { version }),
  appeal: once((a) => ({ runId: a.assessment_run, subjectId: a.dealer, lineNo: 1, reason })),
  decideAppeal: once((a) => {
    return { appealId: a.assessment_appeal, decision: 'DISMISS', answer: reason };
  }),
};

const under = (prefix: string, attempts: Record<string, Attempt>) =>
  Object.entries(attempts).map(([name, attempt]): [string, Attempt] => [
    `${prefix}.${name}`,
    attempt,
  ]);

/** By the procedure's path. */
export const ATTEMPTS: ReadonlyMap<string, Attempt> = new Map([
  ...under('approvals', approvals),
  ...under('assessments', assessments),
  ...under('catalog', catalog),
  ...under('budgets', budgets),
  ...under('quotas', quotas),
  ...under('centres', centres),
  ...under('dealers', dealers),
  ...under('expenses', expenses),
  ...under('orders', ordering),
  ...under('fulfilment', fulfilment),
  ...under('inventory', inventory),
  ...under('receivables', receivables),
  ...under('targets', targets),
  ...under('identity', identity),
  ...under('notifications', notifications),
  ...Object.entries(others),
]);
