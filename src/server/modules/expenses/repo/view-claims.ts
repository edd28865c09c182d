// Claims and settlements as lists and one by one, with names beside ids.
import { z } from 'zod';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql, type Sql } from '@/server/platform/sql';
import { beginsWith, searchForm } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type {
  ClaimItem,
  ClaimLineView,
  ClaimView,
  FileView,
  ListClaimsInput,
  ListSettlementsInput,
  SettlementItem,
} from '../schemas';
import { dealerOf, nodeOf } from './node-columns';
import { numberForms } from './number-forms';

const IdCursor = z.tuple([z.uuid()]);

function found(search: string | undefined, year: string): Sql {
  if (!search) return empty;
  const own = beginsWith(literal('(c.number COLLATE "C")'), numberForms(search, 'CL', year));
  const ofRequest = beginsWith(literal('(r.number COLLATE "C")'), numberForms(search, 'EX', year));
  return sql`AND EXISTS (SELECT 1 FROM expense_request r
    WHERE r.org_id = c.org_id AND r.id = c.request_id
      AND (${own} OR ${ofRequest} OR position(${searchForm(search)} IN lower(r.title)) > 0))`;
}

/** Latest first; one row more than the page. */
export async function listClaimRows(
  tx: Tx,
  input: ListClaimsInput,
  year: string,
): Promise<ClaimItem[]> {
  const after = decodeCursor(input.cursor, IdCursor);
  return tx.rows<ClaimItem>(sql`
    WITH page AS (
      SELECT * FROM expense_claim c
      WHERE c.org_id = ${tx.orgId}::uuid
        ${input.status?.length ? sql`AND c.status = ANY(${input.status}::text[])` : empty}
        ${input.requestId ? sql`AND c.request_id = ${input.requestId}::uuid` : empty}
        ${input.from ? sql`AND c.claimed_on >= ${input.from}::date` : empty}
        ${input.to ? sql`AND c.claimed_on <= ${input.to}::date` : empty}
        ${
          input.dealerId
            ? sql`AND EXISTS (SELECT 1 FROM expense_claim_line l WHERE l.org_id = c.org_id
                AND l.claim_id = c.id AND l.dealer_id = ${input.dealerId}::uuid)`
            : empty
        }
        ${found(input.search, year)} ${after ? sql`AND c.id < ${after[0]}::uuid` : empty}
      ORDER BY c.id DESC LIMIT ${input.limit + 1}
    )
    SELECT c.id, c.number, c.version, c.status, c.claimed_on AS "claimedOn",
      c.request_id AS "requestId", r.number AS "requestNumber", r.title,
      u.name AS "claimantName", ${dealerOf('d')} AS dealer, s."lineCount", s."claimedMinor",
      s."verifiedMinor", s."settledMinor",
      (SELECT count(*)::int FROM expense_evidence e
        WHERE e.org_id = c.org_id AND e.claim_id = c.id) AS "fileCount"
    FROM page c
    JOIN expense_request r ON r.org_id = c.org_id AND r.id = c.request_id
    LEFT JOIN app_user u ON u.org_id = c.org_id AND u.id = c.created_by
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "lineCount", coalesce(sum(l.claimed_minor), 0)::bigint AS "claimedMinor",
        coalesce(sum(l.verified_minor), 0)::bigint AS "verifiedMinor",
        coalesce(sum(l.settled_minor), 0)::bigint AS "settledMinor",
        (array_agg(l.dealer_id ORDER BY l.line_no))[1] AS dealer_id
      FROM expense_claim_line l WHERE l.org_id = c.org_id AND l.claim_id = c.id) s
    LEFT JOIN dealer d ON d.org_id = c.org_id AND d.id = s.dealer_id
    ORDER BY c.id DESC`);
}

export type ClaimHeadView = Omit<
  ClaimView,
  'lines' | 'files' | 'settlements' | 'timeline' | 'actions'
>;

export async function readClaimHead(tx: Tx, id: string): Promise<ClaimHeadView | undefined> {
  return tx.row<ClaimHeadView>(sql`
    SELECT c.id, c.number, c.version, c.status, c.claimed_on AS "claimedOn", c.note,
      CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END
        AS claimant,
      c.request_id AS "requestId", r.number AS "requestNumber", r.status AS "requestStatus", r.title
    FROM expense_claim c
    JOIN expense_request r ON r.org_id = c.org_id AND r.id = c.request_id
    LEFT JOIN app_user u ON u.org_id = c.org_id AND u.id = c.created_by
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ${id}::uuid`);
}

export type ClaimLineNames = Omit<ClaimLineView, 'files' | 'duplicates'>;

export async function readClaimLineViews(tx: Tx, id: string): Promise<ClaimLineNames[]> {
  return tx.rows<ClaimLineNames>(sql`
    SELECT l.id, l.line_no AS "lineNo", l.expense_line_id AS "expenseLineId",
      x.line_no AS "expenseLineNo",
      ${nodeOf('t')} || jsonb_build_object('settlements', t.settlements,
        'evidenceMin', t.evidence_min, 'needsReference', t.needs_reference) AS type,
      ${nodeOf('c')} AS centre, ${dealerOf('d')} AS dealer, l.occurred_on AS "occurredOn",
      l.reference, l.description, l.claimed_minor AS "claimedMinor",
      l.verified_minor AS "verifiedMinor", l.settled_minor AS "settledMinor",
      l.cut_reason AS "cutReason", l.decided_at AS "decidedAt", u.name AS "decidedBy"
    FROM expense_claim_line l
    JOIN expense_line x ON x.org_id = l.org_id AND x.id = l.expense_line_id
    JOIN expense_type t ON t.org_id = x.org_id AND t.id = x.type_id
    JOIN responsibility_centre c ON c.org_id = x.org_id AND c.id = x.centre_id
    LEFT JOIN dealer d ON d.org_id = l.org_id AND d.id = l.dealer_id
    LEFT JOIN app_user u ON u.org_id = l.org_id AND u.id = l.decided_by
    WHERE l.org_id = ${tx.orgId}::uuid AND l.claim_id = ${id}::uuid ORDER BY l.line_no`);
}

export async function readClaimFiles(
  tx: Tx,
  id: string,
): Promise<(FileView & { claimLineId: string | null })[]> {
  return tx.rows(sql`
    SELECT f.id, f.name, f.media_type AS "mediaType", f.size_bytes AS "sizeBytes",
      f.created_at AS "createdAt", e.claim_line_id AS "claimLineId"
    FROM expense_evidence e
    JOIN stored_file f ON f.org_id = e.org_id AND f.id = e.file_id
    WHERE e.org_id = ${tx.orgId}::uuid AND e.claim_id = ${id}::uuid ORDER BY f.id`);
}

const SETTLEMENT = sql`s.id, s.number, s.version, s.method, s.status, s.settled_on AS "settledOn",
  s.amount_minor AS "amountMinor", s.reference, s.claim_id AS "claimId", c.number AS "claimNumber",
  c.request_id AS "requestId", r.number AS "requestNumber", ${dealerOf('d')} AS dealer,
  s.credit_note_id AS "creditNoteId", n.number AS "creditNoteNumber", s.order_id AS "orderId",
  o.number AS "orderNumber", o.status AS "orderStatus"`;

const SETTLEMENT_JOINS = sql`
  JOIN expense_claim c ON c.org_id = s.org_id AND c.id = s.claim_id
  JOIN expense_request r ON r.org_id = c.org_id AND r.id = c.request_id
  LEFT JOIN dealer d ON d.org_id = s.org_id AND d.id = s.dealer_id
  LEFT JOIN credit_note n ON n.org_id = s.org_id AND n.id = s.credit_note_id
  LEFT JOIN sales_order o ON o.org_id = s.org_id AND o.id = s.order_id`;

export async function readClaimSettlements(tx: Tx, claimId: string): Promise<SettlementItem[]> {
  return tx.rows<SettlementItem>(sql`
    SELECT ${SETTLEMENT} FROM expense_settlement s ${SETTLEMENT_JOINS}
    WHERE s.org_id = ${tx.orgId}::uuid AND s.claim_id = ${claimId}::uuid ORDER BY s.id`);
}

/** Latest first; one row more than the page. */
export async function listSettlementRows(
  tx: Tx,
  input: ListSettlementsInput,
): Promise<SettlementItem[]> {
  const after = decodeCursor(input.cursor, IdCursor);
  return tx.rows<SettlementItem>(sql`
    WITH page AS (
      SELECT * FROM expense_settlement s
      WHERE s.org_id = ${tx.orgId}::uuid
        ${input.method?.length ? sql`AND s.method = ANY(${input.method}::text[])` : empty}
        ${input.dealerId ? sql`AND s.dealer_id = ${input.dealerId}::uuid` : empty}
        ${input.from ? sql`AND s.settled_on >= ${input.from}::date` : empty}
        ${input.to ? sql`AND s.settled_on <= ${input.to}::date` : empty}
        ${after ? sql`AND s.id < ${after[0]}::uuid` : empty}
      ORDER BY s.id DESC LIMIT ${input.limit + 1}
    )
    SELECT ${SETTLEMENT} FROM page s ${SETTLEMENT_JOINS} ORDER BY s.id DESC`);
}
