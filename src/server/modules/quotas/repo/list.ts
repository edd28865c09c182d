// Quotas and their entries as screens show them: by keyset, with names and balance.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith, codeForms, containsPatterns } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { Buyer } from '../domain/quota';
import type { ListQuotasInput, QuotaEntriesInput, QuotaEntryView, QuotaView } from '../schemas';
import { NAMES } from './binding';

const VIEW = sql`
    SELECT q.id, q.version, jsonb_build_object(
        'kind', CASE WHEN q.dealer_id IS NOT NULL THEN 'DEALER'
          WHEN q.region_id IS NOT NULL THEN 'REGION' ELSE 'LEVEL' END,
        'id', coalesce(q.dealer_id, q.region_id, q.level_id), 'code', coalesce(d.code, r.code, l.code),
        'name', coalesce(d.name, r.name, l.name), 'names', coalesce(r.names, l.names, '{}')) AS holder,
      jsonb_build_object('kind', CASE WHEN q.product_id IS NOT NULL THEN 'PRODUCT'
          ELSE 'CATEGORY' END, 'id', coalesce(q.product_id, q.category_id),
        'code', coalesce(p.code, c.code), 'name', coalesce(p.name, c.name),
        'names', coalesce(p.names, c.names), 'unit', p.base_unit) AS item,
      q.starts_on AS "startsOn", q.ends_on AS "endsOn", q.status, q.note, b.allocated, b.consumed,
      b.allowance
    FROM quota q
    JOIN quota_balance b ON b.org_id = q.org_id AND b.quota_id = q.id ${NAMES}`;

const QuotaCursor = z.tuple([dayField, z.uuid()]);

/** Of ten units nine are used. */
const LOW = literal(`AND b.consumed * 10::bigint >= b.allocated * 9::bigint`);

function shown(show: ListQuotasInput['show'], today: string): Sql {
  const inForce = sql`AND q.status = 'ACTIVE' AND ${today}::date BETWEEN q.starts_on AND q.ends_on`;
  switch (show) {
    case 'inForce':
      return inForce;
    case 'low':
      return sql`${inForce} ${LOW}`;
    case 'used':
      return sql`${inForce} AND b.consumed >= b.allocated`;
    case 'over':
      return literal('AND b.allowance > 0');
    case 'closed':
      return literal(`AND q.status = 'CLOSED'`);
    case 'all':
      return empty;
  }
}

const HOLDER_COLUMN = {
  DEALER: 'q.dealer_id',
  REGION: 'q.region_id',
  LEVEL: 'q.level_id',
} as const;

function matches(search: string | undefined): Sql {
  if (!search) return empty;
  const forms = codeForms(search);
  const patterns = containsPatterns(search);
  const code = (column: string) => beginsWith(literal(`${column} COLLATE "C"`), forms);
  return sql`AND (${code('d.code')} OR ${code('r.code')} OR ${code('l.code')} OR ${code('p.code')}
    OR ${code('c.code')} OR lower(coalesce(d.name, r.name, l.name)) LIKE ALL(${patterns}::text[])
    OR lower(coalesce(p.name, c.name)) LIKE ALL(${patterns}::text[])
    OR p.search_text LIKE ALL(${patterns}::text[]))`;
}

const ofBuyer = ({ dealerId, regionPath, levelPath }: Omit<Buyer, 'on'>): Sql => sql`
    AND (q.dealer_id = ${dealerId}::uuid OR q.region_id = ANY(${regionPath}::uuid[])
      OR q.level_id = ANY(${levelPath}::uuid[]))`;

/** One row more than the page, newest period first. */
export async function listQuotaRows(
  tx: Tx,
  input: ListQuotasInput,
  buyer: Omit<Buyer, 'on'> | null,
  today: string,
): Promise<QuotaView[]> {
  const after = decodeCursor(input.cursor, QuotaCursor);
  const kind = input.holderKind
    ? sql`AND ${literal(HOLDER_COLUMN[input.holderKind])} IS NOT NULL`
    : empty;
  return tx.rows<QuotaView>(sql`${VIEW}
    WHERE q.org_id = ${tx.orgId}::uuid ${shown(input.show, today)} ${kind}
      ${buyer ? ofBuyer(buyer) : empty} ${matches(input.search)}
      ${after ? sql`AND (q.starts_on, q.id) < (${after[0]}::date, ${after[1]}::uuid)` : empty}
    ORDER BY q.starts_on DESC, q.id DESC LIMIT ${input.limit + 1}`);
}

export async function readQuotaView(tx: Tx, id: string): Promise<QuotaView | undefined> {
  return tx.row<QuotaView>(sql`${VIEW}
    WHERE q.org_id = ${tx.orgId}::uuid AND q.id = ${id}::uuid`);
}

const EntryCursor = z.tuple([z.string().regex(/^\d{1,19}$/)]);
const NEWEST = '9223372036854775807';

/** One row more than the page, newest first; a move names the holder of its other leg. */
export async function listEntryRows(tx: Tx, input: QuotaEntriesInput): Promise<QuotaEntryView[]> {
  const after = decodeCursor(input.cursor, EntryCursor);
  return tx.rows<QuotaEntryView>(sql`
    SELECT e.seq, e.at, e.occurred_on AS "occurredOn", e.kind, e.quantity, e.over_by AS "overBy",
      d.code AS "dealerCode", p.code AS "productCode", e.doc_kind AS "docKind",
      e.doc_id AS "docId", coalesce(o.number, r.number) AS "docNumber", other.code AS counterpart,
      e.reason
    FROM quota_entry e
    LEFT JOIN dealer d ON d.org_id = e.org_id AND d.id = e.dealer_id
    LEFT JOIN product p ON p.org_id = e.org_id AND p.id = e.product_id
    LEFT JOIN sales_order o ON e.doc_kind = 'order' AND o.org_id = e.org_id AND o.id = e.doc_id
    LEFT JOIN return_order r ON e.doc_kind = 'return' AND r.org_id = e.org_id AND r.id = e.doc_id
    LEFT JOIN LATERAL (
      SELECT coalesce(hd.code, hr.code, hl.code) AS code FROM quota q
      LEFT JOIN dealer hd ON hd.org_id = q.org_id AND hd.id = q.dealer_id
      LEFT JOIN region hr ON hr.org_id = q.org_id AND hr.id = q.region_id
      LEFT JOIN dealer_level hl ON hl.org_id = q.org_id AND hl.id = q.level_id
      WHERE q.org_id = e.org_id AND q.id = e.other_id) other ON true
    WHERE e.org_id = ${tx.orgId}::uuid AND e.quota_id = ${input.id}::uuid
      AND e.seq < ${after?.[0] ?? NEWEST}::bigint
    ORDER BY e.seq DESC LIMIT ${input.limit + 1}`);
}
