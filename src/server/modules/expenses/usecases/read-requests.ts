// Requests for their readers: lists, one with everything about it, and what a reader may do next.
import { yearKey } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import { can } from '@/kernel/state-machine';
import { readCase } from '@/server/modules/approvals';
import { openPeriodsAfter } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { readTimeline } from '@/server/platform/timeline';
import { claimableMinor } from '../domain/line-amounts';
import { requestMachine, type RequestAction } from '../domain/request-machine';
import { readRequestRow } from '../repo/requests';
import type { RequestWithLines } from '../repo/types';
import {
  listRequestRows,
  readRequestClaims,
  readRequestHead,
  readRequestLineViews,
} from '../repo/view-requests';
import type { ListRequestsInput, RequestItem, RequestLineView, RequestView } from '../schemas';
import { readCellBudgets } from '../repo/cell-budgets';

const NEEDS: ReadonlyArray<{ action: RequestAction; permission: string }> = [
  { action: 'submit', permission: 'expenses.request' },
  { action: 'revise', permission: 'expenses.request' },
  { action: 'reopen', permission: 'expenses.request' },
  { action: 'close', permission: 'expenses.request' },
  { action: 'cancel', permission: 'expenses.request' },
];

/** States in which a closed period still has to be left. */
const PLANNED: ReadonlySet<string> = new Set(['DRAFT', 'SUBMITTED', 'RETURNED']);

interface Standing {
  hasClaims: boolean;
  canDecide: boolean;
}

/** Acts that the state, the claims and the reader's permissions allow. */
function actionsFor(work: Work, request: RequestWithLines, standing: Standing): string[] {
  const { hasClaims, canDecide } = standing;
  const may = (permission: string) => work.actor.can(permission);
  const allowed: string[] = NEEDS.filter(
    ({ action, permission }) => can(requestMachine, request.status, action) && may(permission),
  )
    .map(({ action }) => action)
    .filter((action) => action !== 'reopen' || !hasClaims);
  if (request.status === 'DRAFT' && may('expenses.request')) allowed.push('edit');
  if (request.status === 'DRAFT' && may('budgets.override')) allowed.push('submitOverBudget');
  if (request.status === 'SUBMITTED' && canDecide) allowed.push('decide');
  const open = request.lines.some((line) => claimableMinor(line) > 0n);
  if (request.status === 'APPROVED' && open && may('expenses.claim')) allowed.push('claim');
  return allowed;
}

async function lineViews(work: Work, request: RequestWithLines): Promise<RequestLineView[]> {
  const [names, budgets] = await Promise.all([
    readRequestLineViews(work.tx, request.id),
    readCellBudgets(work.tx, request.lines),
  ]);
  const isPlanned = PLANNED.has(request.status);
  const openAfter = isPlanned
    ? await openPeriodsAfter(
        work,
        names.map(({ period }) => period.id),
      )
    : new Map<string, never>();
  const rows = new Map(request.lines.map((line, index) => [line.id, { line, index }]));
  return names.map((name) => {
    const row = rows.get(name.id);
    const budget = budgets[row?.index ?? -1];
    if (!row || !budget) throw new Error('a line was read twice and differs');
    const claimable = request.status === 'APPROVED' ? claimableMinor(row.line) : 0n;
    const open = openAfter.get(name.period.id);
    const period = { ...name.period, openAfter: open ? { id: open.id, code: open.code } : null };
    return { ...name, period, claimableMinor: claimable, budget };
  });
}

/** Refuses with `expenses.notFound`. */
export async function getRequest(
  work: Work,
  { requestId }: { requestId: string },
): Promise<RequestView> {
  const head = await readRequestHead(work.tx, requestId);
  if (!head) throw new DomainError('expenses.notFound', { status: 'not_found' });
  const request = await readRequestRow(work.tx, requestId);
  const [lines, claims, timeline, approval] = await Promise.all([
    lineViews(work, request),
    readRequestClaims(work.tx, requestId),
    readTimeline(work.tx, 'expenseRequest', requestId),
    readCase(work, 'EXPENSE_REQUEST', requestId),
  ]);
  const hasClaims = claims.some((claim) => claim.status !== 'CANCELLED');
  const standing = { hasClaims, canDecide: approval?.canDecide ?? false };
  const caseVersion = approval?.version ?? null;
  const actions = actionsFor(work, request, standing);
  return { ...head, lines, claims, timeline, caseVersion, actions };
}

export async function listRequests(
  work: Work,
  input: ListRequestsInput,
): Promise<Page<RequestItem>> {
  const who = { userId: work.actor.userId, year: yearKey(work.today) };
  const rows = await listRequestRows(work.tx, input, who);
  return toPage(rows, input.limit, (row) => [row.id]);
}
