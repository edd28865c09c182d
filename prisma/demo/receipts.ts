// Receipts that ask for a person: money that came without saying for what, a cheque that bounced, and
// collections that were reported and that the bank's list does not show.
import { addDays } from '@/kernel/business-date';
import { confirmReceipts, recordReceipt, reverseReceipt } from '@/server/modules/receivables';
import { as, dealerAt, type World } from './world';

/** Dealer, days ago, how, dollars: the longest are held money, the last waits within its days. */
const REPORTED = [
  [3, 16, 'CHEQUE', 148_000],
  [5, 11, 'CASH', 36_500],
  [9, 8, 'CHEQUE', 92_400],
  [2, 2, 'CHEQUE', 61_000],
] as const;

async function reportCollections(world: World): Promise<void> {
  for (const [at, daysAgo, method, dollars] of REPORTED) {
    const on = addDays(world.today, -daysAgo);
    await as(world, 'FINANCE', world.today, (work) =>
      recordReceipt(work, {
        ...{ dealerId: dealerAt(world, at).id, receivedOn: on, method },
        ...{ reference: `COL-${daysAgo}${at}`, amountMinor: BigInt(dollars) * 100n },
        note: 'Collected on a visit',
      }),
    );
  }
  await as(world, 'FINANCE', world.today, async (work) => {
    const { receiptId } = await recordReceipt(work, {
      ...{ dealerId: dealerAt(world, 4).id, receivedOn: addDays(world.today, -6) },
      ...{ method: 'CHEQUE', reference: 'COL-64', amountMinor: 55_000_00n },
    });
    const line = { confirmedOn: addDays(world.today, -1), bankReference: 'BK-88120' };
    await confirmReceipts(work, [{ receiptId, version: 1, ...line }]);
  });
}

/** One of each, recorded by finance today. */
export async function showReceipts(world: World): Promise<void> {
  await as(world, 'FINANCE', world.today, async (work) => {
    await recordReceipt(work, {
      dealerId: dealerAt(world, 7).id,
      receivedOn: world.today,
      method: 'BANK',
      reference: 'no reference given',
      amountMinor: 50_000_00n,
      allocations: [],
    });
    const bounced = await recordReceipt(work, {
      dealerId: dealerAt(world, 11).id,
      receivedOn: world.today,
      method: 'CHEQUE',
      reference: 'CH-20418',
      amountMinor: 32_000_00n,
    });
    await reverseReceipt(work, {
      receiptId: bounced.receiptId,
      version: 1,
      reason: 'Cheque returned unpaid',
    });
  });
  await reportCollections(world);
}
