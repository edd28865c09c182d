// Who can be asked to decide.
import { readStaff } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { DECIDING_ROLES, type Decider } from '../schemas';

const DECIDING: ReadonlySet<string> = new Set(DECIDING_ROLES);

/** The active people of the company with a role that decides, by name. */
export async function listDeciders(work: Work): Promise<Decider[]> {
  return (await readStaff(work))
    .filter(({ roles }) => roles.some((role) => DECIDING.has(role)))
    .map(({ id, name, roles }) => ({ id, name, roles }));
}
