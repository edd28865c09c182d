// Goods come in: a posted receipt, booked against the arrivals that announced them.
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { matchArrivals } from '../domain/match-arrivals';
import {
  bookArrivals,
  insertStockDocument,
  lockArrivals,
  type LockedArrival,
} from '../repo/documents';
import { ensureLevels, postMovements } from '../repo/post';
import type { ReceiveStockInput, StockDocumentRef } from '../schemas';
import { announceStock } from './announce-stock';
import { assertPositive, checkStockDocument, newStockDocument } from './stock-document';

/** Refuses arrivals that are not open or of another warehouse, and tells what became of the former. */
function refuseLate(
  { warehouseId }: ReceiveStockInput,
  ids: readonly string[],
  byId: ReadonlyMap<string, LockedArrival>,
): void {
  const issues = ids.flatMap((id, index): DomainIssue[] => {
    const arrival = byId.get(id);
    const fits = arrival?.status === 'OPEN' && arrival.warehouseId === warehouseId;
    return fits ? [] : [{ code: 'inventory.arrivalNotOpen', field: `arrivalIds.${index}` }];
  });
  const [first] = issues;
  if (!first) return;
  const touching = ids.filter((id) => byId.get(id)?.status !== 'OPEN');
  throw new DomainError('inventory.documentInvalid', {
    ...{ status: 'invalid', field: first.field, issues, params: { count: issues.length } },
    seen: { docKind: 'warehouse', docId: warehouseId, version: null, touching },
  });
}

/** Books the receipt against the arrivals. Refuses as `refuseLate` does. */
async function settleArrivals(work: Work, input: ReceiveStockInput): Promise<void> {
  const ids = [...new Set(input.arrivalIds ?? [])];
  if (ids.length === 0) return;
  const arrivals = await lockArrivals(work.tx, ids);
  const byId = new Map(arrivals.map((arrival) => [arrival.id, arrival]));
  refuseLate(input, ids, byId);
  const open = arrivals.map((arrival) => ({
    ...arrival,
    open: arrival.quantity - arrival.received,
  }));
  const booked = matchArrivals(input.lines, open);
  await bookArrivals(work.tx, booked);
  work.journal.audit(
    ...booked.flatMap(({ arrivalId, quantity }) => {
      const arrival = byId.get(arrivalId);
      if (!arrival) return [];
      const received = { from: arrival.received, to: arrival.received + quantity };
      return {
        ...{ docKind: 'warehouse', docId: arrival.warehouseId, action: 'receive' },
        version: arrival.version + 1,
        detail: { key: arrivalId, arrivalId, changes: { received } },
      };
    }),
  );
}

/**
 * Receives quantities in base units into one warehouse. The number of statements does not depend on
 * the lines. Refuses with `inventory.documentInvalid` and an issue per field.
 */
export async function receiveStock(
  work: Work,
  input: ReceiveStockInput,
): Promise<StockDocumentRef> {
  assertPositive(input.lines);
  await checkStockDocument(work, input);
  await settleArrivals(work, input);
  const { id, number } = await newStockDocument(work, 'RECEIPT', input.occurredOn);
  const lines = input.lines.map((line) => ({ ...line, id: newId(), note: line.note ?? null }));
  const { warehouseId, occurredOn } = input;
  await insertStockDocument(
    work.tx,
    {
      id,
      number,
      kind: 'RECEIPT',
      warehouseId,
      occurredOn,
      reason: null,
      reference: input.reference || null,
      createdBy: work.actor.userId,
    },
    lines,
  );
  const keys = lines.map((line) => ({ warehouseId, productId: line.productId }));
  await ensureLevels(work.tx, keys);
  await postMovements(
    work.tx,
    lines.map((line) => ({
      docKind: 'stockDocument',
      docId: id,
      occurredOn,
      kind: 'RECEIPT',
      warehouseId,
      productId: line.productId,
      onHandDelta: line.quantity,
      reservedDelta: 0,
      lineId: line.id,
      reason: null,
    })),
  );
  work.journal.audit({
    docKind: 'stockDocument',
    docId: id,
    action: 'receive',
    detail: { number },
  });
  announceStock(work, keys);
  return { documentId: id, number };
}
