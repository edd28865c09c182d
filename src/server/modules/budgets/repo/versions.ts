// Versions of budgets. Copies and differences are made where the rows are.
import { z } from 'zod';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { decodeCursor } from '@/server/platform/page';
import type { Tx } from '@/server/platform/tx';
import type { BudgetStatus } from '../domain/budget-machine';
import type { BudgetItem, GridInput, GridRow } from '../version-schemas';

export interface BudgetHead {
  id: string;
  number: string;
  yearId: string;
  name: string;
  note: string | null;
  versionNo: number;
  status: BudgetStatus;
  createdBy: string | null;
  version: number;
}

const HEAD = literal(`b.id, b.number, b.year_id AS "yearId", b.name, b.note,
  b.version_no AS "versionNo", b.status, b.created_by AS "createdBy", b.version`);

export async function readHead(tx: Tx, id: string): Promise<BudgetHead | undefined> {
  return tx.row<BudgetHead>(sql`
    SELECT ${HEAD} FROM budget b WHERE b.org_id = ${tx.orgId}::uuid AND b.id = ${id}::uuid`);
}

/** One writer of a version at a time. */
export async function lockHead(tx: Tx, id: string): Promise<BudgetHead | undefined> {
  return tx.row<BudgetHead>(sql`
    SELECT ${HEAD} FROM budget b WHERE b.org_id = ${tx.orgId}::uuid AND b.id = ${id}::uuid
    FOR UPDATE`);
}

/** All versions of a year, in one order: one of them comes into force at a time. */
export async function lockYear(tx: Tx, yearId: string): Promise<BudgetHead[]> {
  return tx.rows<BudgetHead>(sql`
    SELECT ${HEAD} FROM budget b
    WHERE b.org_id = ${tx.orgId}::uuid AND b.year_id = ${yearId}::uuid ORDER BY b.id FOR UPDATE`);
}

/** Takes the next number of its year; two who make a version at once take turns and get one each. */
export async function insertBudget(
  tx: Tx,
  b: Pick<BudgetHead, 'id' | 'number' | 'yearId' | 'name' | 'note' | 'createdBy'>,
): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`budget_version:${b.yearId}`}, 0))`);
  await tx.run(sql`
    INSERT INTO budget (org_id, id, number, year_id, name, note, version_no, status, created_by)
    SELECT ${tx.orgId}::uuid, ${b.id}::uuid, ${b.number}, ${b.yearId}::uuid, ${b.name}, ${b.note},
      coalesce(max(o.version_no), 0) + 1, 'DRAFT', ${b.createdBy}::uuid
    FROM budget o WHERE o.org_id = ${tx.orgId}::uuid AND o.year_id = ${b.yearId}::uuid`);
}

/** Periods of the source meet those of the target by their numbers. */
const TARGET = literal(`JOIN fiscal_period f ON f.org_id = s.org_id AND f.id = s.period_id
  JOIN fiscal_period t ON t.org_id = s.org_id AND t.year_id = n.year_id AND t.no = f.no`);

/** Cells of another version, times a factor, half-up. */
export async function copyVersion(
  tx: Tx,
  id: string,
  from: { budgetId: string; factor: string },
): Promise<number> {
  return tx.run(sql`
    INSERT INTO budget_line (org_id, budget_id, centre_id, account_id, programme_id, period_id,
      amount_minor, comment)
    SELECT s.org_id, n.id, s.centre_id, s.account_id, s.programme_id, t.id,
      round(s.amount_minor * ${from.factor}::numeric)::bigint, s.comment
    FROM budget n JOIN budget_line s ON s.org_id = n.org_id AND s.budget_id = ${from.budgetId}::uuid
    ${TARGET} WHERE n.org_id = ${tx.orgId}::uuid AND n.id = ${id}::uuid`);
}

/** What a year has spent and earned, times a factor, half-up. */
export async function copyActuals(
  tx: Tx,
  id: string,
  from: { yearId: string; factor: string },
): Promise<number> {
  return tx.run(sql`
    INSERT INTO budget_line (org_id, budget_id, centre_id, account_id, programme_id, period_id,
      amount_minor)
    SELECT s.org_id, n.id, s.centre_id, s.account_id, s.programme_id, t.id,
      round(s.actual_minor * ${from.factor}::numeric)::bigint
    FROM budget n JOIN budget_balance s ON s.org_id = n.org_id AND s.actual_minor <> 0
    ${TARGET} WHERE n.org_id = ${tx.orgId}::uuid AND n.id = ${id}::uuid
      AND f.year_id = ${from.yearId}::uuid`);
}

/**
 * Closed periods of a draft hold what is in force, and nothing where no version is: their budget is
 * fixed, so another amount there could never come into force.
 */
export async function keepClosedPeriods(tx: Tx, id: string): Promise<void> {
  const closed = sql`n.org_id = ${tx.orgId}::uuid AND n.id = ${id}::uuid AND p.org_id = n.org_id
    AND p.year_id = n.year_id AND p.status = 'CLOSED'`;
  await tx.run(sql`
    DELETE FROM budget_line l USING budget n, fiscal_period p
    WHERE ${closed} AND l.org_id = n.org_id AND l.budget_id = n.id AND l.period_id = p.id`);
  await tx.run(sql`
    INSERT INTO budget_line (org_id, budget_id, centre_id, account_id, programme_id, period_id,
      amount_minor, comment)
    SELECT l.org_id, n.id, l.centre_id, l.account_id, l.programme_id, l.period_id, l.amount_minor,
      l.comment
    FROM budget n CROSS JOIN fiscal_period p
    JOIN budget b ON b.org_id = n.org_id AND b.year_id = n.year_id AND b.status = 'APPROVED'
    JOIN budget_line l ON l.org_id = b.org_id AND l.budget_id = b.id AND l.period_id = p.id
    WHERE ${closed}`);
}

export async function setStatus(
  tx: Tx,
  id: string,
  to: { status: BudgetStatus; approvedAt?: Date | null },
): Promise<void> {
  await tx.run(sql`
    UPDATE budget SET status = ${to.status}, version = version + 1,
      approved_at = coalesce(${to.approvedAt ?? null}::timestamptz, approved_at)
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** What was typed into a version makes it another one; answers its number. */
export async function touch(tx: Tx, id: string): Promise<number | undefined> {
  const row = await tx.row<{ version: number }>(sql`
    UPDATE budget SET version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid RETURNING version`);
  return row?.version;
}

export interface Difference {
  periodId: string;
  centreId: string;
  accountId: string;
  programmeId: string;
  amountMinor: bigint;
}

/** What leads from one version to the next, and cells that are budgeted for the first time. */
export async function differences(
  tx: Tx,
  id: string,
  before: string | null,
): Promise<Difference[]> {
  return tx.rows<Difference>(sql`
    SELECT period_id AS "periodId", centre_id AS "centreId", account_id AS "accountId",
      programme_id AS "programmeId",
      (coalesce(n.amount_minor, 0) - coalesce(o.amount_minor, 0))::bigint AS "amountMinor"
    FROM (SELECT * FROM budget_line
        WHERE org_id = ${tx.orgId}::uuid AND budget_id = ${id}::uuid) n
    FULL JOIN (SELECT * FROM budget_line
        WHERE org_id = ${tx.orgId}::uuid AND budget_id = ${before}::uuid) o
      USING (period_id, centre_id, account_id, programme_id)
    WHERE coalesce(n.amount_minor, 0) <> coalesce(o.amount_minor, 0) OR o.org_id IS NULL
    ORDER BY 1, 2, 3, 4`);
}

const ITEM = literal(`b.id, b.version, b.number, b.year_id AS "yearId", y.code AS "yearCode",
  b.name, b.note, b.version_no AS "versionNo", b.status, b.created_at AS "createdAt",
  u.name AS "createdByName", b.approved_at AS "approvedAt", l.lines,
  l.expense AS "expenseMinor", l.revenue AS "revenueMinor"`);

type ItemRow = BudgetItem & { note: string | null };

async function selectItems(tx: Tx, where: Sql): Promise<ItemRow[]> {
  return tx.rows<ItemRow>(sql`
    SELECT ${ITEM} FROM budget b
    JOIN fiscal_year y ON y.org_id = b.org_id AND y.id = b.year_id
    LEFT JOIN app_user u ON u.org_id = b.org_id AND u.id = b.created_by
    CROSS JOIN LATERAL (SELECT count(*)::int AS lines,
        coalesce(sum(l.amount_minor) FILTER (WHERE a.kind = 'EXPENSE'), 0)::bigint AS expense,
        coalesce(sum(l.amount_minor) FILTER (WHERE a.kind = 'REVENUE'), 0)::bigint AS revenue
      FROM budget_line l JOIN account a ON a.org_id = l.org_id AND a.id = l.account_id
      WHERE l.org_id = b.org_id AND l.budget_id = b.id) l
    WHERE b.org_id = ${tx.orgId}::uuid ${where}
    ORDER BY y.starts_on DESC, b.version_no DESC`);
}

/** A few versions a year: all of them, the newest year first. */
export const listItems = (tx: Tx): Promise<ItemRow[]> => selectItems(tx, empty);

export async function readItem(tx: Tx, id: string): Promise<ItemRow | undefined> {
  return (await selectItems(tx, sql`AND b.id = ${id}::uuid`))[0];
}

/** Amounts inside an array come as text. */
type TextRow = Omit<GridRow, 'amounts' | 'lastYear'> & {
  amounts: (string | null)[];
  lastYear: string[];
};

const RowKey = z.tuple([z.uuid(), z.uuid(), z.uuid()]);

/** Rows of the grid, one more than the page, by the ids of their cells. */
export async function listGridRows(
  tx: Tx,
  input: GridInput,
  year: { yearId: string; periodIds: readonly string[] },
): Promise<GridRow[]> {
  const after = decodeCursor(input.cursor, RowKey);
  const rows = await tx.rows<TextRow>(sql`
    WITH rows AS (
      SELECT centre_id, account_id, programme_id FROM budget_line
      WHERE org_id = ${tx.orgId}::uuid AND budget_id = ${input.id}::uuid
        ${
          after
            ? sql`AND (centre_id, account_id, programme_id)
                > (${after[0]}::uuid, ${after[1]}::uuid, ${after[2]}::uuid)`
            : empty
        }
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT ${input.limit + 1}
    ), slots AS (
      SELECT p.id, p.no FROM unnest(${[...year.periodIds]}::uuid[]) WITH ORDINALITY AS p(id, no)
    ), before AS (
      SELECT f.id FROM fiscal_year y JOIN fiscal_year f ON f.org_id = y.org_id
        AND f.calendar_id = y.calendar_id AND f.ends_on = y.starts_on - 1
      WHERE y.org_id = ${tx.orgId}::uuid AND y.id = ${year.yearId}::uuid
    )
    SELECT r.centre_id AS "centreId", r.account_id AS "accountId",
      r.programme_id AS "programmeId", a.amounts, a.comments, a.last AS "lastYear"
    FROM rows r CROSS JOIN LATERAL (
      SELECT array_agg(l.amount_minor::text ORDER BY s.no) AS amounts,
        array_agg(l.comment ORDER BY s.no) AS comments,
        array_agg(coalesce(o.actual_minor, 0)::text ORDER BY s.no) AS last
      FROM slots s
      LEFT JOIN budget_line l ON l.org_id = ${tx.orgId}::uuid AND l.budget_id = ${input.id}::uuid
        AND l.centre_id = r.centre_id AND l.account_id = r.account_id
        AND l.programme_id = r.programme_id AND l.period_id = s.id
      LEFT JOIN fiscal_period q ON q.org_id = ${tx.orgId}::uuid
        AND q.year_id = (SELECT id FROM before) AND q.no = s.no
      LEFT JOIN budget_balance o ON o.org_id = ${tx.orgId}::uuid AND o.period_id = q.id
        AND o.centre_id = r.centre_id AND o.account_id = r.account_id
        AND o.programme_id = r.programme_id) a
    ORDER BY 1, 2, 3`);
  return rows.map((row) => ({
    ...row,
    amounts: row.amounts.map((minor) => (minor === null ? null : BigInt(minor))),
    lastYear: row.lastYear.map(BigInt),
  }));
}
