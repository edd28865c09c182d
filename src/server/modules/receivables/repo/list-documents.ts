// Lists of invoices, receipts and credit notes: keyset pages over indexes that begin with the
// organization, so that a page costs the same whatever the history.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { BILL_TO } from '@/server/modules/dealers';
import { decodeCursor } from '@/server/platform/page';
import { empty, join, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith, codeForms } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type {
  BankState,
  CreditNoteItem,
  InvoiceItem,
  ListCreditNotesInput,
  ListInvoicesInput,
  ListReceiptsInput,
  ReceiptItem,
} from '../schemas';
import { countedColumn, INVOICES, RECEIPTS, withUndone } from './counted';

const DateKey = z.tuple([dayField, z.uuid()]);

/** Columns of an invoice in a list; `i` is the invoice, `d` its dealer. */
export const invoiceItem = (today: string) => sql`i.id, i.number, i.dealer_id AS "dealerId",
  d.code AS "dealerCode", d.name AS "dealerName", i.status, i.currency,
  i.issued_on AS "issuedOn", i.due_on AS "dueOn",
  CASE WHEN i.open_minor > 0 THEN greatest(coalesce(${today}::date - i.due_on, 0), 0) ELSE 0 END
    AS "overdueDays",
  i.total_minor AS "totalMinor", i.open_minor AS "openMinor"`;

/** What narrows the invoices that were taken back in the days, too. */
function sharedConditions(tx: Tx, input: ListInvoicesInput, today: string): Sql[] {
  const all = [sql`i.org_id = ${tx.orgId}::uuid`];
  if (input.currency) all.push(sql`i.currency = ${input.currency}`);
  if (input.dealerId) all.push(sql`i.dealer_id = ${input.dealerId}::uuid`);
  if (input.orderId) all.push(sql`i.order_id = ${input.orderId}::uuid`);
  if (input.overdue) all.push(sql`i.open_minor > 0 AND i.due_on < ${today}::date`);
  if (input.dueBefore) all.push(sql`i.open_minor > 0 AND i.due_on < ${input.dueBefore}::date`);
  if (input.search) all.push(beginsWith(literal('i.number'), codeForms(input.search)));
  return all;
}

const invoiceConditions = (tx: Tx, input: ListInvoicesInput, today: string): Sql[] => [
  ...sharedConditions(tx, input, today),
  ...(input.from ? [sql`i.issued_on >= ${input.from}::date`] : []),
  ...(input.to ? [sql`i.issued_on <= ${input.to}::date`] : []),
];

/**
 * One ordered index scan per wanted status, each cut at the page size and merged: a scan by date
 * that filters the status afterwards would read everything for a rare one.
 */
function newestFirst(tx: Tx, input: ListInvoicesInput, today: string): Sql {
  const after = decodeCursor(input.cursor, DateKey);
  const past = after ? [sql`(i.issued_on, i.id) < (${after[0]}::date, ${after[1]}::uuid)`] : [];
  const base = [...invoiceConditions(tx, input, today), ...past];
  const limit = input.limit + 1;
  const order = literal('ORDER BY i.issued_on DESC, i.id DESC');
  const statuses = input.status ?? [];
  if (statuses.length === 0) {
    const cut = sql`${order} LIMIT ${limit}`;
    return withUndone(tx, INVOICES, input, {
      own: sql`SELECT i.* FROM invoice i WHERE ${join(base, ' AND ')} ${cut}`,
      shared: [...sharedConditions(tx, input, today), ...past],
      order: cut,
    });
  }
  const own = join([...base, sql`i.status = w.status`], ' AND ');
  return sql`SELECT i.* FROM unnest(${statuses}::text[]) AS w(status)
    CROSS JOIN LATERAL (SELECT * FROM invoice i WHERE ${own} ${order} LIMIT ${limit}) i
    ${order} LIMIT ${limit}`;
}

/** One row more than the page. */
export async function listInvoices(
  tx: Tx,
  input: ListInvoicesInput,
  today: string,
): Promise<InvoiceItem[]> {
  if (input.overdue) return listOverdue(tx, input, today);
  return tx.rows<InvoiceItem>(sql`
    SELECT ${invoiceItem(today)} ${countedColumn(tx, INVOICES, input)}
    FROM (${newestFirst(tx, input, today)}) i
    JOIN dealer d ON d.org_id = i.org_id AND d.id = i.dealer_id
    ORDER BY i.issued_on DESC, i.id DESC`);
}

/** Reads the index of open invoices by due date, the longest overdue first. */
async function listOverdue(
  tx: Tx,
  input: ListInvoicesInput,
  today: string,
): Promise<InvoiceItem[]> {
  const after = decodeCursor(input.cursor, DateKey);
  const conditions = invoiceConditions(tx, input, today);
  if (input.status?.length) conditions.push(sql`i.status = ANY(${input.status}::text[])`);
  if (after) conditions.push(sql`(i.due_on, i.id) > (${after[0]}::date, ${after[1]}::uuid)`);
  return tx.rows<InvoiceItem>(sql`
    SELECT ${invoiceItem(today)} FROM invoice i
    JOIN dealer d ON d.org_id = i.org_id AND d.id = i.dealer_id
    WHERE ${join(conditions, ' AND ')} ORDER BY i.due_on, i.id LIMIT ${input.limit + 1}`);
}

export const invoiceKey = (input: ListInvoicesInput) => (row: InvoiceItem) =>
  [input.overdue ? row.dueOn : row.issuedOn, row.id] as const;

/** Posted and not on the bank's list; `c` is the receipt. */
const UNCONFIRMED = literal(`c.confirmed_on IS NULL AND c.status = 'POSTED'`);

/** What the bank says of a receipt, as of a day from which on waiting is not held yet. */
function bankCondition(bank: BankState, heldBefore: string): Sql {
  if (bank === 'CONFIRMED') return literal(`c.confirmed_on IS NOT NULL AND c.status = 'POSTED'`);
  if (bank === 'AWAITING') return UNCONFIRMED;
  return sql`${UNCONFIRMED} AND c.received_on < ${heldBefore}::date`;
}

interface CreditFilter {
  dealerId?: string;
  from?: string;
  to?: string;
  unapplied?: boolean;
  currency?: string;
  cursor?: string | null;
}

/** Conditions of a list of credits whatever their days; `c` is the row, `on` its date column. */
function creditsOf(tx: Tx, filter: CreditFilter, on: Sql): Sql[] {
  const after = decodeCursor(filter.cursor, DateKey);
  return [
    sql`c.org_id = ${tx.orgId}::uuid`,
    ...(filter.dealerId ? [sql`c.dealer_id = ${filter.dealerId}::uuid`] : []),
    ...(filter.currency ? [sql`c.currency = ${filter.currency}`] : []),
    ...(filter.unapplied ? [literal('c.unapplied_minor > 0')] : []),
    ...(after ? [sql`(${on}, c.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
  ];
}

const creditConditions = (tx: Tx, filter: CreditFilter, on: Sql): Sql[] => [
  ...creditsOf(tx, filter, on),
  ...(filter.from ? [sql`${on} >= ${filter.from}::date`] : []),
  ...(filter.to ? [sql`${on} <= ${filter.to}::date`] : []),
];

const receiptItem = (
  heldBefore: string,
) => sql`c.id, c.number, c.dealer_id AS "dealerId", d.code AS "dealerCode",
  d.name AS "dealerName", c.status, c.currency, c.received_on AS "receivedOn", c.method,
  c.reference, c.amount_minor AS "amountMinor", c.unapplied_minor AS "unappliedMinor",
  c.confirmed_on AS "confirmedOn", c.bank_reference AS "bankReference",
  CASE WHEN c.status <> 'POSTED' THEN NULL WHEN c.confirmed_on IS NOT NULL THEN 'CONFIRMED'
    WHEN c.received_on < ${heldBefore}::date THEN 'HELD' ELSE 'AWAITING' END AS bank,
  c.version`;

export async function listReceipts(
  tx: Tx,
  input: ListReceiptsInput,
  heldBefore: string,
): Promise<ReceiptItem[]> {
  const on = literal('c.received_on');
  const bank = input.bank ? [bankCondition(input.bank, heldBefore)] : [];
  const order = sql`ORDER BY c.received_on DESC, c.id DESC LIMIT ${input.limit + 1}`;
  const conditions = [...creditConditions(tx, input, on), ...bank];
  const page = withUndone(tx, RECEIPTS, input, {
    own: sql`SELECT c.* FROM receipt c WHERE ${join(conditions, ' AND ')} ${order}`,
    shared: [...creditsOf(tx, input, on), ...bank],
    order,
  });
  return tx.rows<ReceiptItem>(sql`
    SELECT ${receiptItem(heldBefore)} ${countedColumn(tx, RECEIPTS, input)} FROM (${page}) c
    JOIN dealer d ON d.org_id = c.org_id AND d.id = c.dealer_id
    ORDER BY c.received_on DESC, c.id DESC`);
}

/** The longest waiting first: what no bank line has confirmed in time. */
export async function readHeld(
  tx: Tx,
  asked: { heldBefore: string; limit: number },
): Promise<ReceiptItem[]> {
  return tx.rows<ReceiptItem>(sql`
    SELECT ${receiptItem(asked.heldBefore)} FROM receipt c
    JOIN dealer d ON d.org_id = c.org_id AND d.id = c.dealer_id
    WHERE c.org_id = ${tx.orgId}::uuid AND ${bankCondition('HELD', asked.heldBefore)}
    ORDER BY c.received_on, c.id LIMIT ${asked.limit}`);
}

export interface HeldTotal {
  currency: string;
  amountMinor: bigint;
  count: number;
}

export async function sumHeld(tx: Tx, heldBefore: string): Promise<HeldTotal[]> {
  return tx.rows<HeldTotal & Record<string, unknown>>(sql`
    SELECT c.currency, sum(c.amount_minor)::bigint AS "amountMinor", count(*)::int AS count
    FROM receipt c
    WHERE c.org_id = ${tx.orgId}::uuid AND ${bankCondition('HELD', heldBefore)}
    GROUP BY c.currency ORDER BY c.currency`);
}

const CREDIT_NOTE = sql`c.id, c.number, c.dealer_id AS "dealerId", d.code AS "dealerCode",
  d.name AS "dealerName", c.invoice_id AS "invoiceId", i.number AS "invoiceNumber",
  c.return_id AS "returnId", c.currency, c.issued_on AS "issuedOn", c.reason,
  coalesce(k.name, c.reason) AS "reasonName", coalesce(k.names, '{}'::jsonb) AS "reasonNames",
  c.total_minor AS "totalMinor", c.unapplied_minor AS "unappliedMinor"`;

const FROM_CREDIT_NOTE = literal(`FROM credit_note c
  JOIN dealer d ON d.org_id = c.org_id AND d.id = c.dealer_id
  LEFT JOIN invoice i ON i.org_id = c.org_id AND i.id = c.invoice_id
  LEFT JOIN return_reason k ON k.org_id = c.org_id AND k.code = c.reason AND c.return_id IS NOT NULL`);

export async function listCreditNotes(
  tx: Tx,
  input: ListCreditNotesInput,
): Promise<CreditNoteItem[]> {
  const { invoicedFrom, invoicedTo } = input;
  const first = invoicedFrom ? sql`AND i.issued_on >= ${invoicedFrom}::date` : empty;
  const last = invoicedTo ? sql`AND i.issued_on <= ${invoicedTo}::date` : empty;
  const later = input.later
    ? literal(`AND c.issued_on >= date_trunc('month', i.issued_on) + interval '1 month'`)
    : empty;
  return tx.rows<CreditNoteItem>(sql`
    SELECT ${CREDIT_NOTE} ${FROM_CREDIT_NOTE}
    WHERE ${join(creditConditions(tx, input, literal('c.issued_on')), ' AND ')}
      ${first} ${last} ${later}
    ORDER BY c.issued_on DESC, c.id DESC LIMIT ${input.limit + 1}`);
}

export type ReceiptHead = ReceiptItem & { note: string | null };

export async function readReceiptHead(
  tx: Tx,
  id: string,
  heldBefore: string,
): Promise<ReceiptHead | undefined> {
  return tx.row<ReceiptHead>(sql`
    SELECT ${receiptItem(heldBefore)}, c.note FROM receipt c
    JOIN dealer d ON d.org_id = c.org_id AND d.id = c.dealer_id
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ${id}::uuid`);
}

export type CreditNoteHead = CreditNoteItem & {
  returnNumber: string | null;
  netMinor: bigint;
  taxMinor: bigint;
  dealerTaxNumber: string | null;
  billTo: string[];
};

/** In the order of `ids`; what is not there, or not for the reader, is left out. */
export async function readCreditNoteHeads(
  tx: Tx,
  ids: readonly string[],
): Promise<CreditNoteHead[]> {
  return tx.rows<CreditNoteHead>(sql`
    SELECT ${CREDIT_NOTE}, c.net_minor AS "netMinor", c.tax_minor AS "taxMinor",
      d.tax_number AS "dealerTaxNumber", ${BILL_TO} AS "billTo",
      (SELECT r.number FROM return_order r WHERE r.org_id = c.org_id AND r.id = c.return_id)
        AS "returnNumber"
    ${FROM_CREDIT_NOTE}
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ANY(${ids}::uuid[])
    ORDER BY array_position(${ids}::uuid[], c.id)`);
}
