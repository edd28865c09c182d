// Requests as a list and one by one, with names beside ids.
import { z } from 'zod';
import { searchForm } from '@/server/platform/text-search';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { ListRequestsInput, RequestItem, RequestLineView, RequestView } from '../schemas';
import { dealerOf, nodeOf, progressSums } from './node-columns';
import { numberForms } from './number-forms';

const IdCursor = z.tuple([z.uuid()]);

/** Requests with a line that fits; answered by an index of the lines each. */
function withLine(tx: Tx, input: ListRequestsInput): Sql {
  const { centreId, typeId, dealerId } = input;
  if (!centreId && !typeId && !dealerId) return empty;
  return sql`AND EXISTS (SELECT 1 FROM expense_line l
    WHERE l.org_id = r.org_id AND l.request_id = r.id
      ${typeId ? sql`AND l.type_id = ${typeId}::uuid` : empty}
      ${dealerId ? sql`AND l.dealer_id = ${dealerId}::uuid` : empty}
      ${
        centreId
          ? sql`AND l.centre_id IN (SELECT id FROM responsibility_centre
              WHERE org_id = ${tx.orgId}::uuid AND path @> ARRAY[${centreId}::uuid])`
          : empty
      })`;
}

function found(search: string | undefined, year: string): Sql {
  if (!search) return empty;
  const number = beginsWith(literal('(r.number COLLATE "C")'), numberForms(search, 'EX', year));
  return sql`AND (${number} OR position(${searchForm(search)} IN lower(r.title)) > 0)`;
}

/** Latest first; one row more than the page. */
export async function listRequestRows(
  tx: Tx,
  input: ListRequestsInput,
  who: { userId: string | null; year: string },
): Promise<RequestItem[]> {
  const after = decodeCursor(input.cursor, IdCursor);
  return tx.rows<RequestItem>(sql`
    WITH page AS (
      SELECT * FROM expense_request r
      WHERE r.org_id = ${tx.orgId}::uuid
        ${input.status?.length ? sql`AND r.status = ANY(${input.status}::text[])` : empty}
        ${input.mine ? sql`AND r.requester_id = ${who.userId}::uuid` : empty}
        ${input.from ? sql`AND r.ends_on >= ${input.from}::date` : empty}
        ${input.to ? sql`AND r.starts_on <= ${input.to}::date` : empty}
        ${withLine(tx, input)} ${found(input.search, who.year)}
        ${after ? sql`AND r.id < ${after[0]}::uuid` : empty}
      ORDER BY r.id DESC LIMIT ${input.limit + 1}
    )
    SELECT r.id, r.number, r.version, r.title, r.status, u.name AS "requesterName",
      r.requested_on AS "requestedOn", r.starts_on AS "startsOn", r.ends_on AS "endsOn",
      s."lineCount", s."requestedMinor", s."approvedMinor", s."claimedMinor", s."cutMinor",
      s."verifiedMinor", s."settledMinor", s."releasedMinor", ${nodeOf('c')} AS centre,
      ${nodeOf('t')} AS type, ${dealerOf('d')} AS dealer
    FROM page r
    LEFT JOIN app_user u ON u.org_id = r.org_id AND u.id = r.requester_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "lineCount", ${progressSums('x')} FROM expense_line x
      WHERE x.org_id = r.org_id AND x.request_id = r.id) s
    LEFT JOIN LATERAL (
      SELECT * FROM expense_line x WHERE x.org_id = r.org_id AND x.request_id = r.id
      ORDER BY x.line_no LIMIT 1) f ON true
    LEFT JOIN responsibility_centre c ON c.org_id = r.org_id AND c.id = f.centre_id
    LEFT JOIN expense_type t ON t.org_id = r.org_id AND t.id = f.type_id
    LEFT JOIN dealer d ON d.org_id = r.org_id AND d.id = f.dealer_id
    ORDER BY r.id DESC`);
}

export type RequestHeadView = Omit<RequestView, 'lines' | 'claims' | 'timeline' | 'actions'>;

export async function readRequestHead(tx: Tx, id: string): Promise<RequestHeadView | undefined> {
  return tx.row<RequestHeadView>(sql`
    SELECT r.id, r.number, r.version, r.title, r.status,
      CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END
        AS requester,
      r.requested_on AS "requestedOn", r.starts_on AS "startsOn", r.ends_on AS "endsOn",
      r.expected_sales_minor AS "expectedSalesMinor", r.expected_result AS "expectedResult",
      r.note, r.source, r.external_number AS "externalNumber",
      coalesce((SELECT jsonb_agg(${dealerOf('d')} ORDER BY d.code)
        FROM expense_request_dealer x JOIN dealer d ON d.org_id = x.org_id AND d.id = x.dealer_id
        WHERE x.org_id = r.org_id AND x.request_id = r.id), '[]') AS dealers,
      coalesce((SELECT jsonb_agg(${nodeOf('p')} ORDER BY p.code)
        FROM expense_request_product x
        JOIN product p ON p.org_id = x.org_id AND p.id = x.product_id
        WHERE x.org_id = r.org_id AND x.request_id = r.id), '[]') AS products
    FROM expense_request r
    LEFT JOIN app_user u ON u.org_id = r.org_id AND u.id = r.requester_id
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid`);
}

export type RequestLineNames = Omit<RequestLineView, 'claimableMinor' | 'budget' | 'period'> & {
  period: Omit<RequestLineView['period'], 'openAfter'>;
};

export async function readRequestLineViews(tx: Tx, id: string): Promise<RequestLineNames[]> {
  return tx.rows<RequestLineNames>(sql`
    SELECT l.id, l.line_no AS "lineNo", l.description,
      ${nodeOf('t')} || jsonb_build_object('activity', t.activity, 'evidenceMin', t.evidence_min,
        'needsDealer', t.needs_dealer, 'needsReference', t.needs_reference) AS type,
      ${nodeOf('c')} AS centre, ${nodeOf('a')} AS account, ${nodeOf('g')} AS programme,
      jsonb_build_object('id', p.id, 'code', p.code, 'status', p.status) AS period,
      ${dealerOf('d')} AS dealer,
      l.requested_minor AS "requestedMinor", l.approved_minor AS "approvedMinor",
      l.claimed_minor AS "claimedMinor", l.cut_minor AS "cutMinor",
      l.verified_minor AS "verifiedMinor", l.settled_minor AS "settledMinor",
      l.released_minor AS "releasedMinor"
    FROM expense_line l
    JOIN expense_type t ON t.org_id = l.org_id AND t.id = l.type_id
    JOIN responsibility_centre c ON c.org_id = l.org_id AND c.id = l.centre_id
    JOIN account a ON a.org_id = l.org_id AND a.id = l.account_id
    JOIN fiscal_period p ON p.org_id = l.org_id AND p.id = l.period_id
    LEFT JOIN programme g ON g.org_id = l.org_id AND g.id = l.programme_id
    LEFT JOIN dealer d ON d.org_id = l.org_id AND d.id = l.dealer_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.request_id = ${id}::uuid ORDER BY l.line_no`);
}

export async function readRequestClaims(tx: Tx, id: string): Promise<RequestView['claims']> {
  return tx.rows<RequestView['claims'][number]>(sql`
    SELECT c.id, c.number, c.status, c.claimed_on AS "claimedOn",
      coalesce(sum(l.claimed_minor), 0)::bigint AS "claimedMinor",
      coalesce(sum(l.verified_minor), 0)::bigint AS "verifiedMinor",
      coalesce(sum(l.settled_minor), 0)::bigint AS "settledMinor"
    FROM expense_claim c
    LEFT JOIN expense_claim_line l ON l.org_id = c.org_id AND l.claim_id = c.id
    WHERE c.org_id = ${tx.orgId}::uuid AND c.request_id = ${id}::uuid
    GROUP BY c.id, c.number, c.status, c.claimed_on ORDER BY c.id`);
}
