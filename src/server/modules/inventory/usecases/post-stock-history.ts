// Stock movements of the past, in bulk and each under its own document and date.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { levelKey, type StockMovement } from '../domain/movement';
import { openingFor, type OpeningLine } from '../domain/opening-for';
import { insertStockDocument } from '../repo/documents';
import { ensureLevels, lockLevels, postMovements } from '../repo/post';
import { newStockDocument } from './stock-document';

/** One opening adjustment of a warehouse, as movements. */
async function openWarehouse(
  work: Work,
  warehouseId: string,
  occurredOn: string,
  opening: readonly OpeningLine[],
): Promise<StockMovement[]> {
  const { id, number } = await newStockDocument(work, 'ADJUSTMENT', occurredOn);
  const lines = opening.map(({ productId, quantity }) => {
    return { id: newId(), productId, quantity, note: null };
  });
  const reason = 'OPENING';
  const createdBy = work.actor.userId;
  const head = { id, number, warehouseId, occurredOn, reason, reference: null, createdBy };
  await insertStockDocument(work.tx, { ...head, kind: 'ADJUSTMENT' }, lines);
  const detail = { number };
  const action = 'adjust';
  work.journal.audit({ docKind: 'stockDocument', docId: id, action, reason, detail });
  return lines.map((line) => ({
    docKind: 'stockDocument',
    docId: id,
    occurredOn,
    kind: 'ADJUSTMENT',
    warehouseId,
    productId: line.productId,
    onHandDelta: line.quantity,
    reservedDelta: 0,
    lineId: line.id,
    reason,
  }));
}

/** What has to be there before the first movement so that no level ends below its reservations. */
async function coverShortage(
  work: Work,
  movements: readonly StockMovement[],
): Promise<StockMovement[]> {
  const levels = await lockLevels(work.tx, movements);
  const opening = openingFor(movements, new Map(levels.map((level) => [levelKey(level), level])));
  const firstDay = movements.reduce(
    (first, { occurredOn }) => (occurredOn < first ? occurredOn : first),
    work.today,
  );
  const posted: StockMovement[] = [];
  for (const warehouseId of new Set(opening.map((line) => line.warehouseId))) {
    const lines = opening.filter((line) => line.warehouseId === warehouseId);
    posted.push(...(await openWarehouse(work, warehouseId, firstDay, lines)));
  }
  return posted;
}

/**
 * Posts movements of any number of documents in a fixed number of statements. With `coverShortage`,
 * goods that were never received count as opening stock, one adjustment per warehouse; without it a
 * level that would end below what is reserved refuses with `inventory.notEnoughStock`.
 */
export async function postStockHistory(
  work: Work,
  movements: readonly StockMovement[],
  options: { coverShortage?: boolean } = {},
): Promise<void> {
  if (movements.length === 0) return;
  await ensureLevels(work.tx, movements);
  const opening = options.coverShortage ? await coverShortage(work, movements) : [];
  const changed = await postMovements(work.tx, [...opening, ...movements]);
  if (changed.length < new Set(movements.map(levelKey)).size) {
    throw new DomainError('inventory.notEnoughStock', { status: 'conflict' });
  }
}
