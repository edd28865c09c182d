// What goes wrong in a company, and what its people made of it: one of each, as of today. Runs after
// the showcase, and leaves its orders as they are.
import { addDays } from '@/kernel/business-date';
import { changeDealerStatus } from '@/server/modules/dealers';
import {
  authorizeReturn,
  createShipment,
  inspectReturn,
  invoiceShipment,
  pickShipment,
  receiveReturn,
  releaseShipment,
  requestReturn,
  shipShipment,
} from '@/server/modules/fulfilment';
import { runImport } from '@/server/modules/integrations';
import { approveOrder, readOrder } from '@/server/modules/orders';
import {
  exposureOf,
  issueCreditNote,
  issueInvoice,
  readAccount,
  setCreditLimit,
  voidInvoice,
} from '@/server/modules/receivables';
import { approvedOrder, availableOf, letThrough, place, putInStock, wish } from './acts';
import { as, dealerAt, productAt, type World } from './world';

const FULL_RETURN = 15;
const PAID_RETURN = 19;
const BACKORDER = 32;
const OVER_LIMIT = 16;
const CHARGED_BY_MISTAKE = 23;

/** A shipped and invoiced order of a few pieces, all of it at once. */
async function invoicedOrder(world: World, dealer: number, product: number) {
  const orderId = await approvedOrder(world, wish(world, dealer, [[product, 3]]));
  return as(world, 'WAREHOUSE', world.today, async (work) => {
    const { shipmentId } = await createShipment(work, { orderId, release: false });
    await releaseShipment(work, { shipmentId });
    await pickShipment(work, { shipmentId, lines: null });
    await shipShipment(work, { shipmentId, carrier: 'HCT', trackingNo: null });
    await invoiceShipment(work, { shipmentId });
    const { lines: shipped } = await readOrder(work.tx, orderId);
    return { orderId, orderLineId: shipped[0]?.id ?? '' };
  });
}

/** Everything comes back before it is paid: the invoice is credited in full. */
async function creditedInvoice(world: World): Promise<void> {
  const { orderId, orderLineId } = await invoicedOrder(world, FULL_RETURN, 100);
  await as(world, 'WAREHOUSE', world.today, async (work) => {
    const lines = [{ orderLineId, quantity: 3 }];
    const { returnId } = await requestReturn(work, { orderId, reasonCode: 'UNSOLD', lines });
    await authorizeReturn(work, { returnId });
    await receiveReturn(work, { returnId });
    await inspectReturn(work, { returnId });
  });
}

/** Goods back on the shelf without a credit: what the inspection decided against the reason. */
async function inspectedReturn(world: World): Promise<void> {
  const { orderId, orderLineId } = await invoicedOrder(world, PAID_RETURN, 102);
  await as(world, 'WAREHOUSE', world.today, async (work) => {
    const lines = [{ orderLineId, quantity: 1 }];
    const { returnId } = await requestReturn(work, { orderId, reasonCode: 'OTHER', lines });
    await authorizeReturn(work, { returnId });
    await receiveReturn(work, { returnId });
    const flags = { reopenDemand: false, restock: true, credit: false };
    await inspectReturn(work, { returnId, flags });
  });
}

/** Charged by mistake and taken back; and a bonus that waits on the account for its invoice. */
async function corrections(world: World): Promise<void> {
  const { today, currency } = world;
  await as(world, 'FINANCE', today, async (work) => {
    const stand = { productId: productAt(world, 40).id, quantity: 1 };
    const amounts = { netMinor: 2_400_00n, taxMinor: 120_00n };
    const issued = await issueInvoice(work, {
      dealerId: dealerAt(world, CHARGED_BY_MISTAKE).id,
      orderId: null,
      currency,
      issuedOn: today,
      dueOn: addDays(today, 30),
      lines: [{ ...stand, orderLineId: null, unitPrice: '2400', taxRate: '0.05', ...amounts }],
    });
    await voidInvoice(work, {
      invoiceId: issued.invoiceId,
      version: 1,
      reason: 'Display stand was free of charge',
      orderIsTold: false,
    });
    await issueCreditNote(work, {
      dealerId: dealerAt(world, CHARGED_BY_MISTAKE).id,
      issuedOn: today,
      reason: 'Season opening bonus',
      lines: [{ ...stand, netMinor: 3_000_00n, taxMinor: 150_00n }],
    });
  });
}

/** More than there is, let through by the manager: the rest waits for stock. */
async function backorder(world: World): Promise<void> {
  const quantity = (await availableOf(world, 107)) + 36;
  const placed = await place(world, wish(world, BACKORDER, [[107, quantity]]));
  const free = await letThrough(world, placed, 'The dealer takes a first part now');
  await as(world, 'SALES_MANAGER', world.today, (work) => approveOrder(work, free));
}

/** Limits: none at all, prepayment only, and one that was cut below what is owed. */
async function creditLimits(world: World): Promise<void> {
  await as(world, 'FINANCE', world.today, async (work) => {
    const set = (dealer: number, creditLimitMinor: bigint | null, reason: string) =>
      setCreditLimit(work, { dealerId: dealerAt(world, dealer).id, creditLimitMinor, reason });
    await set(38, null, 'Owned by the group');
    await set(37, 0n, 'Prepayment agreed');
    const owed = exposureOf(await readAccount(work, dealerAt(world, OVER_LIMIT).id));
    await set(OVER_LIMIT, (owed * 4n) / 5n, 'Insurer cut its cover');
  });
}

async function dealersThatStopped(world: World): Promise<void> {
  const change = (dealer: number, action: 'block' | 'close', reason: string) =>
    as(world, 'SALES_MANAGER', world.today, (work) =>
      changeDealerStatus(work, { id: dealerAt(world, dealer).id, version: 1, action, reason }),
    );
  await change(39, 'block', 'Contract under negotiation');
  await change(36, 'close', 'Gave up the business');
}

/** A file of another system with two rows that do not fit. */
async function importWithRefusals(world: World): Promise<void> {
  const rows = [
    'code,on_hand',
    `${productAt(world, 10).code},64`,
    'UNKNOWN-9,12',
    `${productAt(world, 11).code},-5`,
  ];
  await as(world, 'WAREHOUSE', world.today, (work) =>
    runImport(work, {
      kind: 'stock',
      fileName: 'stocktake-annex.csv',
      bytes: new TextEncoder().encode(`${rows.join('\n')}\n`),
      mapping: {},
      dryRun: true,
    }),
  );
}

export async function showExceptions(world: World): Promise<void> {
  await putInStock(world, [100, 102, 107]);
  await creditedInvoice(world);
  await inspectedReturn(world);
  await corrections(world);
  await backorder(world);
  await creditLimits(world);
  await dealersThatStopped(world);
  await importWithRefusals(world);
}
