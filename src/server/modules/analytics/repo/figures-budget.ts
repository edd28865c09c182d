// Budget figures from the rollup, by cell and period; names and trees come from their owner.
import { NO_ONE } from '@/kernel/ids';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PeriodShare } from '../domain/to-date';
import { BUDGET_MEASURES, MAKES_BUDGET } from './flow-columns';
import { cutByDays, joinShares } from './period-shares';

/** Sums by the columns of the rollup, in the order of BUDGET_MEASURES. */
export interface CellSums {
  centreId: string;
  accountId: string;
  original: bigint;
  /** Every kind that makes the budget. */
  revised: bigint;
  preCommitted: bigint;
  committed: bigint;
  actual: bigint;
  settled: bigint;
  /** What the other side is compared with: the measure asked for, of the days that count. */
  basis: bigint;
}

/** What a comparison is made with: a measure, of some periods only a share of the days. */
export interface BasisMeasure {
  of: 'revised' | 'actual';
  shares: readonly PeriodShare[];
}

const WHOLE_BUDGET: BasisMeasure = { of: 'revised', shares: [] };

export interface CellFigures extends CellSums {
  periodId: string;
}

const revised = BUDGET_MEASURES.slice(0, MAKES_BUDGET)
  .map(([, column]) => `r.${column}`)
  .join(' + ');

const SUMS = `sum(r.original_minor)::bigint AS original, sum(${revised})::bigint AS revised,
  sum(r.pre_commitment_minor)::bigint AS "preCommitted",
  sum(r.commitment_minor)::bigint AS committed, sum(r.actual_minor)::bigint AS actual,
  sum(r.settled_minor)::bigint AS settled`;

function sumsOf({ of, shares }: BasisMeasure): Sql {
  const measure = of === 'revised' ? revised : 'r.actual_minor';
  const basis = shares.length === 0 ? measure : cutByDays(measure);
  return literal(`${SUMS}, sum(${basis})::bigint AS basis`);
}

/** Left out: of all centres, of all accounts. */
export interface CellFilter {
  centreIds?: readonly string[] | undefined;
  accountIds?: readonly string[] | undefined;
  programmeId?: string | null | undefined;
}

function only({ centreIds, accountIds, programmeId }: CellFilter): Sql {
  const centres = centreIds ? sql`AND r.centre_id = ANY(${[...centreIds]}::uuid[])` : empty;
  const accounts = accountIds ? sql`AND r.account_id = ANY(${[...accountIds]}::uuid[])` : empty;
  const programme = programmeId ? sql`AND r.programme_id = ${programmeId}::uuid` : empty;
  return sql`${centres} ${accounts} ${programme}`;
}

/** One row per centre and account: the periods asked for are added up where they lie. */
export async function readCellSums(
  tx: Tx,
  periodIds: readonly string[],
  filter: CellFilter = {},
  basis: BasisMeasure = WHOLE_BUDGET,
): Promise<CellSums[]> {
  return tx.rows<CellSums & Record<string, unknown>>(sql`
    SELECT r.centre_id AS "centreId", r.account_id AS "accountId", ${sumsOf(basis)}
    FROM rollup_budget_month r ${joinShares(basis.shares, 'r')}
    WHERE r.org_id = ${tx.orgId}::uuid AND r.period_id = ANY(${[...periodIds]}::uuid[])
      ${only(filter)}
    GROUP BY r.centre_id, r.account_id`);
}

/** One row per account: centres and periods are added up where they lie; the centre is that of no one. */
export async function readAccountSums(
  tx: Tx,
  periodIds: readonly string[],
  centreIds: readonly string[],
  basis: BasisMeasure = WHOLE_BUDGET,
): Promise<CellSums[]> {
  return tx.rows<CellSums & Record<string, unknown>>(sql`
    SELECT ${NO_ONE}::uuid AS "centreId", r.account_id AS "accountId", ${sumsOf(basis)}
    FROM rollup_budget_month r ${joinShares(basis.shares, 'r')}
    WHERE r.org_id = ${tx.orgId}::uuid AND r.period_id = ANY(${[...periodIds]}::uuid[])
      ${only({ centreIds })}
    GROUP BY r.account_id`);
}

/** One row per centre, account and period of those asked for. */
export async function readCells(
  tx: Tx,
  periodIds: readonly string[],
  filter: CellFilter = {},
  basis: BasisMeasure = WHOLE_BUDGET,
): Promise<CellFigures[]> {
  return tx.rows<CellFigures & Record<string, unknown>>(sql`
    SELECT r.centre_id AS "centreId", r.account_id AS "accountId", r.period_id AS "periodId",
      ${sumsOf(basis)}
    FROM rollup_budget_month r ${joinShares(basis.shares, 'r')}
    WHERE r.org_id = ${tx.orgId}::uuid AND r.period_id = ANY(${[...periodIds]}::uuid[])
      ${only(filter)}
    GROUP BY r.centre_id, r.account_id, r.period_id`);
}

/** The year before in the same calendar; undefined where there is none. */
export async function findYearBefore(
  tx: Tx,
  year: { calendarId: string; startsOn: string },
): Promise<{ id: string } | undefined> {
  return tx.row<{ id: string }>(sql`
    SELECT id FROM fiscal_year
    WHERE org_id = ${tx.orgId}::uuid AND calendar_id = ${year.calendarId}::uuid
      AND ends_on = ${year.startsOn}::date - 1`);
}

export interface ExpenseCell {
  centreId: string;
  centreName: string;
  accountId: string;
  accountCode: string;
  accountName: string;
  typeId: string;
  typeCode: string;
  typeName: string;
  dealerId: string;
  dealerCode: string;
  dealerName: string;
  actual: bigint;
}

/** What was spent, by centre, account, type and dealer, with their names. */
export async function readExpenseCells(
  tx: Tx,
  asked: {
    periodIds: readonly string[];
    centreId: string | null;
    /** Only what names an expense type. */
    isTyped: boolean;
    locale: string;
  },
): Promise<ExpenseCell[]> {
  const { periodIds, centreId, isTyped, locale } = asked;
  return tx.rows<ExpenseCell & Record<string, unknown>>(sql`
    WITH s AS (
      SELECT r.centre_id, r.account_id, r.expense_type_id, r.dealer_id,
        sum(r.actual_minor)::bigint AS actual
      FROM rollup_expense_month r
      WHERE r.org_id = ${tx.orgId}::uuid AND r.period_id = ANY(${[...periodIds]}::uuid[])
        AND (${centreId}::uuid IS NULL OR r.centre_id IN (
          SELECT c.id FROM responsibility_centre c
          WHERE c.org_id = ${tx.orgId}::uuid AND ${centreId}::uuid = ANY(c.path)))
        AND (NOT ${isTyped} OR r.expense_type_id <> ${NO_ONE}::uuid)
      GROUP BY 1, 2, 3, 4)
    SELECT s.centre_id AS "centreId", coalesce(c.names ->> ${locale}, c.name) AS "centreName",
      s.account_id AS "accountId", a.code AS "accountCode",
      coalesce(a.names ->> ${locale}, a.name) AS "accountName",
      s.expense_type_id AS "typeId", coalesce(t.code, '') AS "typeCode",
      coalesce(t.names ->> ${locale}, t.name, '') AS "typeName",
      s.dealer_id AS "dealerId", coalesce(d.code, '') AS "dealerCode",
      coalesce(d.name, '') AS "dealerName", s.actual
    FROM s
    JOIN account a ON a.org_id = ${tx.orgId}::uuid AND a.id = s.account_id AND a.kind = 'EXPENSE'
    JOIN responsibility_centre c ON c.org_id = ${tx.orgId}::uuid AND c.id = s.centre_id
    LEFT JOIN expense_type t ON t.org_id = ${tx.orgId}::uuid AND t.id = s.expense_type_id
    LEFT JOIN dealer d ON d.org_id = ${tx.orgId}::uuid AND d.id = s.dealer_id
    WHERE s.actual <> 0 ORDER BY s.actual DESC`);
}
