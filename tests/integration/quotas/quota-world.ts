// A company with quotas: dealers in a region tree and on a level, products in a category tree.
import { newId } from '@/kernel/ids';
import { createQuota } from '@/server/modules/quotas';
import type { QuotaInput } from '@/server/modules/quotas/schemas';
import { sql } from '@/server/platform/sql';
import { addCategory } from '../../fixtures/catalog';
import { addLevel, addRegion } from '../../fixtures/dealers';
import { orderWorld, type OrderWorld, type WorldWish } from '../orders/order-world';

export interface QuotaWorld extends OrderWorld {
  /** Root, and the region of every dealer below it. */
  country: string;
  region: string;
  level: string;
  /** Root, and the category of every product below it. */
  range: string;
  category: string;
}

export async function quotaWorld(wish: WorldWish = {}): Promise<QuotaWorld> {
  const world = await orderWorld(wish);
  const { org } = world;
  const country = await addRegion(org);
  const region = await addRegion(org, { parentId: country });
  const level = await addLevel(org);
  const range = await addCategory(org);
  const category = await addCategory(org, { parentId: range });
  await org.work(async ({ tx }) => {
    await tx.run(sql`UPDATE dealer SET region_id = ${region}::uuid, level_id = ${level}::uuid
      WHERE org_id = ${org.orgId}::uuid`);
    await tx.run(sql`UPDATE product SET category_id = ${category}::uuid
      WHERE org_id = ${org.orgId}::uuid`);
  });
  return { ...world, country, region, level, range, category };
}

const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

type Wish = Partial<Pick<QuotaInput, 'holder' | 'item' | 'startsOn' | 'endsOn'>>;

/** Of the first dealer for the first product in the year unless told otherwise; its id. */
export async function addQuota(
  world: QuotaWorld,
  quantity: number,
  wish: Wish = {},
): Promise<string> {
  const holder = { kind: 'DEALER' as const, id: world.dealers[0]?.id ?? newId() };
  const item = { kind: 'PRODUCT' as const, id: world.products[0]?.id ?? newId() };
  const input = { holder, item, ...YEAR, quantity, note: null, ...wish };
  return (await world.org.work((work) => createQuota(work, input))).id;
}

export async function balanceOf(world: QuotaWorld, quotaId: string) {
  return world.org.work((work) =>
    work.tx.row<{ allocated: number; consumed: number; allowance: number }>(sql`
      SELECT allocated, consumed, allowance FROM quota_balance
      WHERE org_id = ${world.org.orgId}::uuid AND quota_id = ${quotaId}::uuid`),
  );
}

export async function consumedOf(world: QuotaWorld, quotaId: string): Promise<number> {
  return (await balanceOf(world, quotaId))?.consumed ?? Number.NaN;
}
