// The accounts of people: the only SQL on app_user.
import { sql } from '@/server/platform/sql';
import { inTransaction, type Tx } from '@/server/platform/tx';

export interface Account {
  orgId: string;
  id: string;
  email: string;
  name: string;
  roles: string[];
  dealerId: string | null;
  passwordHash: string | null;
  oidcSubject: string | null;
  status: string;
  locale: string | null;
  authVersion: number;
  version: number;
}

const COLUMNS = sql`org_id AS "orgId", id, email, name, roles, dealer_id AS "dealerId",
  password_hash AS "passwordHash", oidc_subject AS "oidcSubject", status, locale,
  auth_version AS "authVersion", version`;

/**
 * The one account with this address, in whatever organization: nobody is signed in yet, and row
 * security opens exactly this row.
 */
export async function findAccountByEmail(email: string): Promise<Account | undefined> {
  return inTransaction({ special: 'sign-in', signInEmail: email }, (tx) =>
    tx.row<Account>(sql`SELECT ${COLUMNS} FROM app_user WHERE email = ${email}`),
  );
}

/** Whether the address has an account anywhere; the transaction stays in its organization. */
export async function isEmailTaken(tx: Tx, email: string): Promise<boolean> {
  await tx.run(sql`SELECT set_config('app.sign_in_email', ${email}, true)`);
  const row = await tx.row(sql`SELECT 1 AS one FROM app_user WHERE email = ${email}`);
  await tx.run(sql`SELECT set_config('app.sign_in_email', '', true)`);
  return row !== undefined;
}

/** Reads an account and keeps others from changing it until the end of the transaction. */
export async function lockAccount(tx: Tx, userId: string): Promise<Account | undefined> {
  return tx.row<Account>(sql`
    SELECT ${COLUMNS} FROM app_user
    WHERE org_id = ${tx.orgId}::uuid AND id = ${userId}::uuid FOR UPDATE`);
}

/** The same by address, within the organization. */
export async function lockAccountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  return tx.row<Account>(sql`
    SELECT ${COLUMNS} FROM app_user
    WHERE org_id = ${tx.orgId}::uuid AND email = ${email} FOR UPDATE`);
}

/** Ids of the administrators who can sign in, locked in one order so that no two may leave at once. */
export async function lockActiveAdministrators(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT id FROM app_user
    WHERE org_id = ${tx.orgId}::uuid AND status = 'ACTIVE' AND 'ADMINISTRATOR' = ANY(roles)
    ORDER BY id FOR UPDATE`);
  return rows.map(({ id }) => id);
}

export interface NewAccount {
  id: string;
  email: string;
  name: string;
  roles: readonly string[];
  dealerId: string | null;
  passwordHash: string | null;
  locale: string | null;
  createdAt: Date;
}

export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  const { id, email, name, roles, dealerId, passwordHash, locale, createdAt } = account;
  await tx.run(sql`
    INSERT INTO app_user (org_id, id, email, name, roles, dealer_id, password_hash, locale,
      created_at)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${email}, ${name}, ${roles}::text[],
      ${dealerId}::uuid, ${passwordHash}, ${locale}, ${createdAt})`);
}

/** What an administrator or the person may change; undefined leaves a field as it is. */
export interface AccountChange {
  name?: string;
  locale?: string | null;
  roles?: readonly string[];
  dealerId?: string | null;
  status?: string;
  passwordHash?: string;
}

/**
 * Writes a change. `version` counts what an administrator edits. A change of roles, dealer, status
 * or password raises `auth_version`, which ends every session that was opened before. Returns the
 * versions as they are now.
 */
export async function updateAccount(
  tx: Tx,
  account: Account,
  change: AccountChange,
): Promise<{ version: number; authVersion: number }> {
  const after = {
    name: change.name ?? account.name,
    locale: change.locale === undefined ? account.locale : change.locale,
    roles: change.roles ?? account.roles,
    dealerId: change.dealerId === undefined ? account.dealerId : change.dealerId,
    status: change.status ?? account.status,
    passwordHash: change.passwordHash ?? account.passwordHash,
  };
  const endsSessions =
    after.status !== account.status ||
    after.dealerId !== account.dealerId ||
    after.passwordHash !== account.passwordHash ||
    [...after.roles].toSorted().join() !== account.roles.toSorted().join();
  const isEdited = endsSessions || after.name !== account.name;
  const row = await tx.row<{ version: number; authVersion: number }>(sql`
    UPDATE app_user SET name = ${after.name}, locale = ${after.locale},
      roles = ${after.roles}::text[], dealer_id = ${after.dealerId}::uuid,
      status = ${after.status}, password_hash = ${after.passwordHash},
      version = version + ${isEdited ? 1 : 0}, auth_version = auth_version + ${endsSessions ? 1 : 0}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${account.id}::uuid
    RETURNING version, auth_version AS "authVersion"`);
  if (!row) throw new Error('a locked account is gone');
  return row;
}

/**
 * Remembers which person of the identity provider this is; happens once. False if the account
 * belongs to another one.
 */
export async function bindSubject(tx: Tx, userId: string, subject: string): Promise<boolean> {
  const touched = await tx.run(sql`
    UPDATE app_user SET oidc_subject = ${subject}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${userId}::uuid
      AND (oidc_subject IS NULL OR oidc_subject = ${subject})`);
  return touched === 1;
}

/** Names by id, for lists and timelines; ids without an account are absent. */
export async function readNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(sql`
    SELECT id, name FROM app_user
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface StaffMember {
  id: string;
  name: string;
  email: string;
  roles: string[];
}

/** The active people of the company itself, by name: not the users of its dealers. */
export async function readStaff(tx: Tx): Promise<StaffMember[]> {
  return tx.rows<StaffMember>(sql`
    SELECT id, name, email, roles FROM app_user
    WHERE org_id = ${tx.orgId}::uuid AND status = 'ACTIVE' AND dealer_id IS NULL
    ORDER BY name, id`);
}
