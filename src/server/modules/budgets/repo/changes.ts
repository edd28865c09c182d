// Changes of a budget in force, with their lines.
import { z } from 'zod';
import { decodeCursor } from '@/server/platform/page';
import { columns, empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ChangeKind, ChangeLine, YearChange } from '../domain/change';
import type { ChangeStatus } from '../domain/budget-machine';
import type { ChangeItem, ChangeView, ListChangesInput } from '../version-schemas';

export interface ChangeHead {
  id: string;
  number: string;
  kind: ChangeKind;
  status: ChangeStatus;
  reason: string;
  createdBy: string | null;
  version: number;
}

export type StoredLine = ChangeLine & { comment: string | null };

export async function insertChange(
  tx: Tx,
  head: Omit<ChangeHead, 'version'>,
  lines: readonly StoredLine[],
): Promise<void> {
  await tx.run(sql`
    INSERT INTO budget_change (org_id, id, number, kind, status, reason, created_by)
    VALUES (${tx.orgId}::uuid, ${head.id}::uuid, ${head.number}, ${head.kind}, ${head.status},
      ${head.reason}, ${head.createdBy}::uuid)`);
  const [no, centre, account, programme, period, amount, comment] = columns(
    lines.map((line, at) => ({ ...line, no: at + 1 })),
    (l) => l.no,
    (l) => l.centreId,
    (l) => l.accountId,
    (l) => l.programmeId,
    (l) => l.periodId,
    (l) => l.amountMinor,
    (l) => l.comment,
  );
  await tx.run(sql`
    INSERT INTO budget_change_line (org_id, change_id, line_no, centre_id, account_id, programme_id,
      period_id, amount_minor, comment)
    SELECT ${tx.orgId}::uuid, ${head.id}::uuid, l.* FROM unnest(${no}::int[], ${centre}::uuid[],
      ${account}::uuid[], ${programme}::uuid[], ${period}::uuid[], ${amount}::bigint[],
      ${comment}::text[]) AS l`);
}

export async function lockChange(tx: Tx, id: string): Promise<ChangeHead | undefined> {
  return tx.row<ChangeHead>(sql`
    SELECT id, number, kind, status, reason, created_by AS "createdBy", version
    FROM budget_change WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

export async function readLines(tx: Tx, id: string): Promise<StoredLine[]> {
  return tx.rows<StoredLine>(sql`
    SELECT centre_id AS "centreId", account_id AS "accountId", programme_id AS "programmeId",
      period_id AS "periodId", amount_minor AS "amountMinor", comment
    FROM budget_change_line WHERE org_id = ${tx.orgId}::uuid AND change_id = ${id}::uuid
    ORDER BY line_no`);
}

export async function setChangeStatus(
  tx: Tx,
  id: string,
  status: ChangeStatus,
  postedAt: Date | null = null,
): Promise<void> {
  await tx.run(sql`
    UPDATE budget_change SET status = ${status}, version = version + 1,
      posted_at = coalesce(${postedAt}::timestamptz, posted_at)
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

const Key = z.tuple([z.uuid()]);

async function selectItems(tx: Tx, where: Sql, limit: number): Promise<ChangeItem[]> {
  return tx.rows<ChangeItem>(sql`
    SELECT c.id, c.version, c.number, c.kind, c.status, c.reason, l.lines,
      l.gained AS "gainedMinor", c.created_at AS "createdAt", u.name AS "createdByName",
      c.posted_at AS "postedAt"
    FROM budget_change c
    LEFT JOIN app_user u ON u.org_id = c.org_id AND u.id = c.created_by
    CROSS JOIN LATERAL (SELECT count(*)::int AS lines,
        coalesce(sum(l.amount_minor) FILTER (WHERE l.amount_minor > 0), 0)::bigint AS gained
      FROM budget_change_line l WHERE l.org_id = c.org_id AND l.change_id = c.id) l
    WHERE c.org_id = ${tx.orgId}::uuid ${where} ORDER BY c.id DESC LIMIT ${limit}`);
}

/** The newest first, one more than the page. */
export async function listChangeItems(tx: Tx, input: ListChangesInput): Promise<ChangeItem[]> {
  const after = decodeCursor(input.cursor, Key);
  const { status } = input;
  return selectItems(
    tx,
    sql`${status?.length ? sql`AND c.status = ANY(${status}::text[])` : empty}
      ${after ? sql`AND c.id < ${after[0]}::uuid` : empty}`,
    input.limit + 1,
  );
}

export async function readChangeItem(tx: Tx, id: string): Promise<ChangeItem | undefined> {
  return (await selectItems(tx, sql`AND c.id = ${id}::uuid`, 1))[0];
}

/** Whether this person asked for it. */
export async function isAskedBy(tx: Tx, id: string, userId: string | null): Promise<boolean> {
  const row = await tx.row(sql`
    SELECT 1 FROM budget_change WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid
      AND created_by = ${userId}::uuid`);
  return row !== undefined;
}

const BUDGET = literal(`b.original_minor + b.revision_minor + b.transfer_minor
  + b.carry_forward_minor + b.flex_minor`);
const USED = literal('b.pre_commitment_minor + b.commitment_minor + b.actual_minor');

/** What lines of budget have in their years, by `yearLineText`. */
export async function readYearBudgets(
  tx: Tx,
  lines: readonly YearChange[],
): Promise<Map<string, bigint>> {
  const [year, centre, account, programme] = columns(
    lines,
    (line) => line.yearId,
    (line) => line.centreId,
    (line) => line.accountId,
    (line) => line.programmeId,
  );
  const rows = await tx.rows<{ key: string; budgetMinor: bigint }>(sql`
    SELECT concat_ws(' ', c.year_id, c.centre_id, c.account_id, c.programme_id) AS key,
      sum(${BUDGET})::bigint AS "budgetMinor"
    FROM unnest(${year}::uuid[], ${centre}::uuid[], ${account}::uuid[], ${programme}::uuid[])
      AS c(year_id, centre_id, account_id, programme_id)
    JOIN fiscal_period p ON p.org_id = ${tx.orgId}::uuid AND p.year_id = c.year_id
    JOIN budget_balance b ON b.org_id = p.org_id AND b.period_id = p.id
      AND b.centre_id = c.centre_id AND b.account_id = c.account_id
      AND b.programme_id = c.programme_id
    GROUP BY 1`);
  return new Map(rows.map(({ key, budgetMinor }) => [key, budgetMinor]));
}

/** The lines in words, each with what its cell has available in the year. */
export async function readNamedLines(tx: Tx, id: string): Promise<ChangeView['items']> {
  return tx.rows<ChangeView['items'][number]>(sql`
    SELECT l.centre_id AS "centreId", l.account_id AS "accountId",
      l.programme_id AS "programmeId", l.period_id AS "periodId", c.code || ' ' || c.name AS centre,
      a.code || ' ' || a.name AS account, g.code AS programme, p.code AS period,
      l.amount_minor AS "amountMinor", l.comment,
      coalesce((SELECT sum(${BUDGET} - (${USED})) FROM fiscal_period y
        JOIN budget_balance b ON b.org_id = y.org_id AND b.period_id = y.id
        WHERE y.org_id = l.org_id AND y.year_id = p.year_id AND b.centre_id = l.centre_id
          AND b.account_id = l.account_id AND b.programme_id = l.programme_id), 0)::bigint
        AS "availableMinor"
    FROM budget_change_line l
    JOIN responsibility_centre c ON c.org_id = l.org_id AND c.id = l.centre_id
    JOIN account a ON a.org_id = l.org_id AND a.id = l.account_id
    LEFT JOIN programme g ON g.org_id = l.org_id AND g.id = l.programme_id
    JOIN fiscal_period p ON p.org_id = l.org_id AND p.id = l.period_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.change_id = ${id}::uuid ORDER BY l.line_no`);
}

export interface OwnedCentre {
  id: string;
  code: string;
  path: string[];
  /** Owners of the centre and of everything above it. */
  owners: string[];
}

export async function readOwners(tx: Tx, centreIds: readonly string[]): Promise<OwnedCentre[]> {
  return tx.rows<OwnedCentre>(sql`
    SELECT c.id, c.code, c.path, ARRAY(SELECT o.owner_id FROM responsibility_centre o
      WHERE o.org_id = c.org_id AND o.id = ANY(c.path) AND o.owner_id IS NOT NULL) AS owners
    FROM responsibility_centre c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ANY(${[...centreIds]}::uuid[]) ORDER BY c.code`);
}
