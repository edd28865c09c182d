// Reversed performance: sales of earlier months that did not last. Goods come back in a later month and
// are credited, and a dealer's receiver claims money back, so that invoices long due are open again.
import { addDays, addMonths, startOfMonth, type BusinessDate } from '@/kernel/business-date';
import {
  authorizeReturn,
  inspectReturn,
  receiveReturn,
  requestReturn,
} from '@/server/modules/fulfilment';
import { reverseReceipt } from '@/server/modules/receivables';
import { sql } from '@/server/platform/sql';
import { as, dealerAt, type World } from './world';

/** Months ago that the goods were sold in, and why they come back. */
const RETURNS = [
  [1, 'UNSOLD'],
  [1, 'QUALITY'],
  [2, 'UNSOLD'],
  [3, 'DAMAGED'],
  [4, 'QUALITY'],
  [5, 'UNSOLD'],
] as const;

interface Sold {
  orderId: string;
  orderLineId: string;
  quantity: number;
}

/** The largest delivered line that was invoiced in a month and of which nothing came back yet. */
async function largestOf(world: World, month: BusinessDate): Promise<Sold | undefined> {
  return as(world, 'WAREHOUSE', world.today, (work) =>
    work.tx.row<{ orderId: string; orderLineId: string; quantity: number }>(sql`
      SELECT o.id AS "orderId", l.id AS "orderLineId", l.delivered AS quantity
      FROM invoice i
      JOIN sales_order o ON o.org_id = i.org_id AND o.id = i.order_id
      JOIN order_line l ON l.org_id = o.org_id AND l.order_id = o.id
      WHERE i.org_id = ${world.orgId}::uuid
        AND i.issued_on BETWEEN ${month}::date AND ${addDays(addMonths(month, 1), -1)}::date
        AND l.invoiced = l.shipped AND l.delivered = l.shipped
        AND NOT EXISTS (SELECT 1 FROM return_order r
          WHERE r.org_id = o.org_id AND r.order_id = o.id)
      ORDER BY l.net_minor DESC, o.number, l.line_no LIMIT 1`),
  );
}

async function sendBack(world: World, sold: Sold, reasonCode: string): Promise<void> {
  const { orderId, orderLineId, quantity } = sold;
  await as(world, 'WAREHOUSE', world.today, async (work) => {
    const { returnId } = await requestReturn(work, {
      ...{ orderId, reasonCode, note: 'Agreed with the dealer at the season’s end' },
      lines: [{ orderLineId, quantity }],
    });
    await authorizeReturn(work, { returnId });
    await receiveReturn(work, { returnId });
    const flags = { reopenDemand: false, restock: reasonCode === 'UNSOLD', credit: true };
    await inspectReturn(work, { returnId, flags });
  });
}

/** A dealer of whom the rest of the demo tells nothing. */
const INSOLVENT = 17;
const RECEIPTS = 4;
/** Long enough ago that what it paid was due more than ninety days before today. */
const PAID_DAYS_AGO = 80;

async function claimBack(world: World): Promise<void> {
  const { today } = world;
  const dealerId = dealerAt(world, INSOLVENT).id;
  const paid = await as(world, 'FINANCE', today, (work) =>
    work.tx.rows<{ id: string; version: number }>(sql`
      SELECT id, version FROM receipt
      WHERE org_id = ${world.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND status = 'POSTED'
        AND received_on <= ${addDays(today, -PAID_DAYS_AGO)}::date
      ORDER BY received_on DESC, number LIMIT ${RECEIPTS}`),
  );
  for (const { id: receiptId, version } of paid) {
    await as(world, 'FINANCE', today, (work) =>
      reverseReceipt(work, { receiptId, version, reason: 'Claimed back by the receiver' }),
    );
  }
}

/** After everything was sold, and before it is folded. */
export async function takeBack(world: World): Promise<void> {
  for (const [ago, reasonCode] of RETURNS) {
    const sold = await largestOf(world, addMonths(startOfMonth(world.today), -ago));
    if (sold) await sendBack(world, sold, reasonCode);
  }
  await claimBack(world);
}
