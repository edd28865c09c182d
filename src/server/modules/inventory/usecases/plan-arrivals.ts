// Expected arrivals: announced, moved to another day or quantity, called off.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { insertArrivals, lockArrivals, updateArrival, type LockedArrival } from '../repo/documents';
import type { ExpectArrivalsInput, ReviseArrivalInput } from '../schemas';
import { assertPositive, checkStockDocument } from './stock-document';

/** Announces quantities in base units; a day that has passed promises nothing but is allowed. */
export async function expectArrivals(
  work: Work,
  input: ExpectArrivalsInput,
): Promise<{ arrivalIds: string[] }> {
  assertPositive(input.lines);
  await checkStockDocument(work, { warehouseId: input.warehouseId, lines: input.lines });
  const { warehouseId, expectedOn } = input;
  const arrivalIds = await insertArrivals(
    work.tx,
    input.lines.map(({ productId, quantity }) => ({
      warehouseId,
      productId,
      expectedOn,
      quantity,
      reference: input.reference || null,
    })),
  );
  const docId = warehouseId;
  const detail = { expectedOn, lines: input.lines.length };
  work.journal.audit({ docKind: 'warehouse', docId, action: 'expectArrivals', detail });
  return { arrivalIds };
}

/** The arrival, locked and open; `inventory.stale` tells what someone else made of it. */
async function openArrival(
  work: Work,
  ref: { arrivalId: string; version: number },
  yours: Record<string, unknown>,
): Promise<LockedArrival> {
  const [arrival] = await lockArrivals(work.tx, [ref.arrivalId]);
  if (!arrival) throw new DomainError('inventory.missing', { status: 'not_found' });
  if (arrival.version !== ref.version) {
    throw staleError(
      'inventory',
      yours,
      { ...arrival },
      {
        ...{ docKind: 'warehouse', docId: arrival.warehouseId, version: ref.version },
        touching: [arrival.id],
      },
    );
  }
  if (arrival.status !== 'OPEN') {
    throw new DomainError('inventory.arrivalNotOpen', { params: { status: arrival.status } });
  }
  return arrival;
}

export async function reviseArrival(
  work: Work,
  input: ReviseArrivalInput,
): Promise<{ version: number }> {
  const { expectedOn, quantity } = input;
  const reference = input.reference || null;
  const arrival = await openArrival(work, input, { expectedOn, quantity, reference });
  if (quantity <= arrival.received) {
    throw new DomainError('inventory.receivedAlready', {
      field: 'quantity',
      params: { received: arrival.received, quantity },
    });
  }
  await updateArrival(work.tx, { ...arrival, expectedOn, quantity, reference });
  work.journal.audit({
    docKind: 'warehouse',
    docId: arrival.warehouseId,
    action: 'reviseArrival',
    version: arrival.version + 1,
    detail: {
      ...{ key: arrival.id, arrivalId: arrival.id },
      changes: changesBetween({ ...arrival }, { expectedOn, quantity, reference }),
    },
  });
  return { version: arrival.version + 1 };
}

/** Calls the open rest off; what came in already stays received. */
export async function cancelArrival(
  work: Work,
  ref: { arrivalId: string; version: number },
): Promise<{ version: number }> {
  const arrival = await openArrival(work, ref, {});
  await updateArrival(work.tx, { ...arrival, status: 'CANCELLED' });
  work.journal.audit({
    docKind: 'warehouse',
    docId: arrival.warehouseId,
    action: 'cancelArrival',
    ...{ from: arrival.status, to: 'CANCELLED', version: arrival.version + 1 },
    detail: { key: arrival.id, arrivalId: arrival.id },
  });
  return { version: arrival.version + 1 };
}
