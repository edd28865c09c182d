// From which available quantity on products are to be refilled in a warehouse.
import { changesBetween, demandSeen } from '@/kernel/changes';
import type { Work } from '@/server/platform/actor';
import { ensureLevels } from '../repo/post';
import { lockReorderPoints, putReorderPoints, type ReorderPoint } from '../repo/warehouses';
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
  const [was = null] = await lockReorderPoints(work.tx, [level]);
  const stored = { reorderPoint: was };
  const yours = { reorderPoint };
  if (seenReorderPoint !== undefined) {
    const about = { docKind: 'product', docId: productId, version: null, touching: [warehouseId] };
    demandSeen('inventory', { saw: { reorderPoint: seenReorderPoint }, stored, yours }, about);
  }
  await write(work, [{ ...level, was }]);
  return { reorderPoint };
}

/** As a file brings them: whatever they are. The number of statements does not depend on theirs. */
export async function setReorderPoints(work: Work, points: readonly ReorderPoint[]): Promise<void> {
  await ensureLevels(work.tx, points);
  const before = await lockReorderPoints(work.tx, points);
  await write(
    work,
    points.map((point, at) => ({ ...point, was: before[at] ?? null })),
  );
}

/** Writes those that differ from what was there, each with its trail. */
async function write(
  work: Work,
  points: readonly (ReorderPoint & { was: number | null })[],
): Promise<void> {
  const changed = points.filter(({ was, reorderPoint }) => was !== reorderPoint);
  await putReorderPoints(work.tx, changed);
  work.journal.audit(
    ...changed.map(({ warehouseId, productId, was, reorderPoint }) => ({
      ...{ docKind: 'product', docId: productId, action: 'setReorderPoint' },
      detail: {
        ...{ key: warehouseId, warehouseId },
        changes: changesBetween({ reorderPoint: was }, { reorderPoint }),
      },
    })),
  );
}
