// Stock that leaves with a shipment, and stock that comes back with a return.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import {
  levelKey,
  shortagesInOrder,
  type StockLine,
  type StockMovement,
  type StockRef,
} from '../domain/movement';
import { ensureLevels, lockLevels, postMovements } from '../repo/post';
import { announceStock } from './announce-stock';
import { shortageError } from './shortage-error';

/** How much of the quantity was reserved for this line; the rest comes from free stock. */
export interface ShippedLine extends StockLine {
  readonly fromReserved: number;
}

function movement(
  ref: StockRef,
  line: StockLine,
  change: Pick<StockMovement, 'kind' | 'onHandDelta' | 'reservedDelta'>,
): StockMovement {
  return {
    ...ref,
    warehouseId: line.warehouseId,
    productId: line.productId,
    lineId: line.lineId,
    reason: null,
    ...change,
  };
}

/**
 * Takes shipped quantities (base units) off the stock. Refuses with `inventory.notEnoughStock`, one
 * issue per short line; of two shipments that want the last unit the second one waits and then
 * finds nothing.
 */
export async function shipStock(
  work: Work,
  ref: StockRef,
  lines: readonly ShippedLine[],
): Promise<void> {
  if (lines.some((line) => line.quantity <= 0)) throw new Error('a shipped line without quantity');
  if (lines.length === 0) return;
  const levels = await lockLevels(work.tx, lines);
  const free = new Map(levels.map((row) => [levelKey(row), row.onHand - row.reserved]));
  const short = shortagesInOrder(
    lines.map((line) => ({ key: levelKey(line), wanted: line.quantity - line.fromReserved })),
    free,
  );
  if (short.length > 0) throw shortageError(lines, short);
  const changed = await postMovements(
    work.tx,
    lines.map((line) =>
      movement(ref, line, {
        kind: 'SHIP',
        onHandDelta: -line.quantity,
        reservedDelta: -line.fromReserved,
      }),
    ),
  );
  if (changed.length < new Set(lines.map(levelKey)).size) {
    throw new DomainError('inventory.notEnoughStock', { status: 'conflict' });
  }
}

/** Puts returned goods (base units) back on the shelf. */
export async function returnStock(
  work: Work,
  ref: StockRef,
  lines: readonly StockLine[],
): Promise<void> {
  const back = lines.filter((line) => line.quantity > 0);
  if (back.length === 0) return;
  await ensureLevels(work.tx, back);
  await postMovements(
    work.tx,
    back.map((line) =>
      movement(ref, line, { kind: 'RETURN', onHandDelta: line.quantity, reservedDelta: 0 }),
    ),
  );
  announceStock(work, back);
}
