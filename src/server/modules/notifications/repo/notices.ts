// Notices and preferences: the only SQL on their tables.
import { columns, empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Channels } from '../domain/kinds';
import type { NoticeItem } from '../schemas';

export interface NewNotice extends Channels {
  id: string;
  userId: string;
  kind: string;
  docKind: string;
  docId: string;
  key: string;
  params: Record<string, string>;
}

/** Writes the notices nobody was told yet and says which those are. */
export async function insertNotices(
  tx: Tx,
  notices: readonly NewNotice[],
  at: Date,
): Promise<Set<string>> {
  if (notices.length === 0) return new Set();
  const c = columns(
    notices,
    (one) => one.id,
    (one) => one.userId,
    (one) => one.kind,
    (one) => one.docKind,
    (one) => one.docId,
    (one) => one.key,
    (one) => JSON.stringify(one.params),
    (one) => one.inApp,
    (one) => one.byMail,
  );
  const rows = await tx.rows<{ id: string }>(sql`
    INSERT INTO notification (org_id, id, user_id, kind, doc_kind, doc_id, key, params, in_app,
      by_mail, at)
    SELECT ${tx.orgId}::uuid, r.*, ${at}::timestamptz
    FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::text[], ${c[3]}::text[], ${c[4]}::uuid[],
      ${c[5]}::text[], ${c[6]}::jsonb[], ${c[7]}::boolean[], ${c[8]}::boolean[]) AS r
    ON CONFLICT (org_id, user_id, kind, key) DO NOTHING
    RETURNING id`);
  return new Set(rows.map((row) => row.id));
}

/** What waited for somebody is done: nobody has to look at it any more. */
export async function markDone(
  tx: Tx,
  {
    kinds,
    docId,
    exceptKey,
    now,
  }: { kinds: readonly string[]; docId: string; exceptKey: string; now: Date },
): Promise<void> {
  await tx.run(sql`
    UPDATE notification SET read_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND kind = ANY(${[...kinds]}::text[])
      AND doc_id = ${docId}::uuid AND key <> ${exceptKey} AND read_at IS NULL`);
}

interface ListQuestion {
  userId: string;
  unreadOnly: boolean;
  before: string | null;
  limit: number;
}

/** Newest first: ids are in the order in which they were made. */
export async function listNotices(tx: Tx, question: ListQuestion): Promise<NoticeItem[]> {
  const { userId, unreadOnly, before, limit } = question;
  return tx.rows<NoticeItem>(sql`
    SELECT id, kind, doc_kind AS "docKind", doc_id AS "docId", params, at,
      read_at IS NOT NULL AS "isRead"
    FROM notification
    WHERE org_id = ${tx.orgId}::uuid AND user_id = ${userId}::uuid AND in_app
      ${unreadOnly ? sql`AND read_at IS NULL` : empty}
      ${before === null ? empty : sql`AND id < ${before}::uuid`}
    ORDER BY id DESC LIMIT ${limit}`);
}

export async function countUnread(tx: Tx, userId: string): Promise<number> {
  const row = await tx.row<{ unread: number }>(sql`
    SELECT count(*)::int AS unread FROM notification
    WHERE org_id = ${tx.orgId}::uuid AND user_id = ${userId}::uuid AND in_app
      AND read_at IS NULL`);
  return row?.unread ?? 0;
}

/** Only the person's own; ids of others change nothing. */
export async function markRead(
  tx: Tx,
  { userId, ids, now }: { userId: string; ids: readonly string[]; now: Date },
): Promise<void> {
  await tx.run(sql`
    UPDATE notification SET read_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND user_id = ${userId}::uuid AND id = ANY(${ids}::uuid[])
      AND read_at IS NULL`);
}

export async function markReadUpTo(
  tx: Tx,
  { userId, upTo, now }: { userId: string; upTo: string; now: Date },
): Promise<void> {
  await tx.run(sql`
    UPDATE notification SET read_at = ${now}
    WHERE org_id = ${tx.orgId}::uuid AND user_id = ${userId}::uuid AND id <= ${upTo}::uuid
      AND read_at IS NULL`);
}

export interface MailRow {
  kind: string;
  docKind: string;
  docId: string;
  params: Record<string, string>;
  readAt: Date | null;
  mailingAt: Date | null;
  mailedAt: Date | null;
  email: string;
  name: string;
  roles: string[];
  locale: string | null;
}

/**
 * A notice and whom to mail it to, locked, so that of two jobs one mails it; undefined where the person
 * cannot sign in any more.
 */
export async function readForMail(tx: Tx, id: string): Promise<MailRow | undefined> {
  return tx.row<MailRow>(sql`
    SELECT n.kind, n.doc_kind AS "docKind", n.doc_id AS "docId", n.params, n.read_at AS "readAt",
      n.mailing_at AS "mailingAt", n.mailed_at AS "mailedAt", u.email, u.name, u.roles,
      coalesce(u.locale, o.locale) AS locale
    FROM notification n
    JOIN app_user u ON u.org_id = n.org_id AND u.id = n.user_id AND u.status = 'ACTIVE'
    JOIN organization o ON o.id = n.org_id
    WHERE n.org_id = ${tx.orgId}::uuid AND n.id = ${id}::uuid AND n.by_mail
    FOR UPDATE OF n`);
}

/** How far the mail of a notice is: being sent since, or taken by the mail server at. */
export async function noteMail(
  tx: Tx,
  id: string,
  { mailingAt, mailedAt }: { mailingAt: Date | null; mailedAt: Date | null },
): Promise<void> {
  await tx.run(sql`
    UPDATE notification SET mailing_at = ${mailingAt}::timestamptz,
      mailed_at = ${mailedAt}::timestamptz
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND mailed_at IS NULL`);
}

export interface PreferenceRow extends Channels {
  userId: string;
  kind: string;
}

export async function readPreferences(
  tx: Tx,
  userIds: readonly string[],
): Promise<PreferenceRow[]> {
  return tx.rows<PreferenceRow>(sql`
    SELECT user_id AS "userId", kind, in_app AS "inApp", by_mail AS "byMail"
    FROM notification_preference
    WHERE org_id = ${tx.orgId}::uuid AND user_id = ANY(${userIds}::uuid[])`);
}

export async function writePreference(tx: Tx, row: PreferenceRow): Promise<void> {
  await tx.run(sql`
    INSERT INTO notification_preference (org_id, user_id, kind, in_app, by_mail)
    VALUES (${tx.orgId}::uuid, ${row.userId}::uuid, ${row.kind}, ${row.inApp}, ${row.byMail})
    ON CONFLICT (org_id, user_id, kind)
    DO UPDATE SET in_app = excluded.in_app, by_mail = excluded.by_mail`);
}

const SLICE = 5_000;

/** Forgets read notices of long ago, a slice at a time; how many it removed. */
export async function forgetRead(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`
    DELETE FROM notification WHERE (org_id, id) IN (
      SELECT org_id, id FROM notification
      WHERE org_id = ${tx.orgId}::uuid AND read_at < ${before} LIMIT ${SLICE})`);
}
