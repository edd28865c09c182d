// A dealer wants to send goods back: checked against what was shipped and not returned yet.
import { newId } from '@/kernel/ids';
import { lockOrder, type OrderLineRow } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { checkReturn, type ReturnableLine } from '../domain/returnable';
import { insertReturn, pendingReturns } from '../repo/returns';
import type { ReturnLineRow } from '../repo/types';
import type { RequestReturnInput, ReturnOutcome } from '../schemas';
import { checkOpenWarehouse } from './check-warehouse';
import { recordTransition } from './lock-shipment';
import { findReason } from './return-reasons';

export function returnableLine(line: OrderLineRow, pending: number): ReturnableLine {
  const { id: orderLineId, lineNo, shipped, returned } = line;
  return { orderLineId, lineNo, shipped, returned, pending };
}

/** One row per order line: several rows of one line are one claim. */
function linesOf(
  input: RequestReturnInput,
  wanted: ReadonlyMap<string, number>,
  orderLines: readonly OrderLineRow[],
): ReturnLineRow[] {
  return orderLines.flatMap(({ id: orderLineId, productId }) => {
    const quantity = wanted.get(orderLineId) ?? 0;
    if (quantity === 0) return [];
    const notes = input.lines
      .filter((line) => line.orderLineId === orderLineId && line.note)
      .map((line) => line.note);
    const note = notes.length > 0 ? notes.join('; ') : null;
    return [{ id: newId(), orderLineId, productId, quantity, accepted: 0, note }];
  });
}

/**
 * Refuses with `fulfilment.returnInvalid` and an issue per line, `fulfilment.unknownReason`,
 * `fulfilment.reasonClosed`, `inventory.unknownWarehouse`.
 */
export async function requestReturn(work: Work, input: RequestReturnInput): Promise<ReturnOutcome> {
  const reason = await findReason(work, input.reasonCode);
  const order = await lockOrder(work.tx, input.orderId);
  if (input.warehouseId) await checkOpenWarehouse(work, input.warehouseId);
  const pending = await pendingReturns(work.tx, order.id);
  const wanted = checkReturn(
    order.lines.map((line) => returnableLine(line, pending.get(line.id) ?? 0)),
    input.lines,
  );
  const { reopenDemand, restock, credit } = input.flags ?? reason;
  const year = work.today.slice(0, 4);
  const sequence = await takeSpread(work.tx.orgId, `return:${year}`);
  const number = documentNumber('RT', year, sequence);
  const id = newId();
  const lines = linesOf(input, wanted, order.lines);
  await insertReturn(
    work.tx,
    {
      id,
      number,
      orderId: order.id,
      dealerId: order.dealerId,
      warehouseId: input.warehouseId ?? order.warehouseId,
      status: 'REQUESTED',
      reasonCode: reason.code,
      ...{ reopenDemand, restock, credit },
      requestedOn: work.today,
      receivedOn: null,
      creditNoteId: null,
      note: input.note || null,
      version: 1,
    },
    lines,
    work.actor.userId,
  );
  recordTransition(work, {
    docKind: 'return',
    docId: id,
    action: 'request',
    from: null,
    to: 'REQUESTED',
    reason: reason.code,
    detail: { number, lines: lines.length },
  });
  return { returnId: id, number, status: 'REQUESTED', version: 1 };
}
