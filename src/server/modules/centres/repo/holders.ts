// What names a centre, an account, a programme or a fiscal year, so that whoever would take it away is
// told what holds it. Reads tables of higher modules for this alone; where a table can have a key, the key
// holds the node as well, for what is written in the same moment.
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/** What a table may name, and the column it does it by. */
export type Held = 'centre' | 'account' | 'programme' | 'year';

export interface Holder {
  /** A key of the words `errors.holder`. */
  kind: string;
  /** What a reader knows it by: a number, a code, a name; null where the kind says all. */
  name: string | null;
}

/** Enough to know where to look; a thousand requests need not be told one by one. */
const NAMED_PER_KIND = 3;

interface Source {
  kind: string;
  /** Of `t`, or of what is joined to it. */
  name: string;
  from: string;
  /** Columns of `t`; `period` stands for the year of the period. */
  by: Partial<Record<Held | 'period', string>>;
}

const CELL = { centre: 'centre_id', account: 'account_id', programme: 'programme_id' };

const SOURCES: readonly Source[] = [
  {
    ...{ kind: 'budget', name: "b.number || ' ' || b.name" },
    from: 'budget_line t JOIN budget b ON b.org_id = t.org_id AND b.id = t.budget_id',
    by: CELL,
  },
  {
    ...{ kind: 'budget', name: "t.number || ' ' || t.name", from: 'budget t' },
    by: { year: 'year_id' },
  },
  {
    ...{ kind: 'budgetChange', name: 'c.number' },
    from: `budget_change_line t
      JOIN budget_change c ON c.org_id = t.org_id AND c.id = t.change_id`,
    by: { ...CELL, period: 'period_id' },
  },
  { kind: 'budgetControl', name: 't.code', from: 'budget_control t', by: CELL },
  {
    ...{ kind: 'budgetDriver', name: 't.code', from: 'budget_driver t' },
    by: { ...CELL, year: 'year_id' },
  },
  { kind: 'expenseType', name: 't.code', from: 'expense_type t', by: { account: 'account_id' } },
  {
    ...{ kind: 'expenseRequest', name: 'r.number' },
    from: `expense_line t
      JOIN expense_request r ON r.org_id = t.org_id AND r.id = t.request_id`,
    by: { ...CELL, period: 'period_id' },
  },
  {
    ...{ kind: 'rebateAgreement', name: 't.code', from: 'rebate_agreement t' },
    by: CELL,
  },
  {
    ...{ kind: 'rebateAgreement', name: 'g.code' },
    from: `rebate_accrual t
      JOIN rebate_agreement g ON g.org_id = t.org_id AND g.id = t.agreement_id`,
    by: { period: 'period_id' },
  },
  {
    ...{ kind: 'approvalRule', name: 't.code', from: 'approval_rule t' },
    by: { centre: 'centre_id' },
  },
  {
    ...{ kind: 'deviationRule', name: 't.code', from: 'deviation_rule t' },
    by: { centre: 'centre_id', account: 'account_id' },
  },
  {
    ...{ kind: 'deviation', name: 't.number', from: 'deviation t' },
    by: { centre: 'centre_id', account: 'account_id', period: 'period_id' },
  },
  { kind: 'salesBudget', name: 'NULL', from: 'sales_budget t', by: { period: 'period_id' } },
  {
    ...{ kind: 'postings', name: 'NULL', from: 'budget_balance t' },
    by: { ...CELL, period: 'period_id' },
  },
];

function whereOf(held: Held, { by }: Source, id: string): Sql | undefined {
  const column = by[held];
  if (column) return sql`${literal(`t.${column}`)} = ${id}::uuid`;
  if (held !== 'year' || !by.period) return undefined;
  return sql`${literal(`t.${by.period}`)} IN (SELECT p.id FROM fiscal_period p
    WHERE p.org_id = t.org_id AND p.year_id = ${id}::uuid)`;
}

/** What stood below a centre once: without it the tree of those days would have a hole. */
const stoodBelow = (tx: Tx, id: string): Sql => sql`
  (SELECT DISTINCT 'placement' AS kind, c.code AS name FROM centre_placement t
    JOIN responsibility_centre c ON c.org_id = t.org_id AND c.id = t.centre_id
    WHERE t.org_id = ${tx.orgId}::uuid AND ${id}::uuid = ANY(t.path) AND t.centre_id <> ${id}::uuid
    ORDER BY name LIMIT ${NAMED_PER_KIND})`;

/** What names it, some of each kind; none: nothing does. One statement. */
export async function holdersOf(tx: Tx, held: Held, id: string): Promise<Holder[]> {
  const parts = SOURCES.flatMap((source): Sql[] => {
    const where = whereOf(held, source, id);
    if (!where) return [];
    const { kind, name, from } = source;
    return [
      sql`(SELECT DISTINCT ${kind}::text AS kind, ${literal(`(${name})::text`)} AS name
        FROM ${literal(from)} WHERE t.org_id = ${tx.orgId}::uuid AND ${where}
        ORDER BY name LIMIT ${NAMED_PER_KIND})`,
    ];
  });
  if (held === 'centre') parts.push(stoodBelow(tx, id));
  return tx.rows<Holder>(sql`
    SELECT DISTINCT kind, name FROM (${join(parts, ' UNION ALL ')}) AS held ORDER BY kind, name`);
}
