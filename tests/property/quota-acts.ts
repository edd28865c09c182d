// Quotas of a random sequence: two dealers and their region, for one product and for all of them.
import { DomainError } from '@/kernel/domain-error';
import { changeQuota, moveQuota } from '@/server/modules/quotas';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { addQuota, type QuotaWorld } from '../integration/quotas/quota-world';

export async function addQuotas(world: QuotaWorld): Promise<void> {
  const item = { kind: 'CATEGORY', id: world.range } as const;
  for (const { id } of world.dealers) {
    const holder = { kind: 'DEALER', id } as const;
    await addQuota(world, 30, { holder });
    await addQuota(world, 70, { holder, item });
  }
  await addQuota(world, 120, { holder: { kind: 'REGION', id: world.country }, item });
}

interface Row {
  id: string;
  version: number;
  item: string;
  allocated: number;
}

async function quotas(work: Work): Promise<Row[]> {
  return work.tx.rows<Row & Record<string, unknown>>(sql`
    SELECT q.id, q.version, coalesce(q.product_id, q.category_id) AS item, b.allocated
    FROM quota q JOIN quota_balance b ON b.org_id = q.org_id AND b.quota_id = q.id
    WHERE q.org_id = ${work.tx.orgId}::uuid ORDER BY q.id`);
}

export interface QuotaStep {
  which: number;
  amount: number;
  flag: boolean;
}

const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

/** Raises a quota or takes from it, as far as it goes. */
export async function changeSome(work: Work, { which, amount, flag }: QuotaStep) {
  const rows = await quotas(work);
  const row = rows[which % rows.length];
  if (!row) throw new DomainError('test.nothingThere');
  const quantity = Math.max(0, row.allocated + (flag ? amount : -amount));
  const { id, version } = row;
  return changeQuota(work, { id, version, ...YEAR, quantity, note: null, reason: 'random' });
}

export async function moveSome(work: Work, { which, amount }: QuotaStep) {
  const rows = await quotas(work);
  const from = rows[which % rows.length];
  const others = rows.filter((row) => row.item === from?.item && row.id !== from.id);
  const to = others[which % Math.max(1, others.length)];
  if (!from || !to) throw new DomainError('test.nothingThere');
  const leg = { fromId: from.id, to: { quotaId: to.id } };
  return moveQuota(work, { ...leg, quantity: amount, reason: 'random' });
}
