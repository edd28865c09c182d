// A settlement in goods follows its order: where the order comes to nothing it is taken back, and where the
// rest was called off after a part was shipped, or a part came back, it is posted again for what was given.
import { minorDigits } from '@/kernel/currency';
import { readOrder } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { goodsGiven } from '../domain/goods-given';
import { readSettlement, settlementOfOrder, type PostedSettlement } from '../repo/settlements';
import { lockFreshClaim } from './lock-claim';
import { postSettlement, settlementNumber } from './post-settlement';
import { DEAD, takeBack } from './reverse-settlement';

type Order = Awaited<ReturnType<typeof readOrder>>;

/** What of a settlement's goods the dealer gets, in minor units. */
function worthGiven(work: Work, { status, lines }: Order, placedMinor: bigint): bigint {
  if (DEAD.includes(status)) return 0n;
  const goods = lines.map(({ priceRule, approved, cancelled, returned, reopened }) => {
    return { listPrice: priceRule.listPrice ?? null, approved, cancelled, returned, reopened };
  });
  return goodsGiven(placedMinor, goods, minorDigits(work.organization.currency));
}

/** Posts what was given of goods whose settlement was taken back. */
async function postGiven(work: Work, before: PostedSettlement, givenMinor: bigint): Promise<void> {
  const locked = await lockFreshClaim(work, { claimId: before.claimId });
  const open = before.parts.map(({ claimLineId: id, amountMinor: openMinor }) => ({
    id,
    openMinor,
  }));
  const paid = {
    ...{ number: await settlementNumber(work, work.today), claimId: before.claimId },
    ...{ method: before.method, dealerId: before.dealerId, settledOn: work.today },
    ...{ reference: null, creditNoteId: null, orderId: before.orderId, amountMinor: givenMinor },
  };
  await postSettlement(work, locked, paid, open);
}

/**
 * For the job that follows an order that was cancelled, whole or the rest of it, or rejected, or of which
 * goods came back and were credited. Running twice finds nothing to do the second time.
 */
export async function releaseGoodsSettlement(
  work: Work,
  orderId: string,
): Promise<{ reversed: boolean }> {
  const found = await settlementOfOrder(work.tx, orderId);
  if (!found) return { reversed: false };
  const locked = await lockFreshClaim(work, { claimId: found.claimId });
  // Read again under the lock: the same job may have run meanwhile.
  const settlement = await readSettlement(work.tx, found.id);
  if (settlement.status === 'REVERSED') return { reversed: false };
  const order = await readOrder(work.tx, orderId);
  const givenMinor = worthGiven(work, order, found.placedMinor);
  if (givenMinor === settlement.amountMinor) return { reversed: false };
  await takeBack(work, locked, settlement, `${order.number} ${order.status}`);
  if (givenMinor > 0n) await postGiven(work, settlement, givenMinor);
  return { reversed: true };
}
