// Corrections of stock, each with its reason: counts, damage, loss, opening balances.
import { DomainError, refuseIssues } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { planAdjustment, type PlannedLine } from '../domain/plan-adjustment';
import { insertStockDocument } from '../repo/documents';
import { ensureLevels, lockLevels, postMovements } from '../repo/post';
import type { AdjustStockInput, StockDocumentRef } from '../schemas';
import { announceStock } from './announce-stock';
import { checkStockDocument, newStockDocument } from './stock-document';

async function writeAdjustment(
  work: Work,
  input: AdjustStockInput,
  planned: readonly PlannedLine[],
): Promise<StockDocumentRef> {
  const { warehouseId, occurredOn, reason } = input;
  const { id, number } = await newStockDocument(work, 'ADJUSTMENT', occurredOn);
  const lines = planned.map((line) => ({ ...line, id: newId(), quantity: line.delta }));
  await insertStockDocument(
    work.tx,
    {
      id,
      number,
      kind: 'ADJUSTMENT',
      warehouseId,
      occurredOn,
      reason,
      reference: input.reference || null,
      createdBy: work.actor.userId,
    },
    lines,
  );
  await postMovements(
    work.tx,
    lines.map((line) => ({
      docKind: 'stockDocument',
      docId: id,
      occurredOn,
      kind: 'ADJUSTMENT',
      warehouseId,
      productId: line.productId,
      onHandDelta: line.delta,
      reservedDelta: 0,
      lineId: line.id,
      reason,
    })),
  );
  work.journal.audit({
    docKind: 'stockDocument',
    docId: id,
    action: 'adjust',
    reason,
    detail: { number },
  });
  announceStock(
    work,
    lines.filter((line) => line.delta > 0).map(({ productId }) => ({ warehouseId, productId })),
  );
  return { documentId: id, number };
}

/**
 * Posts differences or counted quantities (base units); null where nothing differs. The levels stay
 * locked from reading them to posting, so a count is true when it is written.
 */
export async function adjustIfDifferent(
  work: Work,
  input: AdjustStockInput,
): Promise<StockDocumentRef | null> {
  await checkStockDocument(work, input);
  const keys = input.lines.map(({ productId }) => ({ warehouseId: input.warehouseId, productId }));
  await ensureLevels(work.tx, keys);
  const levels = await lockLevels(work.tx, keys);
  const plan = planAdjustment(input.lines, new Map(levels.map((row) => [row.productId, row])));
  refuseIssues('inventory.documentInvalid', plan.issues);
  return plan.lines.length === 0 ? null : writeAdjustment(work, input, plan.lines);
}

/** Refuses with `inventory.documentInvalid` and issues by field, or `inventory.nothingChanges`. */
export async function adjustStock(work: Work, input: AdjustStockInput): Promise<StockDocumentRef> {
  const document = await adjustIfDifferent(work, input);
  if (!document) throw new DomainError('inventory.nothingChanges', { field: 'lines' });
  return document;
}
