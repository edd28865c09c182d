// The only writer of expense_claim, its lines and its evidence.
import { DomainError } from '@/kernel/domain-error';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ClaimStatus } from '../domain/claim-machine';
import type { ClaimFacts } from '../domain/find-duplicates';
import type { ClaimHead, ClaimLine, ClaimWithLines } from './types';

const HEAD = sql`c.id, c.number, c.request_id AS "requestId", c.status, c.claimed_on AS "claimedOn",
  c.note, c.source, c.created_by AS "createdBy", c.version`;

const LINE = sql`l.id, l.claim_id AS "claimId", l.line_no AS "lineNo",
  l.expense_line_id AS "expenseLineId", l.dealer_id AS "dealerId", l.occurred_on AS "occurredOn",
  l.reference, l.reference_key AS "referenceKey", l.description,
  l.claimed_minor AS "claimedMinor", l.verified_minor AS "verifiedMinor",
  l.settled_minor AS "settledMinor", l.cut_reason AS "cutReason", l.decided_at AS "decidedAt",
  l.decided_by AS "decidedBy"`;

function missing(): never {
  throw new DomainError('expenses.claimNotFound', { status: 'not_found' });
}

/** The request a claim belongs to: its lock comes first. Refuses with `expenses.claimNotFound`. */
export async function requestOfClaim(tx: Tx, claimId: string): Promise<string> {
  const row = await tx.row<{ requestId: string }>(sql`
    SELECT request_id AS "requestId" FROM expense_claim
    WHERE org_id = ${tx.orgId}::uuid AND id = ${claimId}::uuid`);
  return row?.requestId ?? missing();
}

/** Locks a claim. The caller holds the lock of its request. */
export async function lockClaim(tx: Tx, id: string): Promise<ClaimWithLines> {
  const head = await tx.row<ClaimHead>(sql`
    SELECT ${HEAD} FROM expense_claim c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ${id}::uuid FOR UPDATE`);
  if (!head) missing();
  const lines = await tx.rows<ClaimLine>(sql`
    SELECT ${LINE} FROM expense_claim_line l
    WHERE l.org_id = ${tx.orgId}::uuid AND l.claim_id = ${id}::uuid ORDER BY l.line_no`);
  return { ...head, lines };
}

export async function insertClaims(
  tx: Tx,
  heads: readonly ClaimHead[],
  at: { created: Date; submitted: Date | null; verified: Date | null },
): Promise<void> {
  const h = columns(
    heads,
    (c) => c.id,
    (c) => c.number,
    (c) => c.requestId,
    (c) => c.status,
    (c) => c.claimedOn,
    (c) => c.note,
    (c) => c.source,
    (c) => c.createdBy,
  );
  await tx.run(sql`
    INSERT INTO expense_claim (org_id, created_at, submitted_at, verified_at, id, number,
      request_id, status, claimed_on, note, source, created_by)
    SELECT ${tx.orgId}::uuid, ${at.created}::timestamptz, ${at.submitted}::timestamptz,
      ${at.verified}::timestamptz, h.*
    FROM unnest(${h[0]}::uuid[], ${h[1]}::text[], ${h[2]}::uuid[], ${h[3]}::text[],
      ${h[4]}::date[], ${h[5]}::text[], ${h[6]}::text[], ${h[7]}::uuid[]) AS h`);
}

export async function insertClaimLines(tx: Tx, lines: readonly ClaimLine[]): Promise<void> {
  const l = columns(
    lines,
    (x) => x.id,
    (x) => x.claimId,
    (x) => x.lineNo,
    (x) => x.expenseLineId,
    (x) => x.dealerId,
    (x) => x.occurredOn,
    (x) => x.reference,
    (x) => x.referenceKey,
    (x) => x.description,
    (x) => x.claimedMinor,
    (x) => x.verifiedMinor,
    (x) => x.settledMinor,
    (x) => x.cutReason,
    (x) => x.decidedAt,
    (x) => x.decidedBy,
  );
  await tx.run(sql`
    INSERT INTO expense_claim_line (org_id, id, claim_id, line_no, expense_line_id, dealer_id,
      occurred_on, reference, reference_key, description, claimed_minor, verified_minor,
      settled_minor, cut_reason, decided_at, decided_by)
    SELECT ${tx.orgId}::uuid, l.*
    FROM unnest(${l[0]}::uuid[], ${l[1]}::uuid[], ${l[2]}::int[], ${l[3]}::uuid[],
      ${l[4]}::uuid[], ${l[5]}::date[], ${l[6]}::text[], ${l[7]}::text[], ${l[8]}::text[],
      ${l[9]}::bigint[], ${l[10]}::bigint[], ${l[11]}::bigint[], ${l[12]}::text[],
      ${l[13]}::timestamptz[], ${l[14]}::uuid[]) AS l`);
}

export interface EvidenceRow {
  fileId: string;
  claimLineId: string | null;
}

/** Replaces lines and evidence of a draft claim. */
export async function replaceClaimParts(
  tx: Tx,
  claim: { id: string; note: string | null; createdBy: string | null },
  parts: { lines: readonly ClaimLine[]; evidence: readonly EvidenceRow[] },
): Promise<void> {
  await tx.run(sql`
    WITH a AS (DELETE FROM expense_evidence
        WHERE org_id = ${tx.orgId}::uuid AND claim_id = ${claim.id}::uuid),
      b AS (DELETE FROM expense_claim_line
        WHERE org_id = ${tx.orgId}::uuid AND claim_id = ${claim.id}::uuid)
    UPDATE expense_claim SET note = ${claim.note}, created_by = ${claim.createdBy}::uuid,
      version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${claim.id}::uuid`);
  await insertClaimLines(tx, parts.lines);
  await insertEvidence(tx, claim.id, parts.evidence);
}

export async function insertEvidence(
  tx: Tx,
  claimId: string,
  evidence: readonly EvidenceRow[],
): Promise<void> {
  if (evidence.length === 0) return;
  const e = columns(
    evidence,
    (x) => x.fileId,
    (x) => x.claimLineId,
  );
  await tx.run(sql`
    INSERT INTO expense_evidence (org_id, claim_id, file_id, claim_line_id)
    SELECT ${tx.orgId}::uuid, ${claimId}::uuid, e.*
    FROM unnest(${e[0]}::uuid[], ${e[1]}::uuid[]) AS e`);
}

/** Files by line of a claim; the key '' counts those that prove the whole claim. */
export async function countEvidence(tx: Tx, claimId: string): Promise<Map<string, number>> {
  const rows = await tx.rows<{ lineId: string | null; files: number }>(sql`
    SELECT claim_line_id AS "lineId", count(*)::int AS files FROM expense_evidence
    WHERE org_id = ${tx.orgId}::uuid AND claim_id = ${claimId}::uuid GROUP BY claim_line_id`);
  return new Map(rows.map(({ lineId, files }) => [lineId ?? '', files]));
}

export async function updateClaimStatus(
  tx: Tx,
  id: string,
  move: { status: ClaimStatus; submittedAt: Date | null; verifiedAt: Date | null },
): Promise<void> {
  await tx.run(sql`
    UPDATE expense_claim SET status = ${move.status},
      submitted_at = coalesce(${move.submittedAt}::timestamptz, submitted_at),
      verified_at = coalesce(${move.verifiedAt}::timestamptz, verified_at), version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** Writes what was decided of lines and what of it is paid; the caller holds the claim's lock. */
export async function updateClaimLines(tx: Tx, lines: readonly ClaimLine[]): Promise<void> {
  if (lines.length === 0) return;
  const l = columns(
    lines,
    (x) => x.id,
    (x) => x.verifiedMinor,
    (x) => x.settledMinor,
    (x) => x.cutReason,
    (x) => x.decidedAt,
    (x) => x.decidedBy,
  );
  await tx.run(sql`
    UPDATE expense_claim_line t SET verified_minor = l.verified, settled_minor = l.settled,
      cut_reason = l.cut_reason, decided_at = l.decided_at, decided_by = l.decided_by
    FROM unnest(${l[0]}::uuid[], ${l[1]}::bigint[], ${l[2]}::bigint[], ${l[3]}::text[],
      ${l[4]}::timestamptz[], ${l[5]}::uuid[])
      AS l(id, verified, settled, cut_reason, decided_at, decided_by)
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = l.id`);
}

export type ClaimFactsRow = ClaimFacts & { claimNumber: string; lineNo: number };

const FACTS = sql`l.id AS "claimLineId", l.claim_id AS "claimId", c.number AS "claimNumber",
  l.line_no AS "lineNo", l.dealer_id AS "dealerId", x.type_id AS "typeId",
  l.claimed_minor AS "amountMinor", l.occurred_on AS "occurredOn",
  l.reference_key AS "referenceKey",
  ARRAY(SELECT f.sha256::text FROM expense_evidence e
    JOIN stored_file f ON f.org_id = e.org_id AND f.id = e.file_id
    WHERE e.org_id = l.org_id AND e.claim_id = l.claim_id
      AND (e.claim_line_id = l.id OR e.claim_line_id IS NULL)) AS "fileDigests"`;

const FACTS_FROM = sql`expense_claim_line l
  JOIN expense_claim c ON c.org_id = l.org_id AND c.id = l.claim_id
  JOIN expense_line x ON x.org_id = l.org_id AND x.id = l.expense_line_id`;

export async function readClaimFacts(tx: Tx, claimId: string): Promise<ClaimFactsRow[]> {
  return tx.rows<ClaimFactsRow>(sql`
    SELECT ${FACTS} FROM ${FACTS_FROM}
    WHERE l.org_id = ${tx.orgId}::uuid AND l.claim_id = ${claimId}::uuid ORDER BY l.line_no`);
}

const MAX_ALIKE = 200;

/**
 * Lines of other live claims that share a document number, an amount near in time, or a file with
 * these. What exactly makes a duplicate is decided by the rule; this finds candidates by index.
 */
export async function readAlikeClaims(
  tx: Tx,
  facts: readonly ClaimFacts[],
  days: number,
): Promise<ClaimFactsRow[]> {
  if (facts.length === 0) return [];
  const f = columns(
    facts,
    (x) => x.dealerId,
    (x) => x.amountMinor,
    (x) => x.occurredOn,
    (x) => x.referenceKey,
  );
  const digests = [...new Set(facts.flatMap((one) => one.fileDigests))];
  const claimIds = [...new Set(facts.map((one) => one.claimId))];
  return tx.rows<ClaimFactsRow>(sql`
    SELECT ${FACTS} FROM ${FACTS_FROM}
    WHERE l.org_id = ${tx.orgId}::uuid AND c.status NOT IN ('DRAFT', 'REJECTED', 'CANCELLED')
      AND l.claim_id <> ALL(${claimIds}::uuid[])
      AND l.id IN (
        SELECT o.id FROM unnest(${f[0]}::uuid[], ${f[1]}::bigint[], ${f[2]}::date[], ${f[3]}::text[])
          AS f(dealer_id, amount, occurred_on, reference_key)
        JOIN expense_claim_line o ON o.org_id = ${tx.orgId}::uuid
          AND (o.reference_key = f.reference_key OR (o.claimed_minor = f.amount
            AND o.dealer_id IS NOT DISTINCT FROM f.dealer_id
            AND o.occurred_on BETWEEN f.occurred_on - ${days}::int AND f.occurred_on + ${days}::int))
        UNION
        SELECT o.id FROM stored_file s
        JOIN expense_evidence e ON e.org_id = s.org_id AND e.file_id = s.id
        JOIN expense_claim_line o ON o.org_id = e.org_id AND o.claim_id = e.claim_id
          AND (e.claim_line_id = o.id OR e.claim_line_id IS NULL)
        WHERE s.org_id = ${tx.orgId}::uuid AND s.sha256 = ANY(${digests}::text[]))
    ORDER BY l.id DESC LIMIT ${MAX_ALIKE}`);
}

export interface ClaimCounts {
  /** Being written. */
  drafts: number;
  /** Handed in, whatever became of them. */
  submitted: number;
}

export async function countClaims(tx: Tx, requestId: string): Promise<ClaimCounts> {
  const row = await tx.row<ClaimCounts>(sql`
    SELECT count(*) FILTER (WHERE status = 'DRAFT')::int AS drafts,
      count(*) FILTER (WHERE status NOT IN ('DRAFT', 'CANCELLED'))::int AS submitted
    FROM expense_claim WHERE org_id = ${tx.orgId}::uuid AND request_id = ${requestId}::uuid`);
  return row ?? { drafts: 0, submitted: 0 };
}

/** A change of lines that is no transition. */
export async function touchClaim(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`
    UPDATE expense_claim SET version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

export async function clearClaimParts(tx: Tx, claimId: string): Promise<void> {
  await tx.run(sql`
    WITH a AS (DELETE FROM expense_evidence
      WHERE org_id = ${tx.orgId}::uuid AND claim_id = ${claimId}::uuid)
    DELETE FROM expense_claim_line
    WHERE org_id = ${tx.orgId}::uuid AND claim_id = ${claimId}::uuid`);
}
