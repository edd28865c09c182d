// The inspection decides what is accepted; the three flags decide what follows: demand re-opened,
// stock back on the shelf, credit. Locks in the order: order, account, stock, number series.
import { lineChanges } from '@/kernel/changes';
import { next } from '@/kernel/state-machine';
import { returnStock } from '@/server/modules/inventory';
import { recordReturned, reserveForOrder } from '@/server/modules/orders';
import { lockAccount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { reportedQuantities } from '../domain/report-lines';
import { returnEffects, type ReturnEffects } from '../domain/return-effects';
import { returnMachine } from '../domain/return-machine';
import { spreadReturned } from '../domain/spread-returned';
import { updateReturnLines } from '../repo/returns';
import { addReturned, readShippedLines } from '../repo/shipments';
import type { ReturnWithLines } from '../repo/types';
import type { InspectReturnInput, ReturnOutcome } from '../schemas';
import { creditReturn } from './credit-return';
import { lockReturn, moveReturn, type ReturnCommand } from './move-return';

type InspectCommand = ReturnCommand & Pick<InspectReturnInput, 'lines' | 'flags'>;

/** The return as the inspection leaves it. */
function inspected(row: ReturnWithLines, command: InspectCommand): ReturnWithLines {
  const reported = command.lines ?? [];
  const accepted = reportedQuantities(
    row.lines.map((line) => ({ lineId: line.id, most: line.quantity })),
    reported.map((line) => ({ lineId: line.lineId, quantity: line.accepted })),
    'fulfilment.acceptedNotWithinReturned',
  );
  const notes = new Map(reported.map((line) => [line.lineId, line.note]));
  return {
    ...row,
    ...command.flags,
    lines: row.lines.map((line) => ({
      ...line,
      accepted: accepted.get(line.id) ?? 0,
      note: notes.get(line.id) || line.note,
    })),
  };
}

/** Order, shipments and stock take what was accepted. */
async function applyEffects(
  work: Work,
  row: ReturnWithLines,
  effects: ReturnEffects,
): Promise<void> {
  const ref = { orderId: row.orderId, docId: row.id, occurredOn: work.today };
  const lines = effects.quantities.map(({ orderLineId: lineId, returned, reopened }) => {
    return { lineId, quantity: returned, reopen: reopened > 0 };
  });
  await recordReturned(work, ref, row.reasonCode, lines);
  const orderLineIds = lines.map((line) => line.lineId);
  const shippedLines = await readShippedLines(work.tx, orderLineIds);
  await addReturned(work.tx, spreadReturned(shippedLines, effects.quantities));
  if (!row.restock) return;
  await returnStock(
    work,
    { docKind: 'return', docId: row.id, occurredOn: work.today },
    row.lines.map((line) => ({
      lineId: line.orderLineId,
      warehouseId: row.warehouseId,
      productId: line.productId,
      quantity: line.accepted,
    })),
  );
}

/**
 * A line not named is accepted in full; where nothing is accepted the return is rejected. Refuses
 * with `fulfilment.acceptedNotWithinReturned`, `return.transitionNotAllowed`, `fulfilment.stale`,
 * and as the credit note does.
 */
export async function inspectReturn(work: Work, command: InspectCommand): Promise<ReturnOutcome> {
  const { row: before } = await lockReturn(work, command);
  const row = inspected(before, command);
  const effects = returnEffects(row, row.lines);
  await updateReturnLines(work.tx, row.lines);
  if (effects.quantities.length === 0) {
    const to = next(returnMachine, before.status, 'reject');
    return moveReturn(work, row, { action: 'reject', to, reason: 'NOTHING_ACCEPTED' });
  }
  const to = next(returnMachine, before.status, 'inspect');
  await lockAccount(work, row.dealerId);
  await applyEffects(work, row, effects);
  if (row.reopenDemand && work.settings['orders.reserveOnApproval']) {
    await reserveForOrder(work, row.orderId);
  }
  const { reopenDemand, restock, credit } = row;
  const outcome = await moveReturn(work, row, {
    action: 'inspect',
    to,
    detail: {
      ...{ reopenDemand, restock, credit },
      changes: lineChanges(before.lines, row.lines, ['accepted']),
    },
  });
  if (!credit) return outcome;
  const waiting = { ...row, status: outcome.status, version: outcome.version };
  return (await creditReturn(work, waiting, work.today)) ?? outcome;
}
