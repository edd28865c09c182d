// The only writer of expense_request, expense_line and their dealers and products. Every write takes
// arrays, so that the number of statements does not depend on the lines.
import { DomainError } from '@/kernel/domain-error';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { RequestStatus } from '../domain/request-machine';
import type { RequestHead, RequestLine, RequestWithLines } from './types';

const HEAD = sql`r.id, r.number, r.title, r.status, r.requester_id AS "requesterId",
  r.requested_on AS "requestedOn", r.starts_on AS "startsOn", r.ends_on AS "endsOn",
  r.expected_sales_minor AS "expectedSalesMinor", r.expected_result AS "expectedResult", r.note,
  r.source, r.external_number AS "externalNumber", r.approval_case_id AS "approvalCaseId",
  r.version`;

const LINE = sql`l.id, l.request_id AS "requestId", l.line_no AS "lineNo", l.type_id AS "typeId",
  l.centre_id AS "centreId", l.account_id AS "accountId", l.programme_id AS "programmeId",
  l.period_id AS "periodId", l.dealer_id AS "dealerId", l.description,
  l.requested_minor AS "requestedMinor", l.approved_minor AS "approvedMinor",
  l.claimed_minor AS "claimedMinor", l.cut_minor AS "cutMinor",
  l.verified_minor AS "verifiedMinor", l.settled_minor AS "settledMinor",
  l.released_minor AS "releasedMinor"`;

async function withLines(tx: Tx, head: RequestHead | undefined): Promise<RequestWithLines> {
  if (!head) throw new DomainError('expenses.notFound', { status: 'not_found' });
  const lines = await tx.rows<RequestLine>(sql`
    SELECT ${LINE} FROM expense_line l
    WHERE l.org_id = ${tx.orgId}::uuid AND l.request_id = ${head.id}::uuid ORDER BY l.line_no`);
  return { ...head, lines };
}

/** Locks the request; its lines change under this lock only. Refuses with `expenses.notFound`. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestWithLines> {
  const head = await tx.row<RequestHead>(sql`
    SELECT ${HEAD} FROM expense_request r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid FOR UPDATE`);
  return withLines(tx, head);
}

/** Refuses with `expenses.notFound`. */
export async function readRequestRow(tx: Tx, id: string): Promise<RequestWithLines> {
  const head = await tx.row<RequestHead>(sql`
    SELECT ${HEAD} FROM expense_request r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid`);
  return withLines(tx, head);
}

export async function insertRequests(
  tx: Tx,
  heads: readonly RequestHead[],
  created: { by: string | null; at: Date },
): Promise<void> {
  const h = columns(
    heads,
    (r) => r.id,
    (r) => r.number,
    (r) => r.title,
    (r) => r.status,
    (r) => r.requesterId,
    (r) => r.requestedOn,
    (r) => r.startsOn,
    (r) => r.endsOn,
    (r) => r.expectedSalesMinor,
    (r) => r.expectedResult,
    (r) => r.note,
    (r) => r.source,
    (r) => r.externalNumber,
  );
  await tx.run(sql`
    INSERT INTO expense_request (org_id, created_by, created_at, id, number, title, status,
      requester_id, requested_on, starts_on, ends_on, expected_sales_minor, expected_result, note,
      source, external_number)
    SELECT ${tx.orgId}::uuid, ${created.by}::uuid, ${created.at}, h.*
    FROM unnest(${h[0]}::uuid[], ${h[1]}::text[], ${h[2]}::text[], ${h[3]}::text[],
      ${h[4]}::uuid[], ${h[5]}::date[], ${h[6]}::date[], ${h[7]}::date[], ${h[8]}::bigint[],
      ${h[9]}::text[], ${h[10]}::text[], ${h[11]}::text[], ${h[12]}::text[]) AS h`);
}

export async function insertRequestLines(tx: Tx, lines: readonly RequestLine[]): Promise<void> {
  const l = columns(
    lines,
    (x) => x.id,
    (x) => x.requestId,
    (x) => x.lineNo,
    (x) => x.typeId,
    (x) => x.centreId,
    (x) => x.accountId,
    (x) => x.programmeId,
    (x) => x.periodId,
    (x) => x.dealerId,
    (x) => x.description,
    (x) => x.requestedMinor,
    (x) => x.approvedMinor,
    (x) => x.claimedMinor,
    (x) => x.cutMinor,
    (x) => x.verifiedMinor,
    (x) => x.settledMinor,
    (x) => x.releasedMinor,
  );
  await tx.run(sql`
    INSERT INTO expense_line (org_id, id, request_id, line_no, type_id, centre_id, account_id,
      programme_id, period_id, dealer_id, description, requested_minor, approved_minor,
      claimed_minor, cut_minor, verified_minor, settled_minor, released_minor)
    SELECT ${tx.orgId}::uuid, l.*
    FROM unnest(${l[0]}::uuid[], ${l[1]}::uuid[], ${l[2]}::int[], ${l[3]}::uuid[],
      ${l[4]}::uuid[], ${l[5]}::uuid[], ${l[6]}::uuid[], ${l[7]}::uuid[], ${l[8]}::uuid[],
      ${l[9]}::text[], ${l[10]}::bigint[], ${l[11]}::bigint[], ${l[12]}::bigint[],
      ${l[13]}::bigint[], ${l[14]}::bigint[], ${l[15]}::bigint[], ${l[16]}::bigint[]) AS l`);
}

/** Replaces lines, dealers and products of a draft; nothing points at the lines of a draft. */
export async function replaceRequestParts(
  tx: Tx,
  requestId: string,
  parts: {
    lines: readonly RequestLine[];
    dealerIds: readonly string[];
    productIds: readonly string[];
  },
): Promise<void> {
  const { lines, dealerIds, productIds } = parts;
  await tx.run(sql`
    WITH a AS (DELETE FROM expense_request_dealer
        WHERE org_id = ${tx.orgId}::uuid AND request_id = ${requestId}::uuid
          AND dealer_id <> ALL(${dealerIds}::uuid[])),
      b AS (DELETE FROM expense_request_product
        WHERE org_id = ${tx.orgId}::uuid AND request_id = ${requestId}::uuid
          AND product_id <> ALL(${productIds}::uuid[]))
    DELETE FROM expense_line
    WHERE org_id = ${tx.orgId}::uuid AND request_id = ${requestId}::uuid`);
  await insertRequestLines(tx, lines);
  await tx.run(sql`
    WITH a AS (
      INSERT INTO expense_request_dealer (org_id, request_id, dealer_id)
      SELECT ${tx.orgId}::uuid, ${requestId}::uuid, d FROM unnest(${dealerIds}::uuid[]) AS d
      ON CONFLICT DO NOTHING)
    INSERT INTO expense_request_product (org_id, request_id, product_id)
    SELECT ${tx.orgId}::uuid, ${requestId}::uuid, p FROM unnest(${productIds}::uuid[]) AS p
    ON CONFLICT DO NOTHING`);
}

/** Writes what a draft says; the caller holds its lock. */
export async function updateRequestHead(tx: Tx, head: RequestHead): Promise<void> {
  await tx.run(sql`
    UPDATE expense_request SET title = ${head.title}, starts_on = ${head.startsOn}::date,
      ends_on = ${head.endsOn}::date, expected_sales_minor = ${head.expectedSalesMinor}::bigint,
      expected_result = ${head.expectedResult}, note = ${head.note},
      requester_id = ${head.requesterId}::uuid, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${head.id}::uuid`);
}

export interface RequestMove {
  status: RequestStatus;
  approvalCaseId: string | null;
  decidedAt: Date | null;
  closedAt: Date | null;
}

/** A transition; the caller holds the lock. Instants that are null stay as they are. */
export async function updateRequestStatus(tx: Tx, id: string, move: RequestMove): Promise<void> {
  await tx.run(sql`
    UPDATE expense_request SET status = ${move.status},
      approval_case_id = ${move.approvalCaseId}::uuid,
      decided_at = coalesce(${move.decidedAt}::timestamptz, decided_at),
      closed_at = coalesce(${move.closedAt}::timestamptz, closed_at), version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** Writes the amounts of lines; the caller holds the lock of their requests. */
export async function updateLineAmounts(tx: Tx, lines: readonly RequestLine[]): Promise<void> {
  if (lines.length === 0) return;
  const l = columns(
    lines,
    (x) => x.id,
    (x) => x.approvedMinor,
    (x) => x.claimedMinor,
    (x) => x.cutMinor,
    (x) => x.verifiedMinor,
    (x) => x.settledMinor,
    (x) => x.releasedMinor,
  );
  await tx.run(sql`
    UPDATE expense_line t SET approved_minor = l.approved, claimed_minor = l.claimed,
      cut_minor = l.cut, verified_minor = l.verified, settled_minor = l.settled,
      released_minor = l.released
    FROM unnest(${l[0]}::uuid[], ${l[1]}::bigint[], ${l[2]}::bigint[], ${l[3]}::bigint[],
      ${l[4]}::bigint[], ${l[5]}::bigint[], ${l[6]}::bigint[])
      AS l(id, approved, claimed, cut, verified, settled, released)
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = l.id`);
}

/** Writes the periods of lines; the caller holds the lock of their request. */
export async function updateLinePeriods(
  tx: Tx,
  lines: readonly Pick<RequestLine, 'id' | 'periodId'>[],
): Promise<void> {
  const [ids, periods] = columns(
    lines,
    (line) => line.id,
    (line) => line.periodId,
  );
  await tx.run(sql`
    UPDATE expense_line t SET period_id = l.period
    FROM unnest(${ids}::uuid[], ${periods}::uuid[]) AS l(id, period)
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = l.id`);
}
