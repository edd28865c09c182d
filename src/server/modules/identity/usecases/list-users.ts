// The people of an organization, by name.
import { z } from 'zod';
import { isAppLocale } from '@/i18n/locales';
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { decodeCursor, toPage } from '@/server/platform/page';
import type { Orm } from '@/server/platform/prisma';
import { isRole } from '../domain/roles';
import { readNames, readStaff as readStaffRows, type StaffMember } from '../repo/accounts';
import { readSessions } from '../repo/sessions';
import type { ListUsersInput, UserDetail, UserView } from '../schemas';

const SELECT = {
  id: true,
  version: true,
  name: true,
  email: true,
  roles: true,
  status: true,
  locale: true,
  passwordHash: true,
  oidcSubject: true,
  createdAt: true,
  lastSignInAt: true,
  dealer: { select: { id: true, code: true, name: true } },
} as const;

const Cursor = z.tuple([z.string(), z.uuid()]);

async function findRows(orm: Orm, orgId: string, input: ListUsersInput) {
  const after = decodeCursor(input.cursor, Cursor);
  // Prisma hands % and _ to LIKE as they are.
  const search = input.search?.trim().replace(/[\\%_]/g, '\\$&');
  const contains = { contains: search, mode: 'insensitive' as const };
  return orm.appUser.findMany({
    select: SELECT,
    where: {
      orgId,
      ...(input.status ? { status: input.status } : {}),
      ...(input.role ? { roles: { has: input.role } } : {}),
      AND: [
        search ? { OR: [{ name: contains }, { email: contains }] } : {},
        after ? { OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] } : {},
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  });
}

type UserRow = Awaited<ReturnType<typeof findRows>>[number];

function toView(row: UserRow): UserView {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    email: row.email,
    roles: row.roles.filter(isRole),
    status: row.status === 'ACTIVE' ? 'ACTIVE' : 'DISABLED',
    locale: isAppLocale(row.locale) ? row.locale : null,
    dealer: row.dealer,
    hasPassword: row.passwordHash !== null,
    usesProvider: row.oidcSubject !== null,
    createdAt: row.createdAt,
    lastSignInAt: row.lastSignInAt,
  };
}

export async function listUsers(work: Work, input: ListUsersInput): Promise<Page<UserView>> {
  const rows = await findRows(await work.tx.orm(), work.tx.orgId, input);
  return toPage(rows.map(toView), input.limit, (user) => [user.name, user.id]);
}

/** One person with their living sessions. Refuses with `identity.userNotFound`. */
export async function readUser(
  work: Work,
  userId: string,
  sessionId: string | null,
): Promise<UserDetail> {
  const orm = await work.tx.orm();
  const where = { orgId_id: { orgId: work.tx.orgId, id: userId } };
  const row = await orm.appUser.findUnique({ select: SELECT, where });
  if (!row) throw new DomainError('identity.userNotFound', { status: 'not_found' });
  return {
    ...toView(row),
    sessions: await readSessions(work.tx, userId, sessionId),
    isSelf: userId === work.actor.userId,
  };
}

/** Names of people by id, for lists and timelines of other modules. */
export async function readUserNames(
  work: Work,
  ids: readonly string[],
): Promise<Map<string, string>> {
  return ids.length === 0 ? new Map() : readNames(work.tx, [...new Set(ids)]);
}

/** Who can own, decide or be told something: the active people of the company itself, by name. */
export function readStaff(work: Work): Promise<StaffMember[]> {
  return readStaffRows(work.tx);
}
