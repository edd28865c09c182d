// A return on its way: authorized or rejected, received, called off.
import { DomainError } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import { lockOrder, type OrderWithLines } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { returnMachine, type ReturnAction, type ReturnStatus } from '../domain/return-machine';
import { lockReturnRow, readReturnOrderId, updateReturn } from '../repo/returns';
import type { ReturnRow, ReturnWithLines } from '../repo/types';
import type { ReturnOutcome } from '../schemas';
import { dayOf, recordTransition, refuseStale } from './lock-shipment';

export interface ReturnCommand {
  returnId: string;
  /** The version the caller saw; left out by the system. */
  version?: number;
}

/** Refuses with `fulfilment.missing` or `fulfilment.stale`. */
export async function lockReturn(
  work: Work,
  command: ReturnCommand,
): Promise<{ row: ReturnWithLines; order: OrderWithLines }> {
  const orderId = await readReturnOrderId(work.tx, command.returnId);
  if (!orderId) throw new DomainError('fulfilment.missing', { status: 'not_found' });
  const order = await lockOrder(work.tx, orderId);
  const row = await lockReturnRow(work.tx, command.returnId);
  if (!row) throw new DomainError('fulfilment.missing', { status: 'not_found' });
  refuseStale('return', row, command.version);
  return { row, order };
}

/** Writes a transition; `row` carries the values that change with it. */
export async function moveReturn(
  work: Work,
  row: ReturnRow,
  move: {
    action: string;
    to: ReturnStatus;
    reason?: string | null;
    detail?: Record<string, unknown>;
  },
): Promise<ReturnOutcome> {
  const { to, ...trail } = move;
  await updateReturn(work.tx, { ...row, status: to });
  const { id: docId, number, status: from } = row;
  const version = row.version + 1;
  recordTransition(work, { docKind: 'return', docId, from, to, version, ...trail });
  return { returnId: docId, number, status: to, version };
}

async function step(
  work: Work,
  command: ReturnCommand & { reason?: string | null },
  action: ReturnAction,
): Promise<ReturnOutcome> {
  const { row } = await lockReturn(work, command);
  const to = next(returnMachine, row.status, action);
  return moveReturn(work, row, { action, to, reason: command.reason ?? null });
}

/** The dealer may send the goods. Refuses with `return.transitionNotAllowed`. */
export const authorizeReturn = (work: Work, command: ReturnCommand) =>
  step(work, command, 'authorize');

export const rejectReturn = (work: Work, command: ReturnCommand & { reason: string }) =>
  step(work, command, 'reject');

export const cancelReturn = (work: Work, command: ReturnCommand & { reason: string }) =>
  step(work, command, 'cancel');

/** The goods are in the house; nothing is on the shelf before they are inspected. */
export async function receiveReturn(
  work: Work,
  command: ReturnCommand & { receivedOn?: string | null },
): Promise<ReturnOutcome> {
  const { row } = await lockReturn(work, command);
  const to = next(returnMachine, row.status, 'receive');
  const receivedOn = dayOf(work, command.receivedOn, 'receivedOn');
  return moveReturn(work, { ...row, receivedOn }, { action: 'receive', to });
}
