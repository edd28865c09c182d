// Who can be asked to decide.
import { readStaff } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import type { CaseStep } from '../domain/case';
import { stepToAsk, type Excluded, type Standing } from '../domain/next-step';
import { DECIDING_ROLES, type Decider } from '../schemas';

const DECIDING: ReadonlySet<string> = new Set(DECIDING_ROLES);

/** The active people of the company with a role that decides, by name. */
export async function listDeciders(work: Work): Promise<Decider[]> {
  return (await readStaff(work))
    .filter(({ roles }) => roles.some((role) => DECIDING.has(role)))
    .map(({ id, name, roles }) => ({ id, name, roles }));
}

/** The same people as the rules of deciding see them. */
export async function listStandings(work: Work): Promise<(Standing & Pick<Decider, 'name'>)[]> {
  return (await listDeciders(work)).map(({ id: userId, ...rest }) => ({ userId, ...rest }));
}

/** Whom steps that begin now ask, by who is there today and who is kept from them. */
export async function stepsToAsk(
  work: Work,
  steps: readonly CaseStep[],
  excluded: Excluded,
): Promise<CaseStep[]> {
  if (steps.length === 0) return [];
  const standardRole = work.settings['approvals.standardRole'];
  const people = await listStandings(work);
  return steps.map((step) => stepToAsk(step, excluded, { people, standardRole }));
}
