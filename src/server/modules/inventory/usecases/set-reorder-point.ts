// From which available quantity on a product is to be refilled in a warehouse.
import { changesBetween, demandSeen } from '@/kernel/changes';
import type { Work } from '@/server/platform/actor';
import { ensureLevels } from '../repo/post';
import { lockReorderPoint, putReorderPoints } from '../repo/warehouses';
import type { SetReorderPointInput } from '../schemas';
import { checkStockDocument } from './stock-document';

export interface SetReorderPoint extends Omit<SetReorderPointInput, 'seenReorderPoint'> {
  /** The reorder point as the caller saw it; undefined = whatever it is. */
  seenReorderPoint?: number | null;
}

/**
 * Below this available quantity a level asks to be refilled; null = never. Refuses
 * `inventory.documentInvalid` and, where someone changed it meanwhile, `inventory.stale`.
 */
export async function setReorderPoint(
  work: Work,
  { seenReorderPoint, ...level }: SetReorderPoint,
): Promise<{ reorderPoint: number | null }> {
  const { warehouseId, productId, reorderPoint } = level;
  await checkStockDocument(work, { warehouseId, lines: [{ productId }] });
  await ensureLevels(work.tx, [level]);
  const stored = { reorderPoint: await lockReorderPoint(work.tx, level) };
  const yours = { reorderPoint };
  if (seenReorderPoint !== undefined) {
    const about = { docKind: 'product', docId: productId, version: null, touching: [warehouseId] };
    demandSeen('inventory', { saw: { reorderPoint: seenReorderPoint }, stored, yours }, about);
  }
  await putReorderPoints(work.tx, [level]);
  work.journal.audit({
    docKind: 'product',
    docId: productId,
    action: 'setReorderPoint',
    detail: { key: warehouseId, warehouseId, changes: changesBetween(stored, yours) },
  });
  return { reorderPoint };
}
