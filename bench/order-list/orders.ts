// Orders of ten years in every state, drawn by a seeded generator: the same orders for one size on
// every machine. Amounts are whole: price × quantity, no tax, no discount.
import { addDays } from '@/kernel/business-date';
import { uuidv7 } from '@/kernel/ids';
import { seeded, type Random } from '../place-order/wish';
import { UNIT, UNIT_PRICE, type BenchCompany } from '../company';

const PRICE_MINOR = Math.round(Number(UNIT_PRICE) * 100);
const COST_MINOR = 800;
const FIRST_DAY = '2016-01-01';
const DAYS = 3_650;
const DAY_MS = 86_400_000;

type Status = 'DRAFT' | 'SUBMITTED' | 'ON_HOLD' | 'APPROVED' | 'SHIPPED' | 'CANCELLED' | 'REJECTED';

type Shares = readonly (readonly [Status, number])[];

/** A company that ships is done with what is older than this. */
const OPEN_DAYS = 30;

/** Share of each state among the orders of the last days, and among those before them. */
const RECENT: Shares = [
  ['DRAFT', 0.1],
  ['SUBMITTED', 0.2],
  ['ON_HOLD', 0.1],
  ['APPROVED', 0.2],
  ['SHIPPED', 0.4],
];
const DONE: Shares = [
  ['CANCELLED', 0.03],
  ['REJECTED', 0.03],
  ['SHIPPED', 0.94],
];

/** Share of the lines of which a piece comes back. */
const RETURNED = 0.03;

function drawStatus(random: Random, shares: Shares): Status {
  let left = random();
  for (const [status, share] of shares) {
    left -= share;
    if (left < 0) return status;
  }
  return 'SHIPPED';
}

export interface DrawnLine {
  id: string;
  productId: string;
  quantity: number;
  /** Pieces that came back, of what was shipped. */
  returned: number;
}

export interface DrawnOrder {
  id: string;
  number: string;
  dealerId: string;
  status: Status;
  orderedOn: string;
  poNumber: string | null;
  lines: DrawnLine[];
}

function idAt(time: number, random: Random): string {
  const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
  return uuidv7(time, bytes);
}

const nth = <T>(from: readonly T[], random: Random): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

function drawLines(company: BenchCompany, time: number, random: Random): DrawnLine[] {
  return Array.from({ length: random() < 0.5 ? 1 : 2 }, () => ({
    id: idAt(time, random),
    productId: nth(company.productIds, random),
    quantity: 1 + Math.floor(random() * 20),
    returned: random() < RETURNED ? 1 : 0,
  }));
}

/** The same sequence each time it is called: tables are filled one after the other. */
export function* drawOrders(company: BenchCompany, count: number): Generator<DrawnOrder> {
  const random = seeded(count);
  const start = Date.parse(`${FIRST_DAY}T00:00:00Z`);
  for (let i = 0; i < count; i += 1) {
    const day = Math.floor((i / count) * DAYS);
    const orderedOn = addDays(FIRST_DAY, day);
    const time = start + day * DAY_MS + (i % 50_000);
    yield {
      id: idAt(time, random),
      number: `SO-${orderedOn.slice(0, 4)}-${String(i + 1).padStart(7, '0')}`,
      dealerId: nth(company.dealerIds, random),
      status: drawStatus(random, day < DAYS - OPEN_DAYS ? DONE : RECENT),
      orderedOn,
      poNumber: random() < 0.7 ? `PO${String(Math.floor(random() * 1e8)).padStart(8, '0')}` : null,
      lines: drawLines(company, time, random),
    };
  }
}

const NOT_APPROVED = new Set<Status>(['DRAFT', 'SUBMITTED', 'ON_HOLD', 'CANCELLED', 'REJECTED']);
const isApproved = (status: Status) => !NOT_APPROVED.has(status);

export const ORDER_TARGET = `sales_order (org_id, id, number, number_reversed, dealer_id,
  warehouse_id, status, currency, ordered_on, dealer_po_number, source, line_count, net_minor,
  discount_minor, tax_minor, total_minor, created_at, submitted_at, approved_at,
  requested_quantity, short_quantity, hold_cause)`;

export function orderRow(company: BenchCompany, order: DrawnOrder): unknown[] {
  const net = order.lines.reduce((sum, line) => sum + line.quantity * PRICE_MINOR, 0);
  const quantity = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const at = `${order.orderedOn} 00:00:00Z`;
  return [
    company.orgId,
    order.id,
    order.number,
    [...order.number].toReversed().join(''),
    order.dealerId,
    company.warehouseId,
    order.status,
    'USD',
    order.orderedOn,
    order.poNumber,
    'HISTORY',
    order.lines.length,
    net,
    0,
    0,
    net,
    at,
    order.status === 'DRAFT' ? null : at,
    isApproved(order.status) ? at : null,
    quantity,
    order.status === 'APPROVED' ? quantity : 0,
    order.status === 'ON_HOLD' ? 'OTHER_HOLD' : null,
  ];
}

export const LINE_TARGET = `order_line (org_id, id, order_id, dealer_id, line_no, product_id, unit,
  requested, approved, shipped, returned, unit_price, net_minor, discount_minor, tax_minor, cost_minor,
  price_rule)`;

export function lineRows(company: BenchCompany, order: DrawnOrder): unknown[][] {
  return order.lines.map((line, index) => [
    company.orgId,
    line.id,
    order.id,
    order.dealerId,
    index + 1,
    line.productId,
    UNIT,
    line.quantity,
    isApproved(order.status) ? line.quantity : 0,
    order.status === 'SHIPPED' ? line.quantity : 0,
    order.status === 'SHIPPED' ? line.returned : 0,
    UNIT_PRICE,
    line.quantity * PRICE_MINOR,
    0,
    0,
    line.quantity * COST_MINOR,
    '{"by": "history"}',
  ]);
}
