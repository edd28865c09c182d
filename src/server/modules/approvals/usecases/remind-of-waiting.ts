// Reminds those whose decision has been waited for longer than the organization wants, once per step:
// the step is marked in the transaction that tells of it.
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { noticeRaised } from '@/server/platform/notices';
import { readDelegations } from '../repo/people';
import { takeLateSteps, type LateStep } from '../repo/reminders';
import type { Decider } from '../schemas';
import { listDeciders } from './deciders';

/** More wait for the next run, an hour later. */
const MOST = 500;
const DAY_MS = 86_400_000;

/** Whom a step asks, with those who stand in for them; never its requester. */
function askedBy(
  step: LateStep,
  deciders: readonly Decider[],
  standIns: ReadonlyMap<string, readonly string[]>,
): string[] {
  const asked = deciders
    .filter(({ id, roles }) =>
      step.kind === 'USER' ? id === step.userId : roles.includes(step.role ?? ''),
    )
    .filter(({ id }) => id !== step.requesterId);
  const people = asked.flatMap(({ id }) => [id, ...(standIns.get(id) ?? [])]);
  return [...new Set(people)].filter((id) => id !== step.requesterId);
}

/** How many steps were reminded of. Four statements, however many wait. */
export async function remindOfWaiting(work: Work): Promise<number> {
  const days = work.settings['approvals.remindDays'];
  if (days === null) return 0;
  const startedBefore = new Date(work.now.getTime() - days * DAY_MS);
  const late = await takeLateSteps(work.tx, { startedBefore, now: work.now, limit: MOST });
  if (late.length === 0) return 0;
  const deciders = await listDeciders(work);
  const standIns = await readDelegations(work.tx, work.today);
  const requesters = late.flatMap(({ requesterId }) => requesterId ?? []);
  const names = await readUserNames(work, [...new Set(requesters)]);
  const { currency } = work.organization;
  work.journal.emit(
    ...late.map((step) =>
      noticeRaised({
        ...{ kind: 'approvalLate', userIds: askedBy(step, deciders, standIns), roles: [] },
        ...{ docKind: step.docKind, docId: step.docId, key: `${step.caseId}-${step.stepNo}` },
        params: {
          ...{ number: step.docNumber, title: step.title },
          ...{ amountMinor: String(step.amountMinor), currency },
          requester: (step.requesterId && names.get(step.requesterId)) ?? '',
        },
      }),
    ),
  );
  return late.length;
}
