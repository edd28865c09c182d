// Receipts and credit notes, and how much of them pays which invoice. An allocation is never
// edited: taking it back is a negative row, and voiding an invoice is a row of kind VOID.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export type CreditKind = 'RECEIPT' | 'CREDIT_NOTE';

export interface NewReceipt {
  id: string;
  number: string;
  dealerId: string;
  currency: string;
  receivedOn: BusinessDate;
  method: string;
  reference: string | null;
  note: string | null;
  amountMinor: bigint;
  unappliedMinor: bigint;
  /** Day of the bank line that shows it; null: none has yet. */
  confirmedOn: BusinessDate | null;
}

export async function insertReceipts(
  tx: Tx,
  receipts: readonly NewReceipt[],
  createdBy: string | null,
): Promise<void> {
  const r = columns(
    receipts,
    (x) => x.id,
    (x) => x.number,
    (x) => x.dealerId,
    (x) => x.currency,
    (x) => x.receivedOn,
    (x) => x.method,
    (x) => x.reference,
    (x) => x.note,
    (x) => x.amountMinor,
    (x) => x.unappliedMinor,
    (x) => x.confirmedOn,
  );
  await tx.run(sql`
    INSERT INTO receipt (org_id, created_by, id, number, dealer_id, currency, received_on, method,
      reference, note, amount_minor, unapplied_minor, confirmed_on)
    SELECT ${tx.orgId}::uuid, ${createdBy}::uuid, r.*
    FROM unnest(${r[0]}::uuid[], ${r[1]}::text[], ${r[2]}::uuid[], ${r[3]}::text[],
      ${r[4]}::date[], ${r[5]}::text[], ${r[6]}::text[], ${r[7]}::text[], ${r[8]}::bigint[],
      ${r[9]}::bigint[], ${r[10]}::date[]) AS r`);
}

/** A receipt or credit note as far as its money goes. */
export interface CreditRow {
  id: string;
  kind: CreditKind;
  number: string;
  dealerId: string;
  currency: string;
  on: BusinessDate;
  amountMinor: bigint;
  unappliedMinor: bigint;
  status: 'POSTED' | 'REVERSED';
  version: number;
}

export async function readCredit(
  tx: Tx,
  kind: CreditKind,
  id: string,
): Promise<CreditRow | undefined> {
  const statement =
    kind === 'RECEIPT'
      ? sql`SELECT id, 'RECEIPT' AS kind, number, dealer_id AS "dealerId", currency,
          received_on AS on, amount_minor AS "amountMinor", unapplied_minor AS "unappliedMinor",
          status, version
        FROM receipt WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`
      : sql`SELECT id, 'CREDIT_NOTE' AS kind, number, dealer_id AS "dealerId", currency,
          issued_on AS on, total_minor AS "amountMinor", unapplied_minor AS "unappliedMinor",
          'POSTED' AS status, 1 AS version
        FROM credit_note WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`;
  return tx.row<CreditRow>(statement);
}

/** Every credit of a dealer that is not wholly applied, oldest first. */
export async function readUnapplied(tx: Tx, dealerId: string): Promise<CreditRow[]> {
  return tx.rows<CreditRow>(sql`
    SELECT id, 'RECEIPT' AS kind, number, dealer_id AS "dealerId", currency, received_on AS on,
      amount_minor AS "amountMinor", unapplied_minor AS "unappliedMinor", status, version
    FROM receipt
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND unapplied_minor > 0
    UNION ALL
    SELECT id, 'CREDIT_NOTE', number, dealer_id, currency, issued_on, total_minor,
      unapplied_minor, 'POSTED', 1
    FROM credit_note
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND unapplied_minor > 0
    ORDER BY "on", number`);
}

/** Lowers what is unapplied of credits of one kind. */
export async function spendCredits(
  tx: Tx,
  kind: CreditKind,
  spent: ReadonlyArray<{ id: string; amountMinor: bigint }>,
): Promise<void> {
  if (spent.length === 0) return;
  const s = columns(
    spent,
    (x) => x.id,
    (x) => x.amountMinor,
  );
  const [table, version] =
    kind === 'RECEIPT' ? ['receipt', ', version = t.version + 1'] : ['credit_note', ''];
  await tx.run(sql`
    UPDATE ${literal(table)} t SET unapplied_minor = t.unapplied_minor - s.amount
      ${literal(version)}
    FROM unnest(${s[0]}::uuid[], ${s[1]}::bigint[]) AS s(id, amount)
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = s.id`);
}

/** Says false where the receipt is no longer the posted one that was read. */
export async function markReversed(tx: Tx, receiptId: string, version: number): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE receipt SET status = 'REVERSED', unapplied_minor = 0, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${receiptId}::uuid AND status = 'POSTED'
      AND version = ${version}`);
  return written === 1;
}

export interface NewAllocation {
  id: string;
  invoiceId: string;
  dealerId: string;
  creditDocKind: CreditKind | 'VOID';
  creditDocId: string;
  amountMinor: bigint;
  allocatedOn: BusinessDate;
}

export async function insertAllocations(tx: Tx, rows: readonly NewAllocation[]): Promise<void> {
  if (rows.length === 0) return;
  const a = columns(
    rows,
    (x) => x.id,
    (x) => x.invoiceId,
    (x) => x.dealerId,
    (x) => x.creditDocKind,
    (x) => x.creditDocId,
    (x) => x.amountMinor,
    (x) => x.allocatedOn,
  );
  await tx.run(sql`
    INSERT INTO receivable_allocation (org_id, id, invoice_id, dealer_id, credit_doc_kind,
      credit_doc_id, amount_minor, allocated_on)
    SELECT ${tx.orgId}::uuid, a.*
    FROM unnest(${a[0]}::uuid[], ${a[1]}::uuid[], ${a[2]}::uuid[], ${a[3]}::text[],
      ${a[4]}::uuid[], ${a[5]}::bigint[], ${a[6]}::date[]) AS a`);
}

export interface AppliedAmount {
  invoiceId: string;
  amountMinor: bigint;
  lastOn: BusinessDate;
}

/** What a credit pays now, by invoice, with taken-back parts already subtracted. */
export async function readApplied(tx: Tx, creditDocId: string): Promise<AppliedAmount[]> {
  return tx.rows<AppliedAmount>(sql`
    SELECT invoice_id AS "invoiceId", sum(amount_minor)::bigint AS "amountMinor",
      max(allocated_on) AS "lastOn"
    FROM receivable_allocation
    WHERE org_id = ${tx.orgId}::uuid AND credit_doc_id = ${creditDocId}::uuid
    GROUP BY invoice_id HAVING sum(amount_minor) <> 0 ORDER BY invoice_id`);
}

export interface NewCreditNote {
  id: string;
  number: string;
  dealerId: string;
  invoiceId: string | null;
  returnId: string | null;
  currency: string;
  issuedOn: BusinessDate;
  reason: string;
  netMinor: bigint;
  taxMinor: bigint;
  unappliedMinor: bigint;
}

export interface NewCreditNoteLine {
  id: string;
  invoiceLineId: string | null;
  productId: string;
  quantity: number;
  netMinor: bigint;
  taxMinor: bigint;
}

export async function insertCreditNote(
  tx: Tx,
  note: NewCreditNote,
  lines: readonly NewCreditNoteLine[],
): Promise<void> {
  const l = columns(
    lines.map((line, index) => ({ ...line, lineNo: index + 1 })),
    (x) => x.id,
    (x) => x.lineNo,
    (x) => x.invoiceLineId,
    (x) => x.productId,
    (x) => x.quantity,
    (x) => x.netMinor,
    (x) => x.taxMinor,
  );
  await tx.run(sql`
    WITH head AS (
      INSERT INTO credit_note (org_id, id, number, dealer_id, invoice_id, return_id, currency,
        issued_on, reason, net_minor, tax_minor, total_minor, unapplied_minor)
      VALUES (${tx.orgId}::uuid, ${note.id}::uuid, ${note.number}, ${note.dealerId}::uuid,
        ${note.invoiceId}::uuid, ${note.returnId}::uuid, ${note.currency}, ${note.issuedOn}::date,
        ${note.reason}, ${note.netMinor}::bigint, ${note.taxMinor}::bigint,
        ${note.netMinor + note.taxMinor}::bigint, ${note.unappliedMinor}::bigint)
      RETURNING id
    )
    INSERT INTO credit_note_line (org_id, credit_note_id, id, line_no, invoice_line_id,
      product_id, quantity, net_minor, tax_minor)
    SELECT ${tx.orgId}::uuid, ${note.id}::uuid, l.*
    FROM unnest(${l[0]}::uuid[], ${l[1]}::int[], ${l[2]}::uuid[], ${l[3]}::uuid[], ${l[4]}::int[],
      ${l[5]}::bigint[], ${l[6]}::bigint[]) AS l`);
}
