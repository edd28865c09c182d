// Receipts that ask for a person: money that came without saying for what, a cheque that bounced.
import { recordReceipt, reverseReceipt } from '@/server/modules/receivables';
import { as, dealerAt, type World } from './world';

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
}
