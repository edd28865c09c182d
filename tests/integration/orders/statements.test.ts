// Every use case of an order, its goods and its money takes as many statements for 60 lines as for 2.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  authorizeReturn,
  createShipment,
  deliverShipment,
  inspectReturn,
  invoiceShipment,
  pickShipment,
  receiveReturn,
  releaseShipment,
  requestReturn,
  shipShipment,
} from '@/server/modules/fulfilment';
import { runImport } from '@/server/modules/integrations';
import { adjustStock, receiveStock } from '@/server/modules/inventory';
import {
  amendOrder,
  approveOrder,
  cancelOrder,
  placeOrder,
  reserveForOrder,
  saveDraft,
} from '@/server/modules/orders';
import { readOrderView } from '@/server/modules/orders/usecases/read-order';
import { resolveLines } from '@/server/modules/orders/usecases/resolve-lines';
import { recordReceipt } from '@/server/modules/receivables';
import { sql } from '@/server/platform/sql';
import type { Work } from '@/server/platform/actor';
import { countStatements } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addQuota, quotaWorld } from '../quotas/quota-world';
import { orderFor, type OrderWorld } from './order-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const PRODUCTS = 20;

class Counted {
  readonly counts: Record<string, number> = {};

  constructor(
    readonly world: OrderWorld,
    readonly lines: number,
  ) {}

  async step<T>(name: string, run: (work: Work) => Promise<T>): Promise<T> {
    const { result, statements } = await countStatements(this.world.org, run);
    this.counts[name] = statements;
    return result;
  }

  order(quantity: number) {
    return orderFor(
      this.world,
      Array.from({ length: this.lines }, (_, index) => [index % PRODUCTS, quantity] as const),
    );
  }

  lineIds(orderId: string): Promise<{ id: string }[]> {
    return this.world.org.work((work) =>
      work.tx.rows<{ id: string }>(sql`
        SELECT id FROM order_line WHERE order_id = ${orderId}::uuid ORDER BY line_no`),
    );
  }
}

async function enter(counted: Counted): Promise<string> {
  const step = counted.step.bind(counted);
  const draft = await step('save a draft', (work) => saveDraft(work, { order: counted.order(3) }));
  await step('look up pasted rows', (work) =>
    resolveLines(work, {
      rows: Array.from({ length: counted.lines }, (_, index) => ({
        text: counted.world.products[index % PRODUCTS]?.code ?? '',
        quantity: '3',
      })),
    }),
  );
  const { orderId, version } = await step('amend and submit', (work) =>
    amendOrder(work, { ...draft, order: counted.order(4) }),
  );
  const cuts = (await counted.lineIds(orderId)).map(({ id }) => {
    return { lineId: id, approved: 3, reason: 'cut' };
  });
  await step('approve with cuts', (work) => approveOrder(work, { orderId, version, cuts }));
  await step('open', (work) => readOrderView(work, orderId));
  return orderId;
}

async function deliver(counted: Counted, orderId: string): Promise<void> {
  const step = counted.step.bind(counted);
  const created = await step('create a shipment', (work) =>
    createShipment(work, { orderId, release: false }),
  );
  const released = await step('release it', (work) => releaseShipment(work, created));
  const picked = await step('pick', (work) => pickShipment(work, { ...released, lines: null }));
  const shipped = await step('ship', (work) => shipShipment(work, picked));
  await step('deliver', (work) => deliverShipment(work, shipped));
  await step('invoice', (work) => invoiceShipment(work, { shipmentId: shipped.shipmentId }));
}

async function bringBack(counted: Counted, orderId: string): Promise<void> {
  const step = counted.step.bind(counted);
  const lines = (await counted.lineIds(orderId)).map(({ id }) => {
    return { orderLineId: id, quantity: 1 };
  });
  const { returnId } = await step('ask for a return', (work) =>
    requestReturn(work, { orderId, reasonCode: 'WRONG_ITEM', lines }),
  );
  await step('authorize it', (work) => authorizeReturn(work, { returnId }));
  await step('receive it', (work) => receiveReturn(work, { returnId }));
  await step('inspect and credit it', (work) => inspectReturn(work, { returnId }));
}

async function statementsFor(lines: number, hasQuotas = false): Promise<Record<string, number>> {
  const world = await quotaWorld({ products: PRODUCTS, stock: 1_000 });
  if (hasQuotas) {
    const item = { kind: 'CATEGORY' as const, id: world.range };
    await addQuota(world, 100_000, { item });
    await addQuota(world, 100_000);
  }
  const counted = new Counted(world, lines);
  const step = counted.step.bind(counted);
  const orderId = await enter(counted);
  await deliver(counted, orderId);
  await bringBack(counted, orderId);
  await step('reserve again', (work) => reserveForOrder(work, orderId));
  const dealerId = world.dealers[0]?.id ?? '';
  const other = await world.org.work((work) => placeOrder(work, counted.order(1)));
  await step('cancel', (work) => cancelOrder(work, { ...other, reason: 'no' }));
  await step('receive stock', (work) =>
    receiveStock(work, {
      warehouseId: world.warehouseId,
      occurredOn: work.today,
      lines: world.products.slice(0, lines).map(({ id }) => ({ productId: id, quantity: 5 })),
    }),
  );
  await step('count stock', (work) =>
    adjustStock(work, {
      warehouseId: world.warehouseId,
      occurredOn: work.today,
      reason: 'COUNT',
      reference: null,
      lines: world.products.slice(0, lines).map(({ id }) => ({ productId: id, quantity: 1 })),
    }),
  );
  const rows = Array.from({ length: lines }, (_, index) => {
    const { code } = world.products[index % PRODUCTS] ?? { code: '' };
    return `H1,${world.dealers[0]?.code},${code},1,10,2025-01-05,2025-01-07`;
  });
  const file = ['order,dealer,product,quantity,price,order date,ship date', ...rows].join('\n');
  await step('import history', (work) =>
    runImport(work, {
      kind: 'order-history',
      fileName: 'history.csv',
      bytes: new TextEncoder().encode(file),
      mapping: {},
      dryRun: false,
    }),
  );
  await step('receive money', (work) =>
    recordReceipt(work, {
      dealerId,
      receivedOn: work.today,
      method: 'BANK',
      amountMinor: 100_000_000n,
    }),
  );
  return counted.counts;
}

it('statements do not grow with the lines where quotas are consumed and given back', async () => {
  const few = await statementsFor(2, true);
  expect(await statementsFor(60, true)).toEqual(few);
}, 120_000);

it('quotas cost two statements of an order, and none where nobody gave any', async () => {
  const placing = async (world: OrderWorld) => {
    const order = orderFor(world, [[0, 1]]);
    await world.org.work((work) => placeOrder(work, order));
    return (await countStatements(world.org, (work) => placeOrder(work, order))).statements;
  };
  const world = await quotaWorld();
  const without = await placing(world);
  await addQuota(world, 1_000);
  expect((await placing(world)) - without).toBe(2);
  const warned = await quotaWorld({ settings: { 'quotas.unallocated': 'warn' } });
  expect(await placing(warned)).toBe(without);
});

it('statements do not grow with the lines', async () => {
  const few = await statementsFor(2);
  expect(Object.keys(few).length).toBeGreaterThan(18);
  expect(await statementsFor(60)).toEqual(few);
}, 120_000);
