// The rows behind a figure, newest first, page by page: entries of the budget ledger in cells, and
// movements of order lines.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { NO_ONE } from '@/kernel/ids';
import { decodeCursor } from '@/server/platform/page';
import { columns, empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { PeriodShare } from '../domain/to-date';
import { FLOW_MEASURES, GAP, perEntryOf } from './flow-columns';
import { cutByDays, joinShares } from './period-shares';
import type { LineKind, TrailEntry, TrailLine } from '../trail-schemas';

export interface EntriesQuestion {
  periodIds: readonly string[];
  centreIds: readonly string[];
  /** Accounts with the sign they count with at the node. */
  accounts: readonly (readonly [id: string, sign: bigint])[];
  kinds: readonly string[];
  dealerId?: string | null | undefined;
  typeId?: string | null | undefined;
  programmeId?: string | null | undefined;
  docId?: string | null | undefined;
  /** Only what names an expense type. */
  isTyped: boolean;
}

/** The document itself, the claims of a request, the accruals of an agreement. */
const ofDocument = (tx: Tx, docId: string): Sql => sql`AND e.doc_id IN (
  SELECT ${docId}::uuid
  UNION ALL SELECT k.id FROM expense_claim k
    WHERE k.org_id = ${tx.orgId}::uuid AND k.request_id = ${docId}::uuid
  UNION ALL SELECT a.id FROM rebate_accrual a
    WHERE a.org_id = ${tx.orgId}::uuid AND a.agreement_id = ${docId}::uuid)`;

/** The sign of each account, to be joined to what was found: joined before, each entry meets each. */
function signs(asked: EntriesQuestion): Sql {
  const [ids, factors] = columns(
    asked.accounts,
    ([id]) => id,
    ([, sign]) => sign,
  );
  return sql`JOIN unnest(${ids}::uuid[], ${factors}::bigint[]) AS s(account_id, sign)
    ON s.account_id = e.account_id`;
}

function booked(tx: Tx, asked: EntriesQuestion): Sql {
  const ids = asked.accounts.map(([id]) => id);
  const { dealerId, typeId, programmeId, docId, isTyped } = asked;
  return sql`FROM budget_entry e
    WHERE e.org_id = ${tx.orgId}::uuid AND e.period_id = ANY(${[...asked.periodIds]}::uuid[])
      AND e.centre_id = ANY(${[...asked.centreIds]}::uuid[])
      AND e.account_id = ANY(${ids}::uuid[]) AND e.kind = ANY(${[...asked.kinds]}::text[])
      ${dealerId ? sql`AND e.dealer_id = ${dealerId}::uuid` : empty}
      ${typeId ? sql`AND e.expense_type_id = ${typeId}::uuid` : empty}
      ${programmeId ? sql`AND e.programme_id = ${programmeId}::uuid` : empty}
      ${isTyped ? sql`AND e.expense_type_id <> ${NO_ONE}::uuid` : empty}
      ${docId ? ofDocument(tx, docId) : empty}`;
}

const SeqKey = z.tuple([z.coerce.bigint()]);

/** One row more than the page; names and numbers are looked up for the page only. */
export async function readTrailEntries(
  tx: Tx,
  asked: EntriesQuestion & { locale: string },
  page: { cursor?: string | null | undefined; limit: number },
): Promise<TrailEntry[]> {
  const after = decodeCursor(page.cursor, SeqKey);
  const local = (alias: 'c' | 'a' | 't') =>
    sql`coalesce(${literal(alias)}.names ->> ${asked.locale}, ${literal(alias)}.name)`;
  return tx.rows<TrailEntry & Record<string, unknown>>(sql`
    SELECT e.seq, e.kind, e.occurred_on AS "occurredOn", p.code AS "periodCode",
      c.code AS "centreCode", ${local('c')} AS "centreName", a.code AS "accountCode",
      ${local('a')} AS "accountName", d.name AS "dealerName", ${local('t')} AS "typeName",
      s.sign * e.amount_minor AS "amountMinor", e.doc_kind AS "docKind", e.doc_id AS "docId",
      coalesce(v.number, h.number, q.number, k.number, m.number, g.code) AS "docNumber",
      json_build_object('docKind', CASE WHEN m.id IS NOT NULL THEN 'expenseClaim'
        WHEN r.id IS NOT NULL THEN 'rebateAgreement' ELSE e.doc_kind END,
        'docId', coalesce(m.claim_id, r.agreement_id, e.doc_id)) AS page
    FROM (SELECT e.* ${booked(tx, asked)}
      ${after ? sql`AND e.seq < ${after[0]}::bigint` : empty}
      ORDER BY e.seq DESC LIMIT ${page.limit + 1}) e
    ${signs(asked)}
    JOIN fiscal_period p ON p.org_id = e.org_id AND p.id = e.period_id
    JOIN responsibility_centre c ON c.org_id = e.org_id AND c.id = e.centre_id
    JOIN account a ON a.org_id = e.org_id AND a.id = e.account_id
    LEFT JOIN dealer d ON d.org_id = e.org_id AND d.id = e.dealer_id
    LEFT JOIN expense_type t ON t.org_id = e.org_id AND t.id = e.expense_type_id
    LEFT JOIN budget v ON v.org_id = e.org_id AND v.id = e.doc_id
    LEFT JOIN budget_change h ON h.org_id = e.org_id AND h.id = e.doc_id
    LEFT JOIN expense_request q ON q.org_id = e.org_id AND q.id = e.doc_id
    LEFT JOIN expense_claim k ON k.org_id = e.org_id AND k.id = e.doc_id
    LEFT JOIN expense_settlement m ON m.org_id = e.org_id AND m.id = e.doc_id
    LEFT JOIN rebate_accrual r ON r.org_id = e.org_id AND r.id = e.doc_id
    LEFT JOIN rebate_agreement g ON g.org_id = r.org_id AND g.id = r.agreement_id
    ORDER BY e.seq DESC`);
}

export async function sumTrailEntries(tx: Tx, asked: EntriesQuestion): Promise<bigint> {
  const row = await tx.row<{ total: bigint }>(sql`
    SELECT coalesce(sum(s.sign * e.amount), 0)::bigint AS total
    FROM (SELECT e.account_id, sum(e.amount_minor) AS amount ${booked(tx, asked)} GROUP BY 1) e
    ${signs(asked)}`);
  return row?.total ?? 0n;
}

/** What a row of the rollup stands for that a comparison cuts by days. */
const GRAIN = {
  budget: literal('e.period_id, e.centre_id, e.account_id, e.programme_id'),
  expense: literal('e.period_id, e.centre_id, e.account_id, e.expense_type_id, e.dealer_id'),
};

/**
 * The same of periods that count in part, as the figures that lead here count them: each row of their
 * rollup is cut by itself, which is by type and dealer where those are told apart.
 */
export async function sumTrailEntriesToDate(
  tx: Tx,
  asked: EntriesQuestion,
  shares: readonly PeriodShare[],
): Promise<bigint> {
  const grain = asked.dealerId || asked.typeId ? GRAIN.expense : GRAIN.budget;
  const row = await tx.row<{ total: bigint }>(sql`
    SELECT coalesce(sum(s.sign * ${literal(cutByDays('e.amount'))}), 0)::bigint AS total
    FROM (SELECT ${grain}, sum(e.amount_minor)::bigint AS amount ${booked(tx, asked)}
      GROUP BY ${grain}) e
    ${signs(asked)} ${joinShares(shares, 'e')}`);
  return row?.total ?? 0n;
}

export interface LinesQuestion {
  from: string;
  to: string;
  currency: string;
  kind: LineKind;
  productId?: string | null | undefined;
  /** null: of everybody. */
  dealerIds: readonly string[] | null;
  cause?: string | null | undefined;
}

/**
 * The days that can hold any are known from the small rollups, so the ledger is read by its index of
 * days and kinds on those alone, not over the whole span.
 */
function moved(tx: Tx, asked: LinesQuestion): Sql {
  const { from, to, productId, dealerIds, cause } = asked;
  const span = sql`r.org_id = ${tx.orgId}::uuid AND r.day BETWEEN ${from}::date AND ${to}::date`;
  const days = productId
    ? sql`AND e.occurred_on IN (SELECT r.day FROM rollup_flow_day_product r
        WHERE ${span} AND r.product_id = ${productId}::uuid)`
    : dealerIds
      ? sql`AND e.occurred_on IN (SELECT r.day FROM rollup_flow_day_dealer r
          WHERE ${span} AND r.dealer_id = ANY(${[...dealerIds]}::uuid[]))`
      : empty;
  return sql`FROM order_flow_entry e
    WHERE e.org_id = ${tx.orgId}::uuid AND e.kind = ${asked.kind}
      AND e.currency = ${asked.currency}
      AND e.occurred_on BETWEEN ${from}::date AND ${to}::date ${days}
      ${productId ? sql`AND e.product_id = ${productId}::uuid` : empty}
      ${dealerIds ? sql`AND e.dealer_id = ANY(${[...dealerIds]}::uuid[])` : empty}
      ${cause ? sql`AND ${literal(perEntryOf(GAP, 'cause'))} = ${cause}` : empty}`;
}

const DayKey = z.tuple([dayField, z.coerce.bigint()]);

/** One row more than the page, newest day first. */
export async function readTrailLines(
  tx: Tx,
  asked: LinesQuestion & { locale: string },
  page: { cursor?: string | null | undefined; limit: number },
): Promise<TrailLine[]> {
  const after = decodeCursor(page.cursor, DayKey);
  const before = after
    ? sql`AND (e.occurred_on, e.seq) < (${after[0]}::date, ${after[1]}::bigint)`
    : empty;
  return tx.rows<TrailLine & Record<string, unknown>>(sql`
    SELECT e.seq, e.occurred_on AS "occurredOn", e.order_id AS "orderId",
      o.number AS "orderNumber", l.line_no AS "lineNo", coalesce(d.code, '') AS "dealerCode",
      coalesce(d.name, '') AS "dealerName", coalesce(p.code, '') AS "productCode",
      coalesce(p.names ->> ${asked.locale}, p.name, '') AS "productName", e.quantity,
      NULL AS "inTimeQuantity", e.net_minor AS "netMinor", e.cause, e.doc_kind AS "docKind", e.doc_id AS "docId",
      coalesce(s.number, i.number, n.number, r.number, o.number) AS "docNumber"
    FROM (SELECT e.* ${moved(tx, asked)} ${before}
      ORDER BY e.occurred_on DESC, e.seq DESC LIMIT ${page.limit + 1}) e
    LEFT JOIN dealer d ON d.org_id = e.org_id AND d.id = e.dealer_id
    LEFT JOIN product p ON p.org_id = e.org_id AND p.id = e.product_id
    LEFT JOIN sales_order o ON o.org_id = e.org_id AND o.id = e.order_id
    LEFT JOIN order_line l ON l.org_id = e.org_id AND l.id = e.line_id
    LEFT JOIN shipment s ON s.org_id = e.org_id AND s.id = e.doc_id
    LEFT JOIN invoice i ON i.org_id = e.org_id AND i.id = e.doc_id
    LEFT JOIN credit_note n ON n.org_id = e.org_id AND n.id = e.doc_id
    LEFT JOIN return_order r ON r.org_id = e.org_id AND r.id = e.doc_id
    ORDER BY e.occurred_on DESC, e.seq DESC`);
}

/** Sums by day of a product or of dealers, or of the company; null: only the ledger knows. */
function daySums(tx: Tx, asked: LinesQuestion): Sql | null {
  const { from, to, currency, productId, dealerIds, cause } = asked;
  if ((productId && dealerIds) || cause) return null;
  const table = productId ? '_product' : dealerIds ? '_dealer' : '';
  return sql`FROM ${literal(`rollup_flow_day${table}`)} r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.currency = ${currency}
      AND r.day BETWEEN ${from}::date AND ${to}::date
      ${productId ? sql`AND r.product_id = ${productId}::uuid` : empty}
      ${dealerIds ? sql`AND r.dealer_id = ANY(${[...dealerIds]}::uuid[])` : empty}`;
}

const MEASURES = new Map<string, string>(FLOW_MEASURES);

/** As the figures count them that lead here: from the rollups, wherever one has what is asked for. */
export async function sumTrailLines(
  tx: Tx,
  asked: LinesQuestion,
): Promise<{ quantity: bigint; net: bigint }> {
  const sums = daySums(tx, asked);
  const measure = MEASURES.get(asked.kind);
  const [quantity, net, rows] =
    sums && measure
      ? [literal(`r.${measure}_quantity`), literal(`r.${measure}_minor`), sums]
      : [literal('e.quantity'), literal('e.net_minor'), moved(tx, asked)];
  const row = await tx.row<{ quantity: bigint; net: bigint }>(sql`
    SELECT coalesce(sum(${quantity}), 0)::bigint AS quantity,
      coalesce(sum(${net}), 0)::bigint AS net ${rows}`);
  return row ?? { quantity: 0n, net: 0n };
}

/** Dealers of a region and below, or its own alone; the nil UUID: those of no region. */
export async function readRegionDealers(
  tx: Tx,
  { regionId, isOwn = false }: { regionId: string; isOwn?: boolean | undefined },
): Promise<string[]> {
  if (regionId === NO_ONE) {
    const none = await tx.rows<{ id: string }>(sql`
      SELECT d.id FROM dealer d WHERE d.org_id = ${tx.orgId}::uuid AND d.region_id IS NULL`);
    return none.map(({ id }) => id);
  }
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT d.id FROM region r JOIN dealer d ON d.org_id = r.org_id AND d.region_id = r.id
    WHERE r.org_id = ${tx.orgId}::uuid
      AND ${isOwn ? sql`r.id = ${regionId}::uuid` : sql`r.path @> ARRAY[${regionId}::uuid]`}`);
  return rows.map(({ id }) => id);
}
