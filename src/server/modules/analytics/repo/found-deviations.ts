// What a search for deviations finds, beside what is known from the searches before.
import type { BusinessDate } from '@/kernel/business-date';
import type { Named } from '@/kernel/local-names';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { DeviationStatus, DriverView } from '../deviation-schemas';

/** Searches of one organization take turns: what one of them numbers, the next one knows. */
export async function lockSearches(tx: Tx): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`deviations:${tx.orgId}`}, 0))`);
}

/** Up to which day each active rule was looked at; one that never was is left out. */
export async function readLooked(tx: Tx): Promise<ReadonlyMap<string, BusinessDate>> {
  const rows = await tx.rows<{ id: string; through: BusinessDate }>(sql`
    SELECT id, looked_through::text AS through FROM deviation_rule
    WHERE org_id = ${tx.orgId}::uuid AND active AND looked_through IS NOT NULL`);
  return new Map(rows.map(({ id, through }) => [id, through]));
}

/** Remembers it of every active rule. No change of the rules themselves. */
export async function markLooked(tx: Tx, through: BusinessDate): Promise<void> {
  await tx.run(sql`
    UPDATE deviation_rule SET looked_through = ${through}::date
    WHERE org_id = ${tx.orgId}::uuid AND active
      AND (looked_through IS NULL OR looked_through < ${through}::date)`);
}

export interface KnownDeviation {
  number: string;
  status: DeviationStatus;
  centreId: string;
  accountId: string;
  /** As it was computed last; of one that is closed, what it was judged by. */
  varianceMinor: bigint;
}

/** Those of a rule and period, locked: nobody closes one while it is looked at. */
export async function lockKnown(
  tx: Tx,
  asked: { ruleId: string; periodId: string },
): Promise<KnownDeviation[]> {
  return tx.rows<KnownDeviation & Record<string, unknown>>(sql`
    SELECT number, status, centre_id AS "centreId", account_id AS "accountId",
      variance_minor AS "varianceMinor"
    FROM deviation
    WHERE org_id = ${tx.orgId}::uuid AND rule_id = ${asked.ruleId}::uuid
      AND period_id = ${asked.periodId}::uuid
    ORDER BY id FOR UPDATE`);
}

export interface FoundDeviation {
  id: string;
  number: string;
  ruleId: string;
  periodId: string;
  centreId: string;
  accountId: string;
  ownerId: string | null;
  dueOn: string;
  basisMinor: bigint | null;
  actualMinor: bigint;
  varianceMinor: bigint;
  rate: string | null;
  drivers: readonly DriverView[];
  /** Centre and account, for who is told. */
  place: readonly Named[];
}

const asText = (_key: string, value: unknown) =>
  typeof value === 'bigint' ? String(value) : value;

/**
 * One that somebody is to answer for from now on: found for the first time, or again after it was within
 * its threshold, or closed.
 */
export interface RaisedDeviation {
  id: string;
  number: string;
  status: DeviationStatus;
  ownerId: string | null;
  dueOn: string;
  version: number;
  /** null: for the first time. */
  wasStatus: DeviationStatus | null;
}

/**
 * Writes what was found: a new deviation, or the figures of one that is known. What was explained keeps
 * its state, its words and its owner; what is closed is open again. That one, and one that had come
 * within its threshold and left it again, is due by its rule from now on, not from the first time.
 * Answers those and the new ones.
 */
export async function upsertFound(
  tx: Tx,
  found: readonly FoundDeviation[],
  now: Date,
): Promise<{ found: FoundDeviation; raised: RaisedDeviation }[]> {
  if (found.length === 0) return [];
  const c = columns(
    found,
    (f) => f.id,
    (f) => f.number,
    (f) => f.ruleId,
    (f) => f.periodId,
    (f) => f.centreId,
    (f) => f.accountId,
    (f) => f.ownerId,
    (f) => f.dueOn,
    (f) => f.basisMinor,
    (f) => f.actualMinor,
    (f) => f.varianceMinor,
    (f) => f.rate,
    (f) => JSON.stringify(f.drivers, asText),
  );
  // Beside what was written stands what was there before the statement: nothing, or whether it was cleared.
  const rows = await tx.rows<Written & Record<string, unknown>>(sql`
    WITH written AS (
      INSERT INTO deviation (org_id, id, number, rule_id, period_id, centre_id, account_id, owner_id,
        due_on, basis_minor, actual_minor, variance_minor, rate, drivers, status, computed_at)
      SELECT ${tx.orgId}::uuid, r.*, 'OPEN', ${now}::timestamptz
      FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::uuid[], ${c[3]}::uuid[],
        ${c[4]}::uuid[], ${c[5]}::uuid[], ${c[6]}::uuid[], ${c[7]}::date[], ${c[8]}::bigint[],
        ${c[9]}::bigint[], ${c[10]}::bigint[], ${c[11]}::numeric[], ${c[12]}::jsonb[]) AS r
      ON CONFLICT (org_id, rule_id, period_id, centre_id, account_id) DO UPDATE SET
        basis_minor = excluded.basis_minor, actual_minor = excluded.actual_minor,
        variance_minor = excluded.variance_minor, rate = excluded.rate, drivers = excluded.drivers,
        status = CASE WHEN deviation.status = 'CLOSED' THEN 'OPEN' ELSE deviation.status END,
        due_on = CASE WHEN deviation.cleared OR deviation.status = 'CLOSED' THEN excluded.due_on
          ELSE deviation.due_on END,
        reminded = CASE WHEN deviation.cleared OR deviation.status = 'CLOSED' THEN NULL
          ELSE deviation.reminded END,
        version = deviation.version + (deviation.cleared OR deviation.status = 'CLOSED')::int,
        cleared = false, computed_at = excluded.computed_at
      RETURNING id, number, status, rule_id, centre_id, account_id, owner_id, due_on, version)
    SELECT w.id, w.number, w.status, w.owner_id AS "ownerId", w.due_on::text AS "dueOn", w.version,
      w.rule_id AS "ruleId", w.centre_id AS "centreId", w.account_id AS "accountId",
      before.status AS "wasStatus"
    FROM written w
    LEFT JOIN deviation before ON before.org_id = ${tx.orgId}::uuid AND before.id = w.id
    WHERE before.id IS NULL OR before.cleared OR before.status = 'CLOSED'`);
  const raised = new Map(rows.map((row) => [cellOf(row), row]));
  return found.flatMap((one) => {
    const row = raised.get(cellOf(one));
    return row ? [{ found: one, raised: row }] : [];
  });
}

type Cell = Pick<FoundDeviation, 'ruleId' | 'centreId' | 'accountId'>;
type Written = RaisedDeviation & Cell;
const cellOf = ({ ruleId, centreId, accountId }: Cell) => `${ruleId} ${centreId} ${accountId}`;

/** Marks open deviations of a rule and period that were not found again. */
export async function markCleared(
  tx: Tx,
  asked: { ruleId: string; periodId: string; now: Date },
): Promise<number> {
  return tx.run(sql`
    UPDATE deviation SET cleared = true, computed_at = ${asked.now}::timestamptz
    WHERE org_id = ${tx.orgId}::uuid AND rule_id = ${asked.ruleId}::uuid
      AND period_id = ${asked.periodId}::uuid AND computed_at < ${asked.now}::timestamptz
      AND NOT cleared AND status <> 'CLOSED'`);
}
