// Returns as their screens show them.
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import { can } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { readTimeline } from '@/server/platform/timeline';
import { returnMachine, type ReturnAction, type ReturnStatus } from '../domain/return-machine';
import {
  listReturnRows,
  readReturnCredits,
  readReturnHead,
  readReturnLineViews,
} from '../repo/view-return';
import type { ListReturnsInput, ReturnItem, ReturnView } from '../schemas';

export async function listReturns(work: Work, input: ListReturnsInput): Promise<Page<ReturnItem>> {
  const rows = await listReturnRows(work.tx, input, work.today.slice(0, 4));
  return toPage(rows, input.limit, (row) => [row.id]);
}

const NEEDS: readonly { action: ReturnAction; permission: string }[] = [
  { action: 'authorize', permission: 'returns.authorize' },
  { action: 'receive', permission: 'returns.receive' },
  { action: 'inspect', permission: 'returns.inspect' },
  { action: 'reject', permission: 'returns.authorize' },
  { action: 'cancel', permission: 'returns.create' },
];

function actionsFor(work: Work, status: ReturnStatus): string[] {
  return NEEDS.filter(
    ({ action, permission }) => can(returnMachine, status, action) && work.actor.can(permission),
  ).map(({ action }) => action);
}

/** Refuses with `fulfilment.missing`. */
export async function getReturn(work: Work, input: { returnId: string }): Promise<ReturnView> {
  const head = await readReturnHead(work.tx, input.returnId);
  if (!head) throw new DomainError('fulfilment.missing', { status: 'not_found' });
  return {
    ...head,
    lines: await readReturnLineViews(work.tx, head.id),
    creditNotes: await readReturnCredits(work.tx, head.id),
    timeline: await readTimeline(work.tx, 'return', head.id),
    actions: actionsFor(work, head.status),
  };
}
