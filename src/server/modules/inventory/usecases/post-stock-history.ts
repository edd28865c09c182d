// Stock movements of the past, in bulk and each under its own document and date.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { levelKey, type StockMovement } from '../domain/movement';
import { ensureLevels, postMovements } from '../repo/post';

/**
 * Posts movements of any number of documents in two statements. The sum over a level must not take
 * it below zero or below what is reserved; `inventory.notEnoughStock` otherwise.
 */
export async function postStockHistory(
  work: Work,
  movements: readonly StockMovement[],
): Promise<void> {
  if (movements.length === 0) return;
  await ensureLevels(work.tx, movements);
  const changed = await postMovements(work.tx, movements);
  if (changed.length < new Set(movements.map(levelKey)).size) {
    throw new DomainError('inventory.notEnoughStock', { status: 'conflict' });
  }
}
