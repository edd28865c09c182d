// Reserving stock for order lines and giving it back.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { levelKey, type StockLine, type StockRef } from '../domain/movement';
import { grantReservations, postMovements } from '../repo/post';
import { announceStock } from './announce-stock';
import { shortageError } from './shortage-error';

/**
 * Reserves free stock, base units, and says what each line got. 'available' gives what there is, in
 * line order; 'all' refuses with `inventory.notEnoughStock` and one issue per short line, and then
 * nothing is reserved. Lines of one product are counted together.
 */
export async function reserveStock(
  work: Work,
  ref: StockRef,
  lines: readonly StockLine[],
  mode: 'all' | 'available',
): Promise<Map<string, number>> {
  const wanted = lines.filter((line) => line.quantity > 0);
  if (wanted.length === 0) return new Map();
  const grants = await grantReservations(work.tx, ref, wanted, mode);
  if (mode === 'all') {
    const short = grants.flatMap((grant, index) => {
      const line = wanted[index];
      return line && line.quantity > grant.available
        ? [{ index: lines.indexOf(line), available: grant.available, wanted: line.quantity }]
        : [];
    });
    if (short.length > 0) throw shortageError(lines, short);
  }
  const reserved = new Map<string, number>();
  for (const { lineId, granted } of grants) {
    reserved.set(lineId, (reserved.get(lineId) ?? 0) + granted);
  }
  return reserved;
}

/** Gives reserved stock back; refuses with `inventory.notReserved` where less is reserved. */
export async function unreserveStock(
  work: Work,
  ref: StockRef,
  lines: readonly StockLine[],
): Promise<void> {
  const given = lines.filter((line) => line.quantity > 0);
  if (given.length === 0) return;
  const changed = await postMovements(
    work.tx,
    given.map((line) => ({
      ...ref,
      kind: 'UNRESERVE',
      warehouseId: line.warehouseId,
      productId: line.productId,
      onHandDelta: 0,
      reservedDelta: -line.quantity,
      lineId: line.lineId,
      reason: null,
    })),
  );
  if (changed.length < new Set(given.map(levelKey)).size) {
    throw new DomainError('inventory.notReserved', { status: 'conflict' });
  }
  announceStock(work, given);
}
