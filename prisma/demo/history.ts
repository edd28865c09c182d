// Orders that are done: shipped, invoiced and mostly paid, with the few that were cancelled or
// rejected, loaded in bulk on their own dates. Ten months of the year that is shown, and the year
// before it, so that there is one to compare with.
import {
  addDays,
  addMonths,
  diffDays,
  startOfMonth,
  type BusinessDate,
} from '@/kernel/business-date';
import { extendPrice } from '@/kernel/extend-price';
import { newId } from '@/kernel/ids';
import { taxOn } from '@/kernel/tax';
import { loadHistory, type HistoryDocument } from '@/server/modules/integrations';
import type { HistoricLine } from '@/server/modules/orders';
import { recordReceiptsBulk, type RecordReceipt } from '@/server/modules/receivables';
import { systemWork } from '@/server/platform/work';
import { seeded, type Random } from './random';
import type { DemoDealer, DemoProduct, World } from './world';

const MINOR_DIGITS = 2;
const TERMS = { kind: 'NET', days: 30 } as const;

/** More in spring and autumn, less in the rain. By month, January first. */
const SEASON = [0.8, 0.7, 1.1, 1.3, 1, 0.8, 0.9, 0.9, 1.2, 1.4, 1.2, 1];

/** Orders a day and lines an order: as the loaded history has them, or as they are lived through. */
interface Pace {
  /** Orders on a Saturday and on another weekday; Sundays have none. */
  orders: readonly [saturday: number, weekday: number];
  mostLines: number;
  isSeasonal: boolean;
}

const LOADED: Pace = { orders: [1, 5], mostLines: 8, isSeasonal: true };
const LIVED: Pace = { orders: [3.5, 3.5], mostLines: 6, isSeasonal: false };

/** Prices and orders of the year before, against those of the year that is shown. */
const PRICES_BEFORE = 0.95;
const ORDERS_BEFORE = 0.97;
const DAYS_OF_YEAR = 365;
const SEED_BEFORE = 20_250_101;

/** Dealers as often as they buy. */
export function buyers(dealers: readonly DemoDealer[]): DemoDealer[] {
  return dealers.flatMap((dealer) => Array.from({ length: dealer.weight }, () => dealer));
}

export function quantityOf(world: World, product: DemoProduct): number {
  const { random } = world;
  return random.chance(0.35) ? product.pack * random.between(1, 4) : random.between(1, 18);
}

function lineOf(world: World, dealer: DemoDealer, product: DemoProduct): HistoricLine {
  const requested = quantityOf(world, product);
  const price = { unitPrice: product.price, quantity: requested, minorDigits: MINOR_DIGITS };
  const { netMinor, discountMinor } = extendPrice(price);
  const taxRate = dealer.taxExempt ? '0' : '0.05';
  return {
    productId: product.id,
    categoryId: product.categoryId,
    unit: 'pc',
    requested,
    approved: requested,
    shipped: requested,
    delivered: requested,
    invoiced: requested,
    unitPrice: product.price,
    discountRate: '0',
    taxRate,
    netMinor,
    discountMinor,
    taxMinor: taxOn(netMinor, taxRate),
    costMinor: extendPrice({ ...price, unitPrice: product.cost }).netMinor,
  };
}

const untouched = (line: HistoricLine): HistoricLine => ({
  ...line,
  approved: 0,
  shipped: 0,
  delivered: 0,
  invoiced: 0,
});

function orderOf(
  world: World,
  dealer: DemoDealer,
  orderedOn: BusinessDate,
  { number, mostLines }: { number: string; mostLines: number },
): HistoryDocument {
  const { random } = world;
  const lines = random
    .sample(world.products, random.between(1, mostLines))
    .map((product) => lineOf(world, dealer, product));
  const at = Date.parse(orderedOn) + random.between(0, 30_000_000);
  const base = {
    id: newId(at),
    number,
    dealerId: dealer.id,
    salespersonId: dealer.salespersonId,
    warehouseId: world.warehouses.main,
    currency: world.currency,
    orderedOn,
    requestedOn: addDays(orderedOn, random.between(3, 10)),
    dealerPoNumber: `PO-${random.between(10_000, 99_999)}`,
    note: null,
    terms: TERMS,
    trackingNo: null,
  };
  const fate = random.next();
  if (fate < 0.05) {
    const isRejected = fate < 0.02;
    const ended = {
      on: addDays(orderedOn, 1),
      cause: isRejected ? 'REJECTED' : 'BEFORE_APPROVAL',
    };
    const status = isRejected ? ('REJECTED' as const) : ('CANCELLED' as const);
    return { ...base, status, ended, lines: lines.map(untouched) };
  }
  const shippedOn = addDays(orderedOn, random.between(1, 6));
  return {
    ...base,
    status: 'CLOSED',
    shipment: { id: newId(Date.parse(shippedOn)), on: shippedOn },
    invoice: { id: newId(Date.parse(shippedOn)), on: shippedOn },
    deliveredOn: addDays(shippedOn, random.between(1, 3)),
    trackingNo: `TW${random.between(100_000_000, 999_999_999)}`,
    lines,
  };
}

interface Stretch {
  from: BusinessDate;
  to: BusinessDate;
  paceOn: (day: BusinessDate) => Pace;
  /** Of the orders that the pace names. */
  share: number;
  /** How many orders have a number already. */
  numbered: number;
}

function ordersOn(random: Random, on: BusinessDate, { paceOn, share }: Stretch): number {
  const { orders, isSeasonal } = paceOn(on);
  const season = isSeasonal ? (SEASON[Number(on.slice(5, 7)) - 1] ?? 1) : 1;
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  const busy = weekday === 0 ? 0 : weekday === 6 ? orders[0] : orders[1];
  return Math.round(busy * season * share * (0.6 + random.next() * 0.8));
}

function documentsBetween(world: World, stretch: Stretch): HistoryDocument[] {
  const { random } = world;
  const crowd = buyers(world.dealers);
  const documents: HistoryDocument[] = [];
  for (let on = stretch.from; on <= stretch.to; on = addDays(on, 1)) {
    const { mostLines } = stretch.paceOn(on);
    const count = ordersOn(random, on, stretch);
    for (let i = 0; i < count; i += 1) {
      const serial = String(stretch.numbered + documents.length + 1).padStart(5, '0');
      const named = { number: `H-${on.slice(2, 4)}${serial}`, mostLines };
      documents.push(orderOf(world, random.pick(crowd), on, named));
    }
  }
  return documents;
}

/** The company a year earlier: cheaper, and with a chance of its own, which leaves today's as it is. */
function yearBefore(world: World): World {
  const lower = (dollars: string) => String(Math.round(Number(dollars) * PRICES_BEFORE));
  return {
    ...world,
    random: seeded(SEED_BEFORE),
    products: world.products.map((product) => ({
      ...product,
      ...{ price: lower(product.price), cost: lower(product.cost) },
    })),
  };
}

const PAYS_AFTER = { early: [10, 25], onTime: [26, 34], late: [45, 100] } as const;

/** A transfer is on the bank's list the same day, a cheque when it has been cashed. */
function paidBy(
  world: World,
  receivedOn: BusinessDate,
): Pick<RecordReceipt, 'method' | 'confirmedOn'> {
  const method = world.random.pick(['BANK', 'BANK', 'CHEQUE']);
  const cashedOn = method === 'BANK' ? receivedOn : addDays(receivedOn, 3);
  return { method, confirmedOn: cashedOn <= world.today ? cashedOn : null };
}

function paymentsFor(world: World, documents: readonly HistoryDocument[]): RecordReceipt[] {
  const payer = new Map(world.dealers.map((dealer) => [dealer.id, dealer]));
  return documents.flatMap((document): RecordReceipt[] => {
    const dealer = payer.get(document.dealerId);
    if (!document.invoice || !dealer) return [];
    const [least, most] = PAYS_AFTER[dealer.pays];
    const receivedOn = addDays(document.invoice.on, world.random.between(least, most));
    if (diffDays(receivedOn, world.today) < 1) return [];
    const total = document.lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0n);
    return [
      {
        dealerId: dealer.id,
        receivedOn,
        ...paidBy(world, receivedOn),
        reference: `T${world.random.between(1_000_000, 9_999_999)}`,
        amountMinor: total,
        allocations: 'oldest',
      },
    ];
  });
}

/** What is in the main warehouse today: mostly enough, some short, a few none. */
function stockToday(world: World): Map<string, number> {
  return new Map(
    world.products.map(({ id, pack }, index) => {
      if (index % 17 === 5) return [id, 0];
      if (index % 11 === 3) return [id, world.random.between(3, 15)];
      return [id, pack * world.random.between(14, 40)];
    }),
  );
}

/** Of twelve months and the twelve before them, the part that is over on `to`. */
export async function loadPast(world: World, from: BusinessDate, to: BusinessDate): Promise<void> {
  const before = yearBefore(world);
  const early = documentsBetween(before, {
    from: startOfMonth(addMonths(world.today, -23)),
    to: addDays(from, -1),
    // As many as are lived through a year later, so that the same weeks compare.
    paceOn: (day) => (addDays(day, DAYS_OF_YEAR) > to ? LIVED : LOADED),
    ...{ share: ORDERS_BEFORE, numbered: 0 },
  });
  const late = documentsBetween(world, {
    ...{ from, to, paceOn: () => LOADED },
    ...{ share: 1, numbered: early.length },
  });
  const documents = [...early, ...late];
  await loadHistory({ orgId: world.orgId, documents, left: stockToday(world) });
  const payments = [...paymentsFor(before, early), ...paymentsFor(world, late)].toSorted((a, b) =>
    a.receivedOn < b.receivedOn ? -1 : 1,
  );
  await systemWork(world.orgId, (work) => recordReceiptsBulk(work, payments));
}
