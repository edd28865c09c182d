// One of everything, as of today: every state and exception a visitor should be able to open.
import { addDays } from '@/kernel/business-date';
import {
  authorizeReturn,
  cancelReturn,
  cancelShipment,
  createShipment,
  inspectReturn,
  pickShipment,
  receiveReturn,
  rejectReturn,
  releaseShipment,
  requestReturn,
  shipShipment,
} from '@/server/modules/fulfilment';
import {
  adjustStock,
  expectArrivals,
  receiveStock,
  setReorderPoint,
} from '@/server/modules/inventory';
import { cancelOrder, holdOrder, rejectOrder, saveDraft } from '@/server/modules/orders';
import { issueInvoice, setCreditLimit } from '@/server/modules/receivables';
import { sql } from '@/server/platform/sql';
import {
  approvedOrder,
  availableOf,
  place,
  placeFreely,
  putInStock,
  wish,
  type Line,
} from './acts';
import { typed } from './recent';
import { showReceipts } from './receipts';
import { as, dealerAt, productAt, type World } from './world';

const clerk = 'ORDER_CLERK';
const manager = 'SALES_MANAGER';
const warehouse = 'WAREHOUSE';
const finance = 'FINANCE';

async function stockEvents(world: World): Promise<void> {
  const { today, warehouses, products } = world;
  const line = (index: number) => ({ productId: productAt(world, index).id });
  await putInStock(world, [0, 1, 24, 30, 50, 60, 61, 64, 65, 68, 69, 80, 81, 84, 85, 88, 89]);
  await as(world, warehouse, today, async (work) => {
    for (const { id: productId } of products) {
      await setReorderPoint(work, { warehouseId: warehouses.main, productId, reorderPoint: 40 });
    }
    await receiveStock(work, {
      warehouseId: warehouses.south,
      occurredOn: today,
      reference: 'Transfer from Taoyuan',
      lines: products.slice(0, 30).map(({ id }) => ({ productId: id, quantity: 60 })),
    });
    await expectArrivals(work, {
      warehouseId: warehouses.main,
      expectedOn: addDays(today, 9),
      reference: 'PO-F-NEXT',
      lines: [5, 22, 39, 56, 73].map((index) => ({ ...line(index), quantity: 120 })),
    });
    await adjustStock(work, {
      warehouseId: warehouses.main,
      occurredOn: today,
      reason: 'DAMAGE',
      reference: 'Forklift, bay 4',
      lines: [{ ...line(0), quantity: -2 }],
    });
  });
}

/** Orders of every status before shipping, and every hold. */
async function orders(world: World): Promise<void> {
  const { today } = world;
  const draft = typed(
    wish(world, 1, [
      [2, 6],
      [14, 12],
    ]),
  );
  await as(world, clerk, today, (work) => saveDraft(work, { order: draft }));
  const plain: Line[] = [
    [1, 4],
    [24, 8],
  ];
  await placeFreely(world, wish(world, 2, plain));
  await placeFreely(world, wish(world, 10, [[30, 3]]));
  await heldOrders(world);
  const held = await placeFreely(world, wish(world, 21, [[50, 6]]));
  const rejected = await place(world, wish(world, 22, [[51, 6]]));
  const cancelled = await place(world, wish(world, 25, [[52, 6]]));
  await as(world, manager, today, async (work) => {
    await holdOrder(work, { ...held, reason: 'Address to be confirmed with the dealer' });
    await rejectOrder(work, { ...rejected, reason: 'Outside the dealer’s territory' });
    await cancelOrder(work, { ...cancelled, reason: 'Entered twice' });
  });
}

/** One order for each hold that a rule sets. */
async function heldOrders(world: World): Promise<void> {
  const { today, currency } = world;
  // Credit: a small limit and a large order. Overdue: an invoice nobody paid.
  await as(world, finance, today, async (work) => {
    const creditLimitMinor = 100_000_00n;
    const tight = { dealerId: dealerAt(world, 4).id, creditLimitMinor, reason: 'New bank report' };
    await setCreditLimit(work, tight);
    await issueInvoice(work, {
      dealerId: dealerAt(world, 3).id,
      orderId: null,
      currency,
      issuedOn: addDays(today, -95),
      dueOn: addDays(today, -65),
      lines: [
        {
          orderLineId: null,
          productId: productAt(world, 33).id,
          quantity: 1,
          unitPrice: '5600',
          taxRate: '0.05',
          netMinor: 5_600_00n,
          taxMinor: 280_00n,
        },
      ],
    });
  });
  const large: Line[] = [
    [9, 30],
    [29, 20],
  ];
  await place(world, wish(world, 4, large));
  await place(world, wish(world, 3, [[33, 4]]));
  // Stock: more than there is.
  const tooMany = (await availableOf(world, 5)) + 28;
  const short: Line[] = [
    [5, tooMany],
    [22, 2],
  ];
  await place(world, wish(world, 13, short));
  // Price: below the list by hand.
  const cheap = wish(world, 20, [[12, 10]]);
  const lines = cheap.lines.map((line) => ({ ...line, manualPrice: '1900' }));
  await place(world, { ...cheap, lines }, manager);
}

/** Shipments in every state. */
async function shipments(world: World): Promise<void> {
  const { today } = world;
  const open = (dealer: number, product: number) =>
    approvedOrder(
      world,
      wish(world, dealer, [
        [product, 4],
        [product + 1, 3],
      ]),
    );
  const draft = await open(6, 60);
  const released = await open(8, 64);
  const picked = await open(9, 68);
  const cancelled = await open(12, 80);
  const part = await open(16, 84);
  await open(18, 88);
  await as(world, warehouse, today, async (work) => {
    await createShipment(work, { orderId: draft, release: false });
    await createShipment(work, { orderId: released, release: true });
    const third = await createShipment(work, { orderId: picked, release: true });
    await pickShipment(work, { shipmentId: third.shipmentId, lines: null });
    const fourth = await createShipment(work, { orderId: cancelled, release: false });
    await cancelShipment(work, { shipmentId: fourth.shipmentId, reason: 'Wrong warehouse' });
    const [line] = await work.tx.rows<{ id: string }>(sql`
      SELECT id FROM order_line WHERE org_id = ${world.orgId}::uuid
        AND order_id = ${part}::uuid ORDER BY line_no LIMIT 1`);
    if (!line) throw new Error('an order of the demo has no line');
    const fifth = await createShipment(work, {
      orderId: part,
      lines: [{ orderLineId: line.id, quantity: 2 }],
      release: false,
    });
    const { shipmentId } = fifth;
    await releaseShipment(work, { shipmentId });
    await pickShipment(work, { shipmentId, lines: null });
    await shipShipment(work, { shipmentId, carrier: 'HCT', trackingNo: 'TW100200300' });
  });
}

interface Delivered {
  orderId: string;
  lineId: string;
}

/** Lines of delivered orders that can still come back. */
async function deliveredLines(world: World, count: number): Promise<Delivered[]> {
  return as(world, warehouse, world.today, (work) =>
    work.tx.rows<Delivered>(sql`
      SELECT DISTINCT ON (o.ordered_on, o.id) o.id AS "orderId", l.id AS "lineId"
      FROM sales_order o JOIN order_line l ON l.org_id = o.org_id AND l.order_id = o.id
      WHERE o.org_id = ${world.orgId}::uuid AND o.source <> 'HISTORY'
        AND l.delivered >= 2 AND l.returned = 0 AND l.invoiced >= 2
      ORDER BY o.ordered_on DESC, o.id, l.line_no LIMIT ${count}`),
  );
}

const RETURN_REASONS = [
  'DAMAGED',
  'WRONG_ITEM',
  'UNSOLD',
  'QUALITY',
  'OTHER',
  'DAMAGED',
  'QUALITY',
];

/** Returns in every state, with every reason. */
async function returns(world: World): Promise<void> {
  const lines = await deliveredLines(world, RETURN_REASONS.length);
  for (const [step, { orderId, lineId }] of lines.entries()) {
    const reasonCode = RETURN_REASONS[step] ?? 'OTHER';
    await as(world, warehouse, world.today, async (work) => {
      const asked = await requestReturn(work, {
        orderId,
        reasonCode,
        lines: [{ orderLineId: lineId, quantity: 1 }],
      });
      const { returnId } = asked;
      if (step === 0) return;
      if (step === 1) {
        await rejectReturn(work, { returnId, reason: 'Past the return period' });
        return;
      }
      if (step === 2) {
        await cancelReturn(work, { returnId, reason: 'Dealer keeps the goods' });
        return;
      }
      await authorizeReturn(work, { returnId });
      if (step === 3) return;
      await receiveReturn(work, { returnId });
      if (step === 4) return;
      await inspectReturn(work, { returnId });
    });
  }
}

export async function showEverything(world: World): Promise<void> {
  await stockEvents(world);
  await orders(world);
  await shipments(world);
  await returns(world);
  await showReceipts(world);
}
