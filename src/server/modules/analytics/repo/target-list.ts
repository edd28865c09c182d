// Targets one by one: as screens show them, and as they are entered, changed and taken back.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith, codeForms, containsPatterns } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { ListTargetsInput, TargetView } from '../target-schemas';

/**
 * The last day in force, as `domain/targets-in-force.ts` has it: the day before the next target or
 * the own end, whichever is earlier; without either as long as the target before, or to the end of
 * the calendar year.
 */
const UNTIL = literal(`least(n.starts_on - 1, coalesce(t.ends_on, CASE
  WHEN n.starts_on IS NOT NULL THEN n.starts_on - 1
  WHEN b.starts_on IS NULL THEN make_date(extract(year FROM t.starts_on)::int, 12, 31)
  ELSE t.starts_on + (t.starts_on - b.starts_on) - 1 END))`);

const NEIGHBOURS = literal(`
    LEFT JOIN LATERAL (SELECT min(x.starts_on) AS starts_on FROM sales_target x
      WHERE x.org_id = t.org_id AND x.subject_kind = t.subject_kind
        AND x.subject_id = t.subject_id AND x.starts_on > t.starts_on) n ON true
    LEFT JOIN LATERAL (SELECT max(x.starts_on) AS starts_on FROM sales_target x
      WHERE x.org_id = t.org_id AND x.subject_kind = t.subject_kind
        AND x.subject_id = t.subject_id AND x.starts_on < t.starts_on) b ON true`);

/** A target's subject is of one kind, so at most one of these joins finds a row. */
const SUBJECT = literal(`
    LEFT JOIN dealer d ON t.subject_kind = 'DEALER' AND d.org_id = t.org_id AND d.id = t.subject_id
    LEFT JOIN region r ON t.subject_kind = 'REGION' AND r.org_id = t.org_id AND r.id = t.subject_id
    LEFT JOIN salesperson s ON t.subject_kind = 'SALESPERSON'
      AND s.org_id = t.org_id AND s.id = t.subject_id
    LEFT JOIN product p ON t.subject_kind = 'PRODUCT'
      AND p.org_id = t.org_id AND p.id = t.subject_id
    LEFT JOIN category c ON t.subject_kind = 'CATEGORY'
      AND c.org_id = t.org_id AND c.id = t.subject_id
    LEFT JOIN organization o ON t.subject_kind = 'COMPANY' AND o.id = t.org_id`);

const CODE = literal('coalesce(d.code, r.code, s.code, p.code, c.code, o.code)');
const NAME = literal('coalesce(d.name, r.name, s.name, p.name, c.name, o.name)');

const VIEW = sql`
    SELECT t.id, t.version, jsonb_build_object('kind', t.subject_kind, 'id', t.subject_id,
        'code', ${CODE}, 'name', ${NAME}, 'names', coalesce(r.names, p.names, c.names, '{}'))
        AS subject,
      t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn", ${UNTIL}::text AS until,
      t.amount_minor AS "amountMinor", t.quantity::float8 AS quantity
    FROM sales_target t ${NEIGHBOURS} ${SUBJECT}`;

const Cursor = z.tuple([dayField, z.uuid()]);

function matches(search: string | undefined): Sql {
  if (!search) return empty;
  const patterns = containsPatterns(search);
  return sql`AND (${beginsWith(sql`${CODE} COLLATE "C"`, codeForms(search))}
    OR lower(${NAME}) LIKE ALL(${patterns}::text[]))`;
}

/** One row more than the page, the newest first. */
export async function listTargetRows(tx: Tx, input: ListTargetsInput): Promise<TargetView[]> {
  const after = decodeCursor(input.cursor, Cursor);
  return tx.rows<TargetView>(sql`${VIEW}
    WHERE t.org_id = ${tx.orgId}::uuid
      ${input.kind ? sql`AND t.subject_kind = ${input.kind}` : empty}
      ${input.to ? sql`AND t.starts_on <= ${input.to}::date` : empty}
      ${input.from ? sql`AND ${UNTIL} >= ${input.from}::date` : empty}
      ${matches(input.search)}
      ${after ? sql`AND (t.starts_on, t.id) < (${after[0]}::date, ${after[1]}::uuid)` : empty}
    ORDER BY t.starts_on DESC, t.id DESC LIMIT ${input.limit + 1}`);
}

export async function readTargetView(tx: Tx, id: string): Promise<TargetView | undefined> {
  return tx.row<TargetView>(sql`${VIEW}
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = ${id}::uuid`);
}

export interface StoredTarget {
  id: string;
  version: number;
  subjectKind: string;
  subjectId: string;
  startsOn: string;
  endsOn: string | null;
  amountMinor: bigint;
  quantity: number | null;
}

/** The target, held until the transaction ends. */
export async function lockTarget(tx: Tx, id: string): Promise<StoredTarget | undefined> {
  return tx.row<StoredTarget & Record<string, unknown>>(sql`
    SELECT id, version, subject_kind AS "subjectKind", subject_id AS "subjectId",
      starts_on::text AS "startsOn", ends_on::text AS "endsOn", amount_minor AS "amountMinor",
      quantity::float8 AS quantity
    FROM sales_target WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

type Facts = Pick<StoredTarget, 'startsOn' | 'endsOn' | 'amountMinor' | 'quantity'>;

/** False where the subject has a target from that day already. */
export async function insertTarget(
  tx: Tx,
  target: Facts & Pick<StoredTarget, 'id' | 'subjectKind' | 'subjectId'>,
): Promise<boolean> {
  const { id, subjectKind, subjectId, startsOn, endsOn, amountMinor, quantity } = target;
  const inserted = await tx.run(sql`
    INSERT INTO sales_target (org_id, id, subject_kind, subject_id, starts_on, ends_on,
      amount_minor, quantity)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${subjectKind}, ${subjectId}::uuid, ${startsOn}::date,
      ${endsOn}::date, ${amountMinor}, ${quantity})
    ON CONFLICT (org_id, subject_kind, subject_id, starts_on) DO NOTHING`);
  return inserted === 1;
}

/** False where another target of the subject begins on that day; the target is locked. */
export async function updateTarget(
  tx: Tx,
  { id, startsOn, endsOn, amountMinor, quantity }: Facts & { id: string },
): Promise<boolean> {
  const updated = await tx.run(sql`
    UPDATE sales_target t SET starts_on = ${startsOn}::date, ends_on = ${endsOn}::date,
      amount_minor = ${amountMinor}, quantity = ${quantity}, version = version + 1
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = ${id}::uuid AND NOT EXISTS (
      SELECT 1 FROM sales_target x WHERE x.org_id = t.org_id AND x.subject_kind = t.subject_kind
        AND x.subject_id = t.subject_id AND x.starts_on = ${startsOn}::date AND x.id <> t.id)`);
  return updated === 1;
}

export async function deleteTarget(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`
    DELETE FROM sales_target WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}
