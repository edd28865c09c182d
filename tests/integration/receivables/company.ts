// A small company for tests of receivables: dealers and a product, and the questions every test
// asks of the ledgers.
import pg from 'pg';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { columns, sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';
import { systemWork } from '@/server/platform/work';
import { issueInvoice, readAccount, type IssueInvoice } from '@/server/modules/receivables';
import { readInvoice } from '@/server/modules/receivables/usecases/read-documents';

export const TODAY = '2026-06-15';
const NOW = new Date(`${TODAY}T04:00:00Z`);

export interface Company {
  orgId: string;
  dealers: string[];
  productId: string;
  /** One committed unit of work of the system on TODAY, or on another day. */
  act<T>(run: (work: Work) => Promise<T>, day?: string): Promise<T>;
  /** An order header to hang an invoice on. */
  order(dealerId: string): Promise<string>;
}

export async function makeCompany(dealerCount = 2): Promise<Company> {
  const orgId = newId();
  const productId = newId();
  const warehouseId = newId();
  const dealers = Array.from({ length: dealerCount }, () => newId());
  await inTransaction({ orgId }, async (tx) => {
    await tx.run(sql`INSERT INTO organization (id, code, name, currency, time_zone)
      VALUES (${orgId}::uuid, ${orgId}, 'Test', 'USD', 'UTC')`);
    const rows = columns(
      dealers,
      (id) => id,
      (id) => `D${String(dealers.indexOf(id)).padStart(4, '0')}`,
    );
    await tx.run(sql`INSERT INTO dealer (org_id, id, code, name, currency, search_text)
      SELECT ${orgId}::uuid, id, code, 'Dealer ' || code, 'USD', lower(code)
      FROM unnest(${rows[0]}::uuid[], ${rows[1]}::text[]) AS d(id, code)`);
    await tx.run(sql`INSERT INTO product (org_id, id, code, name, base_unit, search_text)
      VALUES (${orgId}::uuid, ${productId}::uuid, 'P1', 'Product', 'EA', 'p1')`);
    await tx.run(sql`INSERT INTO warehouse (org_id, id, code, name)
      VALUES (${orgId}::uuid, ${warehouseId}::uuid, 'W1', 'Warehouse')`);
  });
  const act: Company['act'] = (run, day) =>
    systemWork(orgId, run, { now: day ? new Date(`${day}T04:00:00Z`) : NOW });
  return {
    orgId,
    dealers,
    productId,
    act,
    order: async (dealerId) => {
      const id = newId();
      await act((work) =>
        work.tx.run(sql`INSERT INTO sales_order (org_id, id, number, number_reversed, dealer_id,
            warehouse_id, status, currency, ordered_on, line_count, net_minor, discount_minor,
            tax_minor, total_minor)
          VALUES (${orgId}::uuid, ${id}::uuid, ${id}, '', ${dealerId}::uuid, ${warehouseId}::uuid,
            'SHIPPED', 'USD', '2026-01-01', 0, 0, 0, 0, 0)`),
      );
      return id;
    },
  };
}

export interface InvoiceOf {
  dealerId?: string;
  orderId?: string | null;
  issuedOn?: string;
  dueOn?: string | null;
  lines?: number;
  quantity?: number;
}

/** An untaxed invoice with `amountMinor` on each of its lines. */
export function invoiceOf(company: Company, amountMinor: bigint, of: InvoiceOf = {}): IssueInvoice {
  const line = {
    orderLineId: null,
    productId: company.productId,
    quantity: of.quantity ?? 10,
    unitPrice: '1.5',
    taxRate: '0',
    netMinor: amountMinor,
    taxMinor: 0n,
  };
  return {
    dealerId: of.dealerId ?? company.dealers[0] ?? '',
    orderId: of.orderId ?? null,
    currency: 'USD',
    issuedOn: of.issuedOn ?? '2026-06-01',
    dueOn: of.dueOn === undefined ? '2026-07-01' : of.dueOn,
    lines: Array.from({ length: of.lines ?? 1 }, () => line),
  };
}

const CHECKS: Record<string, string> = {
  'an account differs from the sum of its entries': `
    SELECT a.dealer_id FROM dealer_account a LEFT JOIN receivable_entry e
      ON e.org_id = a.org_id AND e.dealer_id = a.dealer_id
    GROUP BY a.org_id, a.dealer_id
    HAVING a.open_order_minor <> coalesce(sum(e.amount_minor) FILTER (WHERE bucket = 'OPEN_ORDER'), 0)
      OR a.unbilled_minor <> coalesce(sum(e.amount_minor) FILTER (WHERE bucket = 'UNBILLED'), 0)
      OR a.invoiced_minor <> coalesce(sum(e.amount_minor) FILTER (WHERE bucket = 'INVOICED'), 0)
      OR a.unapplied_minor <> coalesce(sum(e.amount_minor) FILTER (WHERE bucket = 'UNAPPLIED'), 0)`,
  'open invoices differ from INVOICED': `
    SELECT a.dealer_id FROM dealer_account a WHERE a.invoiced_minor <> coalesce((
      SELECT sum(open_minor) FROM invoice i
      WHERE i.org_id = a.org_id AND i.dealer_id = a.dealer_id), 0)`,
  'unapplied credits differ from UNAPPLIED': `
    SELECT a.dealer_id FROM dealer_account a WHERE a.unapplied_minor <> coalesce((
        SELECT sum(unapplied_minor) FROM receipt r
        WHERE r.org_id = a.org_id AND r.dealer_id = a.dealer_id), 0)
      + coalesce((SELECT sum(unapplied_minor) FROM credit_note c
        WHERE c.org_id = a.org_id AND c.dealer_id = a.dealer_id), 0)`,
  'an invoice is not open for its total less its allocations': `
    SELECT i.id FROM invoice i LEFT JOIN receivable_allocation a
      ON a.org_id = i.org_id AND a.invoice_id = i.id
    GROUP BY i.org_id, i.id
    HAVING i.open_minor <> i.total_minor - coalesce(sum(a.amount_minor), 0)`,
  'a posted credit does not add up': `
    SELECT c.id FROM (
      SELECT org_id, id, amount_minor AS amount, unapplied_minor AS unapplied, status FROM receipt
      UNION ALL SELECT org_id, id, total_minor, unapplied_minor, 'POSTED' FROM credit_note
    ) c LEFT JOIN receivable_allocation a ON a.org_id = c.org_id AND a.credit_doc_id = c.id
    GROUP BY c.org_id, c.id, c.amount, c.unapplied, c.status
    HAVING coalesce(sum(a.amount_minor), 0)
      <> CASE c.status WHEN 'POSTED' THEN c.amount - c.unapplied ELSE 0 END`,
  'a status does not follow from the amounts': `
    SELECT i.id FROM invoice i WHERE i.status <> 'VOID' AND i.status <> CASE
      WHEN i.open_minor = 0 AND i.total_minor > 0 AND (SELECT sum(c.total_minor) FROM credit_note c
        WHERE c.org_id = i.org_id AND c.invoice_id = i.id) >= i.total_minor THEN 'CREDITED'
      WHEN i.open_minor = 0 THEN 'PAID' WHEN i.open_minor = i.total_minor THEN 'OPEN'
      ELSE 'PARTIALLY_PAID' END`,
  'a void invoice is open': `SELECT id FROM invoice WHERE status = 'VOID' AND open_minor <> 0`,
  'something counts from before its document': `
    SELECT a.id FROM receivable_allocation a
    JOIN invoice i ON i.org_id = a.org_id AND i.id = a.invoice_id
    LEFT JOIN receipt r ON r.org_id = a.org_id AND r.id = a.credit_doc_id
    LEFT JOIN credit_note c ON c.org_id = a.org_id AND c.id = a.credit_doc_id
    WHERE a.allocated_on < i.issued_on OR a.allocated_on < coalesce(r.received_on, c.issued_on)`,
  'a series has a gap': `
    SELECT prefix FROM (
      SELECT org_id, substr(number, 1, 8) AS prefix, substr(number, 10)::int AS n FROM invoice
      UNION ALL SELECT org_id, substr(number, 1, 7), substr(number, 9)::int FROM credit_note
    ) s GROUP BY org_id, prefix HAVING max(n) <> count(*) OR min(n) <> 1`,
};

/** Every difference between balances, ledger and documents; empty when all agree. */
export async function differences(superuserUrl: string, orgId: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found: string[] = [];
    for (const [what, query] of Object.entries(CHECKS)) {
      // The tenant's own rows, seen by the same policies as the application sees them.
      await client.query(`BEGIN; SET LOCAL ROLE dealerdesk_app;
        SELECT set_config('app.org', '${orgId}', true)`);
      const { rowCount } = await client.query(query);
      await client.query('ROLLBACK');
      if (rowCount !== 0) found.push(what);
    }
    return found;
  } finally {
    await client.end();
  }
}

/** A company with two dealers, and what tests of documents do and ask of the first all the time. */
export async function openBooks() {
  const company = await makeCompany(2);
  const [dealerId = '', otherId = ''] = company.dealers;
  const issue = (amount: bigint, of: InvoiceOf = {}) =>
    company.act((work) => issueInvoice(work, invoiceOf(company, amount, of)));
  const statusOf = (invoiceId: string) =>
    company.act(async (work) => {
      const { status, openMinor } = await readInvoice(work, { invoiceId });
      return [status, openMinor];
    });
  const account = () => company.act((work) => readAccount(work, dealerId));
  return { company, dealerId, otherId, issue, statusOf, account };
}
