// A new model that is scarce: shared out among dealers, part of it taken, one dealer asking for more
// than its share, and a sale that was let through where nothing had been given.
import { releaseHold } from '@/server/modules/orders';
import { createQuota, moveQuota } from '@/server/modules/quotas';
import { approvedOrder, place, putInStock, wish, type Line } from './acts';
import { as, dealerAt, productAt, type World } from './world';

const SCARCE = 110;
const PARTS = 114;
const BUYER = 27;
const GIVER = 28;
const WITHOUT = 29;

async function give(
  world: World,
  holder: { kind: 'DEALER' | 'REGION'; id: string },
  item: { kind: 'PRODUCT' | 'CATEGORY'; id: string },
  quantity: number,
): Promise<string> {
  const year = world.today.slice(0, 4);
  const period = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  const note = 'Shared out by last year’s sales';
  const { id } = await as(world, 'SALES_MANAGER', world.today, (work) =>
    createQuota(work, { holder, item, ...period, quantity, note }),
  );
  return id;
}

/** Held for its quota alone, whatever else the dealer owes. */
async function heldForQuota(world: World, dealer: number, lines: readonly Line[]): Promise<void> {
  let left = await place(world, wish(world, dealer, lines));
  for (const { reason: hold } of left.holds.filter(({ reason }) => reason !== 'QUOTA')) {
    const released = { ...left, hold, reason: 'Payment confirmed by telephone' };
    left = await as(world, 'SALES_MANAGER', world.today, (work) => releaseHold(work, released));
  }
}

export async function showQuotas(world: World): Promise<void> {
  const scarce = { kind: 'PRODUCT', id: productAt(world, SCARCE).id } as const;
  const dealer = (index: number) => ({ kind: 'DEALER', id: dealerAt(world, index).id }) as const;
  await putInStock(world, [SCARCE, PARTS]);
  const own = await give(world, dealer(BUYER), scarce, 20);
  const other = await give(world, dealer(GIVER), scarce, 30);
  await give(world, dealer(WITHOUT), scarce, 0);
  const [region] = world.regions.values();
  const range = { kind: 'CATEGORY', id: productAt(world, PARTS).categoryId } as const;
  if (region) await give(world, { kind: 'REGION', id: region }, range, 600);
  await approvedOrder(world, wish(world, BUYER, [[SCARCE, 12]]));
  await as(world, 'SALES_MANAGER', world.today, (work) =>
    moveQuota(work, {
      ...{ fromId: other, to: { quotaId: own }, quantity: 6 },
      reason: 'The shop in Hsinchu opens later',
    }),
  );
  await approvedOrder(world, wish(world, WITHOUT, [[SCARCE, 2]]));
  await heldForQuota(world, BUYER, [
    [PARTS, 2],
    [SCARCE, 20],
  ]);
}
