// Rows of the reports on budgets and expenses, straight from their rollups. An account that is rolled
// up counts with the operators on the way; where accounts are not told apart, each kind is a row of
// its own, because money earned and money spent do not add up.
import { NO_ONE } from '@/kernel/ids';
import { columns, empty, join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PeriodShare } from '../domain/to-date';
import type { ReportPeriod } from '../schemas';
import { cutByDays, joinShares } from './period-shares';
import type { ReportRow } from './report-flow';

export interface BudgetQuestion {
  table: 'rollup_budget_month' | 'rollup_expense_month';
  dims: readonly string[];
  locale: string;
  /** Depth that trees are rolled up to; null: every leaf for itself. */
  depth: number | null;
  from: string | null;
  to: string | null;
  narrowings: readonly { dimension: string; id: string | null; isOwn: boolean }[];
  /** Centres are where they stood on this day. */
  placedOn: string;
  /** Column of the answer → SQL over the columns of the rollup, named `f`. */
  measures: readonly { key: string; of: string; byDays?: boolean }[];
  /** Of these periods the measures that go by days count in part. */
  shares: readonly PeriodShare[];
  /** Only these periods, of both sides of a comparison (`f.is_basis`); left out: by the dates. */
  compared?: readonly ComparedPeriod[];
  /** Only accounts of money spent. */
  isSpent?: boolean;
  currency: string;
  limit: number;
}

/** A period of one side, and the period under which it is shown. */
export interface ComparedPeriod {
  periodId: string;
  shownAs: string;
  isBasis: boolean;
}

const TABLES: Record<string, { table: string; column: string; tree: boolean }> = {
  centre: { table: 'responsibility_centre', column: 'centre_id', tree: true },
  account: { table: 'account', column: 'account_id', tree: true },
  programme: { table: 'programme', column: 'programme_id', tree: true },
  expenseType: { table: 'expense_type', column: 'expense_type_id', tree: false },
  dealer: { table: 'dealer', column: 'dealer_id', tree: false },
};

const OTHER_TREES: Readonly<Record<string, string>> = {
  ...{ region: 'region', level: 'dealer_level', category: 'category' },
};

/** The statement that finds the id of a code of these dimensions. */
export function findBudgetCode(orgId: string, dimension: string, code: string): Sql | null {
  const found = TABLES[dimension];
  if (!found || dimension === 'dealer') return null;
  return sql`SELECT id, ${found.tree} AS branches FROM ${literal(found.table)}
    WHERE org_id = ${orgId}::uuid AND code = ${code}`;
}

/** Nodes of a tree with their paths, as `id` and `path`; centres where they stood on a day. */
function pathsOf(orgId: string, dimension: string, placedOn: string): Sql {
  if (dimension !== 'centre') {
    return sql`SELECT id, path FROM ${literal(TABLES[dimension]?.table ?? '')}
      WHERE org_id = ${orgId}::uuid`;
  }
  return sql`SELECT centre_id AS id, path FROM centre_placement
    WHERE org_id = ${orgId}::uuid AND valid_from <= ${placedOn}::date
      AND coalesce(valid_to, 'infinity') >= ${placedOn}::date`;
}

function narrow(
  orgId: string,
  { dimension, id, isOwn }: BudgetQuestion['narrowings'][number],
  placedOn: string,
): Sql {
  const found = TABLES[dimension];
  if (!found) throw new Error(`no such dimension ${dimension}`);
  const column = literal(`f.${found.column}`);
  if (id === null || isOwn || !found.tree) return sql`${column} = ${id ?? NO_ONE}::uuid`;
  return sql`${column} IN (SELECT t.id FROM (${pathsOf(orgId, dimension, placedOn)}) t
    WHERE ${id}::uuid = ANY(t.path))`;
}

/** How deep the account stands that rows are narrowed to; 0: to none. */
function depthOf(orgId: string, narrowings: BudgetQuestion['narrowings']): Sql {
  const id = narrowings.find(({ dimension }) => dimension === 'account')?.id;
  if (!id) return literal('0');
  return sql`(SELECT cardinality(n.path) FROM account n
    WHERE n.org_id = ${orgId}::uuid AND n.id = ${id}::uuid)`;
}

/** Joins `t_<dim>` to the row itself or to its ancestor at the depth. */
function joinsOf({ dims, depth, placedOn }: BudgetQuestion, orgId: string): Sql {
  const joins = dims.flatMap((dim) => {
    const found = TABLES[dim];
    if (!found) return [];
    const [alias, table] = [literal(`t_${dim}`), literal(found.table)];
    const column = literal(`s.${found.column}`);
    if (!found.tree || depth === null) {
      return [
        sql`LEFT JOIN ${table} ${alias} ON ${alias}.org_id = ${orgId}::uuid
        AND ${alias}.id = ${column}`,
      ];
    }
    const leaf = literal(`leaf_${dim}`);
    return [
      sql`LEFT JOIN (${pathsOf(orgId, dim, placedOn)}) ${leaf} ON ${leaf}.id = ${column}
      LEFT JOIN ${table} ${alias} ON ${alias}.org_id = ${orgId}::uuid
        AND ${alias}.id = coalesce(${leaf}.path[${depth}::int], ${column})`,
    ];
  });
  return joins.length === 0 ? empty : join(joins, ' ');
}

const nameOf = (dim: string, locale: string): Sql => {
  const alias = literal(`t_${dim}`);
  const plain = sql`coalesce(${alias}.name, '')`;
  return dim === 'dealer' ? plain : sql`coalesce(${alias}.names ->> ${locale}, ${alias}.name, '')`;
};

/** Joins the fiscal period `p` of a row, and says which rows count. */
function periodsOf({ compared, from, to }: BudgetQuestion): { joins: Sql; where: Sql; side: Sql } {
  if (!compared) {
    return {
      side: empty,
      joins: sql`JOIN fiscal_period p ON p.org_id = f.org_id AND p.id = f.period_id`,
      where: sql`AND (${from}::date IS NULL OR p.ends_on >= ${from}::date)
        AND (${to}::date IS NULL OR p.starts_on <= ${to}::date)`,
    };
  }
  const [ids, shown, isBasis] = columns(
    compared,
    (one) => one.periodId,
    (one) => one.shownAs,
    (one) => one.isBasis,
  );
  return {
    side: literal(', m.is_basis'),
    joins: sql`JOIN unnest(${ids}::uuid[], ${shown}::uuid[], ${isBasis}::boolean[])
        AS m(period_id, shown_as, is_basis) ON m.period_id = f.period_id
      JOIN fiscal_period p ON p.org_id = f.org_id AND p.id = m.shown_as`,
    where: empty,
  };
}

/**
 * One row per combination of the dimensions and kind of account, with a figure in it. A period counts
 * where it shares a day with the dates asked for: a budget is for the whole of it, and dates that cut
 * the first or the last period must not hide what stands in it.
 */
export async function readBudgetReport(tx: Tx, question: BudgetQuestion): Promise<ReportRow[]> {
  const { dims, depth, locale, narrowings, measures, shares, limit, placedOn } = question;
  const amountOf = (of: string, byDays = false) =>
    byDays && shares.length > 0 ? cutByDays(of) : of;
  const org = tx.orgId;
  const labels = dims.flatMap((dim) =>
    dim === 'period'
      ? [sql`s.period AS period`]
      : [
          sql`coalesce(${literal(`t_${dim}`)}.code, '') AS ${literal(`"${dim}"`)}`,
          sql`${nameOf(dim, locale)} AS ${literal(`"${dim}_name"`)}`,
        ],
  );
  const kind = dims.includes('account')
    ? literal('coalesce(t_account.kind, s.kind)')
    : literal('s.kind');
  const groups = Array.from({ length: labels.length + 1 }, (_, i) => i + 1).join(', ');
  const where = narrowings.map((one) => narrow(org, one, placedOn));
  const periods = periodsOf(question);
  // Which operators count: those below the account shown; else those between accounts of one kind, below
  // the account that the report is narrowed to, which counts as itself whatever it does to those above.
  const level = dims.includes('account') ? (depth ?? 1_000) : 0;
  const sums = measures.map(
    ({ key, of, byDays }) =>
      `(sum(s.sign * (${amountOf(of.replaceAll('f.', 's.'), byDays)})))::bigint AS ${key}`,
  );
  return tx.rows<ReportRow>(sql`
    WITH signs AS MATERIALIZED (
      SELECT a.id, a.kind, coalesce((
        SELECT CASE WHEN bool_or(x.operator = '~') THEN 0
          WHEN count(*) FILTER (WHERE x.operator = '-') % 2 = 1 THEN -1 ELSE 1 END
        FROM unnest(a.path) WITH ORDINALITY AS u(id, n)
        JOIN account x ON x.org_id = a.org_id AND x.id = u.id
        LEFT JOIN account above ON above.org_id = x.org_id AND above.id = x.parent_id
        WHERE CASE WHEN ${level}::int > 0 THEN u.n > ${level}::int
          ELSE u.n > ${depthOf(org, narrowings)} AND above.kind = a.kind AND x.kind = a.kind
          END), 1) AS sign
      FROM account a WHERE a.org_id = ${org}::uuid),
    s AS (
      SELECT f.*, p.code AS period, g.kind, g.sign ${periods.side}
      FROM ${literal(question.table)} f
      ${periods.joins}
      JOIN signs g ON g.id = f.account_id
      WHERE f.org_id = ${org}::uuid ${periods.where}
        ${question.isSpent ? literal(`AND g.kind = 'EXPENSE'`) : empty}
        ${where.length > 0 ? sql`AND ${join(where, ' AND ')}` : empty}),
    r AS (
      SELECT ${labels.length > 0 ? sql`${join(labels)},` : empty} ${kind} AS account_kind,
        ${question.currency}::text AS currency, ${literal(sums.join(', '))}
      FROM s ${joinShares(shares, 's')} ${joinsOf(question, org)} GROUP BY ${literal(groups)})
    SELECT * FROM r
    WHERE ${literal(measures.map(({ key }) => `${key} <> 0`).join(' OR '))}
    ORDER BY ${literal(groups)} LIMIT ${limit + 1}`);
}

/**
 * Codes of nodes that stand for themselves alone in a report rolled up to a depth (null: not rolled
 * up) though others hang below them.
 */
export async function readOwnCodes(
  tx: Tx,
  asked: { dimension: string; codes: readonly string[]; depth: number | null; placedOn: string },
): Promise<string[]> {
  const { dimension, codes, depth, placedOn } = asked;
  const table = TABLES[dimension]?.table ?? OTHER_TREES[dimension];
  if (!table) throw new Error(`no such tree ${dimension}`);
  const paths = dimension in TABLES ? pathsOf(tx.orgId, dimension, placedOn) : null;
  const tree =
    paths ?? sql`SELECT id, path FROM ${literal(table)} WHERE org_id = ${tx.orgId}::uuid`;
  const rows = await tx.rows<{ code: string }>(sql`
    WITH tree AS (${tree})
    SELECT n.code FROM ${literal(table)} n JOIN tree t ON t.id = n.id
    WHERE n.org_id = ${tx.orgId}::uuid AND n.code = ANY(${[...codes]}::text[])
      AND (${depth}::int IS NULL OR cardinality(t.path) < ${depth}::int)
      AND EXISTS (SELECT 1 FROM tree b WHERE b.path[cardinality(t.path)] = t.id
        AND cardinality(b.path) > cardinality(t.path))
    ORDER BY n.code`);
  return rows.map(({ code }) => code);
}

/** Ids by code, of what these reports are grouped by. */
export async function readBudgetIds(
  tx: Tx,
  dimension: string,
  codes: readonly string[],
): Promise<Record<string, string>> {
  const found = TABLES[dimension];
  if (!found) throw new Error(`no such dimension ${dimension}`);
  const rows = await tx.rows<{ id: string; code: string }>(sql`
    SELECT id, code FROM ${literal(found.table)}
    WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${[...codes]}::text[])`);
  return Object.fromEntries(rows.map((row) => [row.code, row.id]));
}

/** The periods of every calendar whose figures count between two days, in their order. */
export async function readCountedPeriods(
  tx: Tx,
  { from, to }: { from: string | null; to: string | null },
): Promise<ReportPeriod[]> {
  return tx.rows<ReportPeriod & Record<string, unknown>>(sql`
    SELECT p.code, p.year_id AS "yearId", p.no, p.starts_on::text AS "startsOn",
      p.ends_on::text AS "endsOn"
    FROM fiscal_period p
    WHERE p.org_id = ${tx.orgId}::uuid AND (${from}::date IS NULL OR p.ends_on >= ${from}::date)
      AND (${to}::date IS NULL OR p.starts_on <= ${to}::date)
    ORDER BY p.starts_on, p.id`);
}

export interface OpenPeriod {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
}

/** Periods of every calendar that are not over on a day, of those that share a day with a span. */
export async function readOpenPeriods(
  tx: Tx,
  asked: { today: string; to: string | null },
): Promise<OpenPeriod[]> {
  return tx.rows<OpenPeriod & Record<string, unknown>>(sql`
    SELECT id, code, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM fiscal_period
    WHERE org_id = ${tx.orgId}::uuid AND ends_on >= ${asked.today}::date
      AND (${asked.to}::date IS NULL OR starts_on <= ${asked.to}::date)
    ORDER BY starts_on, id`);
}
