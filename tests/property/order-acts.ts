// What people do with orders, from entry to payment and back, as steps that a property draws by chance.
import fc from 'fast-check';
import { DomainError, isDomainError } from '@/kernel/domain-error';
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
import { adjustStock, receiveStock } from '@/server/modules/inventory';
import {
  amendOrder,
  approveOrder,
  cancelOrder,
  holdOrder,
  placeOrder,
  reevaluateOrder,
  rejectOrder,
  releaseHold,
  releaseOrder,
} from '@/server/modules/orders';
import type { HoldReason } from '@/server/modules/orders/domain/hold-types';
import { lineFaults, type LineQuantities } from '@/server/modules/orders/domain/line-quantities';
import { recordReceipt, setCreditLimit } from '@/server/modules/receivables';
import { asDomainError } from '@/server/api/error-map';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { orderFor, type OrderWorld } from '../integration/orders/order-world';
import { changeSome, moveSome } from './quota-acts';

export const ACTS = [
  'place',
  'place',
  'approve',
  'approve',
  'cut',
  'reject',
  'cancel',
  'cancelLine',
  'hold',
  'releaseHold',
  'reserve',
  'amend',
  'ship',
  'ship',
  'ship',
  'deliver',
  'invoice',
  'invoice',
  'return',
  'receive',
  'adjust',
  'pay',
  'limit',
  'quota',
  'quotaMove',
  'reevaluate',
] as const;

interface Step {
  act: (typeof ACTS)[number];
  /** Which of the candidates, how much: turned into something that exists when it runs. */
  which: number;
  amount: number;
  flag: boolean;
}

export const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ACTS),
  which: fc.nat(1000),
  amount: fc.integer({ min: 1, max: 9 }),
  flag: fc.boolean(),
});

interface Ref {
  id: string;
  version: number;
}

async function pick(work: Work, from: 'sales_order' | 'shipment', which: number): Promise<Ref> {
  const rows = await work.tx.rows<Ref>(
    from === 'sales_order'
      ? sql`SELECT id, version FROM sales_order WHERE org_id = ${work.tx.orgId}::uuid ORDER BY id`
      : sql`SELECT id, version FROM shipment WHERE org_id = ${work.tx.orgId}::uuid ORDER BY id`,
  );
  const row = rows[which % Math.max(rows.length, 1)];
  if (!row) throw new DomainError('test.nothingThere');
  return row;
}

async function pickLine(work: Work, orderId: string, which: number) {
  const rows = await work.tx.rows<LineQuantities & { id: string }>(sql`
    SELECT id, requested, shipped, returned FROM order_line
    WHERE org_id = ${work.tx.orgId}::uuid AND order_id = ${orderId}::uuid ORDER BY line_no`);
  const row = rows[which % Math.max(rows.length, 1)];
  if (!row) throw new DomainError('test.nothingThere');
  return row;
}

async function shipAll(work: Work, orderId: string, { flag, amount, which }: Step): Promise<void> {
  const line = await pickLine(work, orderId, which);
  const lines = flag ? [{ orderLineId: line.id, quantity: amount }] : null;
  const { shipmentId } = await createShipment(work, { orderId, lines, release: false });
  await releaseShipment(work, { shipmentId });
  await pickShipment(work, { shipmentId, lines: null });
  await shipShipment(work, { shipmentId });
}

const REASONS = ['DAMAGED', 'WRONG_ITEM', 'UNSOLD', 'QUALITY', 'OTHER'];

async function returnSome(work: Work, orderId: string, { amount, which, flag }: Step) {
  const line = await pickLine(work, orderId, which);
  const { returnId } = await requestReturn(work, {
    orderId,
    reasonCode: REASONS[which % REASONS.length] ?? 'OTHER',
    flags: { reopenDemand: flag, restock: which % 2 === 0, credit: which % 3 > 0 },
    lines: [{ orderLineId: line.id, quantity: amount }],
  });
  await authorizeReturn(work, { returnId });
  await receiveReturn(work, { returnId });
  await inspectReturn(work, { returnId });
}

/** Acts that only one state allows aim at it half of the time, or they would hardly ever succeed. */
const AIM: Partial<Record<Step['act'], string>> = {
  approve: 'SUBMITTED',
  cut: 'SUBMITTED',
  hold: 'SUBMITTED',
  return: 'SHIPPED',
  releaseHold: 'ON_HOLD',
  reevaluate: 'ON_HOLD',
};

async function pickOrder(work: Work, one: Step): Promise<Ref> {
  const status = one.amount % 2 === 0 ? undefined : AIM[one.act];
  if (!status) return pick(work, 'sales_order', one.which);
  const row = await work.tx.row<Ref>(sql`
    SELECT id, version FROM sales_order
    WHERE org_id = ${work.tx.orgId}::uuid AND status = ${status} ORDER BY id LIMIT 1`);
  return row ?? pick(work, 'sales_order', one.which);
}

async function openHold(work: Work, orderId: string): Promise<HoldReason> {
  const row = await work.tx.row<{ reason: HoldReason }>(sql`
    SELECT reason FROM order_hold WHERE org_id = ${work.tx.orgId}::uuid
      AND order_id = ${orderId}::uuid AND cleared_at IS NULL ORDER BY reason LIMIT 1`);
  return row?.reason ?? 'MANUAL';
}

async function actOnOrder(world: OrderWorld, work: Work, one: Step): Promise<unknown> {
  const { id: orderId, version } = await pickOrder(work, one);
  const ref = { orderId, version };
  const reason = 'random';
  switch (one.act) {
    case 'approve':
      return approveOrder(work, ref);
    case 'cut': {
      const { id: lineId, requested } = await pickLine(work, orderId, one.which);
      const approved = Math.max(0, requested - one.amount);
      return approveOrder(work, { ...ref, cuts: [{ lineId, approved, reason }] });
    }
    case 'reject':
      return rejectOrder(work, { ...ref, reason });
    case 'cancel':
      return cancelOrder(work, { ...ref, reason });
    case 'cancelLine': {
      const { id } = await pickLine(work, orderId, one.which);
      return cancelOrder(work, { ...ref, reason, lineIds: [id] });
    }
    case 'hold':
      return holdOrder(work, { ...ref, reason });
    case 'releaseHold': {
      const hold = await openHold(work, orderId);
      return releaseHold(work, { ...ref, reason, hold });
    }
    case 'reserve':
      return releaseOrder(work, ref);
    case 'amend':
      return amendOrder(work, {
        ...ref,
        order: orderFor(world, [
          [one.which % 3, one.amount],
          [(one.which + 1) % 3, 2],
        ]),
      });
    case 'ship':
      return shipAll(work, orderId, one);
    case 'return':
      return returnSome(work, orderId, one);
    case 'reevaluate':
      return reevaluateOrder(work, orderId);
    default:
      throw new Error(`no act ${one.act}`);
  }
}

async function act(world: OrderWorld, work: Work, one: Step): Promise<unknown> {
  const dealer = one.which % world.dealers.length;
  const dealerId = world.dealers[dealer]?.id ?? '';
  switch (one.act) {
    case 'place': {
      const lines = [
        [one.which % 3, one.amount] as const,
        [(one.which + one.amount) % 3, one.amount * 2] as const,
      ];
      return placeOrder(work, orderFor(world, one.flag ? lines : lines.slice(0, 1), dealer));
    }
    case 'deliver': {
      const { id: shipmentId } = await pick(work, 'shipment', one.which);
      return deliverShipment(work, { shipmentId });
    }
    case 'invoice': {
      const { id: shipmentId } = await pick(work, 'shipment', one.which);
      return invoiceShipment(work, { shipmentId });
    }
    case 'receive':
      return receiveStock(work, {
        warehouseId: world.warehouseId,
        occurredOn: work.today,
        reference: 'random',
        lines: [{ productId: world.products[one.which % 3]?.id ?? '', quantity: one.amount * 3 }],
      });
    case 'adjust':
      return adjustStock(work, {
        warehouseId: world.warehouseId,
        occurredOn: work.today,
        reason: 'COUNT',
        reference: null,
        lines: [{ productId: world.products[one.which % 3]?.id ?? '', quantity: -one.amount }],
      });
    case 'pay':
      return recordReceipt(work, {
        dealerId,
        receivedOn: work.today,
        method: 'TRANSFER',
        amountMinor: BigInt(one.amount * 777),
        allocations: one.flag ? 'oldest' : [],
      });
    case 'limit':
      return setCreditLimit(work, {
        dealerId,
        creditLimitMinor: one.flag ? BigInt(one.amount * 10_000) : null,
        reason: 'random',
      });
    case 'quota':
      return changeSome(work, one);
    case 'quotaMove':
      return moveSome(work, one);
    default:
      return actOnOrder(world, work, one);
  }
}

/** Runs one act in a transaction of its own; a refusal is fine, a fault is not. */
export async function perform(world: OrderWorld, one: Step): Promise<'done' | 'refused'> {
  try {
    await world.org.work((work) => act(world, work, one));
    return 'done';
  } catch (error) {
    if (isDomainError(error) || asDomainError(error)) return 'refused';
    throw error;
  }
}

export async function faultyLines(world: OrderWorld) {
  const lines = await world.org.work((work) =>
    work.tx.rows<LineQuantities & { overShipMax: number }>(sql`
      SELECT requested, approved, reserved, shipped, delivered, returned, reopened, cancelled,
        invoiced, over_ship_max AS "overShipMax" FROM order_line
      WHERE org_id = ${work.tx.orgId}::uuid`),
  );
  return lines.filter((line) => lineFaults(line).length > 0);
}
