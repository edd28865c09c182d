// Years, periods and drafts by the codes a file names.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface YearPeriods {
  yearId: string;
  year: string;
  periods: { id: string; no: number; code: string; isClosed: boolean }[];
}

/** Years of the calendar that documents are posted by. */
export async function readYears(tx: Tx, codes: readonly string[]): Promise<YearPeriods[]> {
  return tx.rows<YearPeriods>(sql`
    SELECT y.id AS "yearId", y.code AS year, (SELECT jsonb_agg(jsonb_build_object('id', p.id,
        'no', p.no, 'code', p.code, 'isClosed', p.status = 'CLOSED') ORDER BY p.no)
      FROM fiscal_period p WHERE p.org_id = y.org_id AND p.year_id = y.id) AS periods
    FROM fiscal_year y
    JOIN fiscal_calendar c ON c.org_id = y.org_id AND c.id = y.calendar_id AND c.is_default
    WHERE y.org_id = ${tx.orgId}::uuid AND y.code = ANY(${[...codes]}::text[])`);
}

export interface DraftRef {
  yearId: string;
  /** As the file names it: the number or the name of the version. */
  key: string;
  id: string;
}

/** Drafts by number or name, locked; of two with one name the newest. */
export async function lockDrafts(
  tx: Tx,
  wanted: readonly { yearId: string; key: string }[],
): Promise<DraftRef[]> {
  const [years, keys] = columns(
    wanted,
    (w) => w.yearId,
    (w) => w.key,
  );
  return tx.rows<DraftRef>(sql`
    SELECT b.year_id AS "yearId", w.key, b.id
    FROM unnest(${years}::uuid[], ${keys}::text[]) AS w(year_id, key)
    JOIN budget b ON b.org_id = ${tx.orgId}::uuid AND b.year_id = w.year_id
      AND b.status = 'DRAFT' AND w.key IN (b.number, b.name)
    ORDER BY b.version_no FOR UPDATE OF b`);
}

export interface HeldAmount {
  yearId: string;
  /** The draft the row goes into; null: a new one, which begins with what is in force. */
  draftId: string | null;
  centreId: string;
  accountId: string;
  programmeId: string;
  periodId: string;
  amountMinor: bigint;
}

/** For each amount, whether its cell holds it already. */
export async function holdAmounts(tx: Tx, rows: readonly HeldAmount[]): Promise<boolean[]> {
  const c = columns(
    rows,
    (r) => r.yearId,
    (r) => r.draftId,
    (r) => r.centreId,
    (r) => r.accountId,
    (r) => r.programmeId,
    (r) => r.periodId,
    (r) => r.amountMinor,
  );
  const held = await tx.rows<{ isHeld: boolean }>(sql`
    SELECT l.amount_minor IS NOT NULL AS "isHeld"
    FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[], ${c[3]}::uuid[], ${c[4]}::uuid[],
      ${c[5]}::uuid[], ${c[6]}::bigint[]) WITH ORDINALITY
      AS r(year_id, draft_id, centre_id, account_id, programme_id, period_id, amount, no)
    LEFT JOIN budget b ON b.org_id = ${tx.orgId}::uuid AND b.year_id = r.year_id
      AND CASE WHEN r.draft_id IS NULL THEN b.status = 'APPROVED' ELSE b.id = r.draft_id END
    LEFT JOIN budget_line l ON l.org_id = b.org_id AND l.budget_id = b.id
      AND l.centre_id = r.centre_id AND l.account_id = r.account_id
      AND l.programme_id = r.programme_id AND l.period_id = r.period_id
      AND l.amount_minor = r.amount
    ORDER BY r.no`);
  return held.map(({ isHeld }) => isHeld);
}
