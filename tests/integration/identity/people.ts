// People with passwords for the tests of identity, and the way they sign in.
import { newId } from '@/kernel/ids';
import type { RequestContext } from '@/server/api/context';
import { appRouter } from '@/server/api/root';
import { createCallerFactory } from '@/server/api/trpc';
import { addUser, signIn, type NewUserInput, type OpenedSession } from '@/server/modules/identity';
import type { TestOrganization } from '../../fixtures/organization';

export const PASSWORD = 'correct horse battery staple';
export const ORIGIN = { address: '198.51.100.23', userAgent: 'Mozilla/5.0 (X11) Firefox/140.0' };

export interface Person {
  id: string;
  email: string;
}

/** A person who signs in with PASSWORD. */
export async function addPerson(
  org: TestOrganization,
  input: Partial<NewUserInput> = {},
): Promise<Person> {
  const email = input.email ?? `${newId()}@example.test`;
  const person = { email, name: 'Robin Tester', roles: ['ORDER_CLERK'], password: PASSWORD };
  const id = await org.work((work) => addUser(work, { ...person, ...input }));
  return { id, email };
}

/** Signs in now: sessions end by the clock of the database, not by the clock of the test. */
export async function enter(person: Person, password = PASSWORD): Promise<OpenedSession> {
  return signIn({ email: person.email, password }, ORIGIN, new Date());
}

/** A caller with exactly this session. */
export function callerWith(session: OpenedSession) {
  const { sessionId, orgId, userId, dealerId } = session;
  return createCallerFactory(appRouter)((): RequestContext => ({
    claims: { sessionId, orgId, userId, dealerId },
    requestId: newId(),
    idempotencyKey: newId(),
    ...ORIGIN,
    now: () => new Date(),
  }));
}
