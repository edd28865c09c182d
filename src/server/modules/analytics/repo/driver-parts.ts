// What lies below cells of the budget: the documents that were booked there, from the ledger by its
// index of cells, and types and dealers, from the rollup. Costs what the cells hold, not the table.
import { columns, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PeriodShare } from '../domain/to-date';
import { cutByDays, joinShares } from './period-shares';

/** A cell with what one unit of it does to the variance it is part of. */
export interface WeighedCell {
  /** Which question it belongs to; several are answered by one statement. */
  at: number;
  centreId: string;
  accountId: string;
  factor: bigint;
}

const cellsOf = (cells: readonly WeighedCell[]): Sql => {
  const [at, centre, account, factor] = columns(
    cells,
    (cell) => cell.at,
    (cell) => cell.centreId,
    (cell) => cell.accountId,
    (cell) => cell.factor,
  );
  return sql`unnest(${at}::int[], ${centre}::uuid[], ${account}::uuid[], ${factor}::bigint[])
    AS c(at, centre_id, account_id, factor)`;
};

export interface DocumentPart {
  at: number;
  docKind: string;
  docId: string;
  number: string | null;
  title: string | null;
  /** What it does to the variance: what was spent is negative. */
  varianceMinor: bigint;
  /** All documents of the question, also those that are not among the largest. */
  documents: number;
}

/** A claim stands for its request, a rebate that accrued for its agreement; others for themselves. */
const REQUEST = {
  join: literal(`LEFT JOIN expense_claim k ON e.doc_kind = 'expenseClaim'
        AND k.org_id = e.org_id AND k.id = e.doc_id
      LEFT JOIN rebate_accrual b ON e.doc_kind = 'rebateAccrual'
        AND b.org_id = e.org_id AND b.id = e.doc_id`),
  kind: literal(`CASE WHEN k.id IS NOT NULL THEN 'expenseRequest'
    WHEN b.id IS NOT NULL THEN 'rebateAgreement' ELSE e.doc_kind END`),
  id: literal('coalesce(k.request_id, b.agreement_id, e.doc_id)'),
};
const DOCUMENT = {
  join: literal(''),
  kind: literal('e.doc_kind'),
  id: literal('e.doc_id'),
};

/**
 * The largest documents booked as actual in the cells of each question, with their names. Documents
 * are summed before they are named, so names are looked up for what is shown only.
 */
export async function readDocumentParts(
  tx: Tx,
  asked: {
    cells: readonly WeighedCell[];
    periodIds: readonly string[];
    as: 'request' | 'document';
    limit: number;
  },
): Promise<DocumentPart[]> {
  const { cells, periodIds, limit } = asked;
  const by = asked.as === 'request' ? REQUEST : DOCUMENT;
  return tx.rows<DocumentPart & Record<string, unknown>>(sql`
    WITH booked AS (
      SELECT c.at, e.org_id, e.doc_kind, e.doc_id, sum(c.factor * e.amount_minor) AS amount
      FROM ${cellsOf(cells)}
      JOIN budget_entry e ON e.org_id = ${tx.orgId}::uuid
        AND e.period_id = ANY(${[...periodIds]}::uuid[])
        AND e.centre_id = c.centre_id AND e.account_id = c.account_id AND e.kind = 'ACTUAL'
      GROUP BY c.at, e.org_id, e.doc_kind, e.doc_id),
    part AS (
      SELECT e.at, ${by.kind} AS kind, ${by.id} AS id, sum(e.amount)::bigint AS amount
      FROM booked e ${by.join} GROUP BY 1, 2, 3),
    ranked AS (
      SELECT p.*, row_number() OVER (PARTITION BY p.at ORDER BY abs(p.amount) DESC, p.id) AS no,
        count(*) OVER (PARTITION BY p.at)::int AS documents
      FROM part p WHERE p.amount <> 0)
    SELECT r.at, r.kind AS "docKind", r.id AS "docId", r.amount AS "varianceMinor", r.documents,
      coalesce(q.number, k.number, g.code) AS number,
      coalesce(q.title, kq.title, g.name) AS title
    FROM ranked r
    LEFT JOIN expense_request q ON r.kind = 'expenseRequest'
      AND q.org_id = ${tx.orgId}::uuid AND q.id = r.id
    LEFT JOIN expense_claim k ON r.kind = 'expenseClaim'
      AND k.org_id = ${tx.orgId}::uuid AND k.id = r.id
    LEFT JOIN expense_request kq ON kq.org_id = k.org_id AND kq.id = k.request_id
    LEFT JOIN rebate_accrual b ON r.kind = 'rebateAccrual'
      AND b.org_id = ${tx.orgId}::uuid AND b.id = r.id
    LEFT JOIN rebate_agreement g ON g.org_id = ${tx.orgId}::uuid
      AND g.id = CASE WHEN r.kind = 'rebateAgreement' THEN r.id ELSE b.agreement_id END
    WHERE r.no <= ${limit} ORDER BY r.at, r.no`);
}

export interface SpentPart {
  id: string;
  code: string | null;
  name: string | null;
  /** What each side does to the variance before the basis is taken away. */
  basis: bigint;
  actual: bigint;
}

const NAMED = {
  type: {
    key: 'expense_type_id',
    table: 'expense_type',
    name: (locale: string) => sql`coalesce(n.names ->> ${locale}, n.name)`,
  },
  dealer: { key: 'dealer_id', table: 'dealer', name: () => literal('n.name') },
} as const;

/** What was spent in the cells by expense type or dealer, in the periods of both sides. */
export async function readSpentParts(
  tx: Tx,
  asked: {
    cells: readonly WeighedCell[];
    actual: readonly string[];
    basis: readonly string[];
    /** Of periods of the basis that count in part. */
    shares: readonly PeriodShare[];
    by: 'type' | 'dealer';
    locale: string;
  },
): Promise<SpentPart[]> {
  const { key, table, name } = NAMED[asked.by];
  const spent = asked.shares.length === 0 ? 'r.actual_minor' : cutByDays('r.actual_minor');
  const of = (periods: readonly string[]) => sql`coalesce(sum(c.factor * ${literal(spent)})
    FILTER (WHERE r.period_id = ANY(${[...periods]}::uuid[])), 0)::bigint`;
  return tx.rows<SpentPart & Record<string, unknown>>(sql`
    WITH part AS (
      SELECT r.${literal(key)} AS id, ${of(asked.basis)} AS basis, ${of(asked.actual)} AS actual
      FROM ${cellsOf(asked.cells)}
      JOIN rollup_expense_month r ON r.org_id = ${tx.orgId}::uuid
        AND r.period_id = ANY(${[...asked.actual, ...asked.basis]}::uuid[])
        AND r.centre_id = c.centre_id AND r.account_id = c.account_id
      ${joinShares(asked.shares, 'r')}
      GROUP BY 1)
    SELECT p.id, n.code, ${name(asked.locale)} AS name, p.basis, p.actual
    FROM part p LEFT JOIN ${literal(table)} n ON n.org_id = ${tx.orgId}::uuid AND n.id = p.id
    WHERE p.basis <> 0 OR p.actual <> 0`);
}

/** Dealers whose sales centres answer for: those of their regions and below. */
export async function readCentreDealers(
  tx: Tx,
  centreIds: readonly string[],
): Promise<{ centreId: string; dealerId: string }[]> {
  return tx.rows<{ centreId: string; dealerId: string }>(sql`
    SELECT c.id AS "centreId", d.id AS "dealerId"
    FROM responsibility_centre c
    JOIN region r ON r.org_id = c.org_id AND r.path @> ARRAY[c.region_id]
    JOIN dealer d ON d.org_id = r.org_id AND d.region_id = r.id
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ANY(${[...centreIds]}::uuid[])`);
}
