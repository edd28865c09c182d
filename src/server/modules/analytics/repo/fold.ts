// Folding in SQL: one statement reads a batch of the ledger, adds it to every rollup of the fold
// and moves the watermark. Statement and transaction are one, so a batch counts exactly once.
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { FOLDS, type DerivedRollup, type FlowRollup, type FoldName } from './flow-columns';

export interface Watermark {
  xid: bigint;
  seq: bigint;
  foldedAt: Date | null;
}

/** Locks the watermark, creating it on first use. Folds of one organization take turns here. */
export async function lockWatermark(tx: Tx, fold: FoldName): Promise<Watermark> {
  await tx.run(sql`
    INSERT INTO fold_watermark (org_id, fold) VALUES (${tx.orgId}::uuid, ${fold})
    ON CONFLICT DO NOTHING`);
  const row = await tx.row<Watermark & Record<string, unknown>>(sql`
    SELECT xid, seq, folded_at AS "foldedAt" FROM fold_watermark
    WHERE org_id = ${tx.orgId}::uuid AND fold = ${fold} FOR UPDATE`);
  if (!row) throw new Error(`no watermark for ${fold}`);
  return row;
}

/**
 * Transactions from here on may still be running, and entries of theirs appear later: reading past
 * this line would step over them.
 */
const HORIZON = literal(`(pg_snapshot_xmin(pg_current_snapshot())::text)::bigint`);

function addTo(rollup: FlowRollup, orgId: string, where: string): Sql {
  const { table, keys, sums } = rollup;
  const names = [...keys, ...sums].map((column) => column.column).join(', ');
  const groups = keys.map((key) => key.perEntry).join(', ');
  const totals = sums.map((sum) => `sum(${sum.perEntry})`).join(', ');
  const target = ['org_id', ...keys.map((key) => key.column)].join(', ');
  const adds = sums
    .map(({ column }) => `${column} = ${table}.${column} + excluded.${column}`)
    .join(', ');
  return sql`INSERT INTO ${literal(table)} (org_id, ${literal(names)})
    SELECT ${orgId}::uuid, ${literal(groups)}, ${literal(totals)}
    FROM batch e WHERE ${literal(where)}
    GROUP BY ${literal(groups)}
    ON CONFLICT (${literal(target)}) DO UPDATE SET ${literal(adds)}`;
}

/** Both conditions of a rollup's entries. */
export const entriesOf = (fold: FoldName, rollup: FlowRollup): string =>
  rollup.where === undefined ? FOLDS[fold].where : `(${FOLDS[fold].where}) AND ${rollup.where}`;

/**
 * What the rows that a batch changed count for now, less what they counted for before. Every part of
 * the statement sees the rows as they were when it began, so `before` is a plain read.
 */
function addDerived(
  { table, keys, sums }: DerivedRollup,
  orgId: string,
  cte: { before: string; after: string },
): Sql {
  const names = [...keys, ...sums].map((one) => one.column).join(', ');
  const groups = keys.map((_, i) => i + 1).join(', ');
  const totals = sums.map(({ column }) => `sum(${column})`).join(', ');
  const picked = (sign: string) =>
    [
      ...keys.map(({ column, of }) => `${of} AS ${column}`),
      ...sums.map(({ column, of }) => `${sign}(${of}) AS ${column}`),
    ].join(', ');
  const target = ['org_id', ...keys.map((key) => key.column)].join(', ');
  const adds = sums.map(({ column }) => `${column} = ${table}.${column} + excluded.${column}`);
  return sql`INSERT INTO ${literal(table)} (org_id, ${literal(names)})
    SELECT ${orgId}::uuid, d.* FROM (
      SELECT ${literal(keys.map(({ column }) => column).join(', '))}, ${literal(totals)}
      FROM (SELECT ${literal(picked(''))} FROM ${literal(cte.after)} r
        UNION ALL SELECT ${literal(picked('-'))} FROM ${literal(cte.before)} r) both_sides
      GROUP BY ${literal(groups)}) d
    ON CONFLICT (${literal(target)}) DO UPDATE SET ${literal(adds.join(', '))}`;
}

/** The parts of the statement that bring one rollup, and those derived from it, up to the batch. */
function partsOf(fold: FoldName, rollup: FlowRollup, index: number, orgId: string): Sql[] {
  const add = addTo(rollup, orgId, entriesOf(fold, rollup));
  const after = `add_${index}`;
  const derived: readonly DerivedRollup[] = rollup.derived ?? [];
  if (derived.length === 0) return [sql`${literal(after)} AS (${add})`];
  const before = `before_${index}`;
  const touched = rollup.keys.map(({ column, perEntry }) => `${perEntry} AS ${column}`).join(', ');
  const same = rollup.keys.map(({ column }) => `k.${column} = t.${column}`).join(' AND ');
  return [
    // OFFSET 0: each key by itself. As a join the planner, who knows little of an organization that was
    // just loaded, reads all rows of it for every key.
    sql`${literal(before)} AS MATERIALIZED (
      SELECT k.* FROM (SELECT DISTINCT ${literal(touched)} FROM batch e
        WHERE ${literal(entriesOf(fold, rollup))}) t
      CROSS JOIN LATERAL (SELECT * FROM ${literal(rollup.table)} k
        WHERE k.org_id = ${orgId}::uuid AND ${literal(same)} OFFSET 0) k)`,
    sql`${literal(after)} AS (${add} RETURNING ${literal(rollup.table)}.*)`,
    ...derived.map(
      (one, i) =>
        sql`${literal(`add_${index}_${i}`)} AS (${addDerived(one, orgId, { before, after })})`,
    ),
  ];
}

/** Folds the next entries after the locked watermark; answers how many there were. */
export async function foldBatch(
  tx: Tx,
  fold: FoldName,
  after: { xid: bigint; seq: bigint },
  limit: number,
): Promise<{ entries: number; xid: bigint; seq: bigint }> {
  const { ledger, rollups } = FOLDS[fold];
  const adds = (rollups as readonly FlowRollup[]).flatMap((rollup, index) =>
    partsOf(fold, rollup, index, tx.orgId),
  );
  const row = await tx.row<{ entries: bigint; xid: bigint | null; seq: bigint | null }>(sql`
    WITH batch AS MATERIALIZED (
      SELECT * FROM ${literal(ledger)}
      WHERE org_id = ${tx.orgId}::uuid AND (xid, seq) > (${after.xid}::bigint, ${after.seq}::bigint)
        AND xid < ${HORIZON}
      ORDER BY xid, seq LIMIT ${limit}),
    ${join(adds)},
    last AS (SELECT xid, seq FROM batch ORDER BY xid DESC, seq DESC LIMIT 1),
    moved AS (
      UPDATE fold_watermark w SET xid = last.xid, seq = last.seq FROM last
      WHERE w.org_id = ${tx.orgId}::uuid AND w.fold = ${fold})
    SELECT (SELECT count(*) FROM batch) AS entries, (SELECT xid FROM last) AS xid,
      (SELECT seq FROM last) AS seq`);
  if (!row) throw new Error('a fold answered nothing');
  return {
    entries: Number(row.entries),
    xid: row.xid ?? after.xid,
    seq: row.seq ?? after.seq,
  };
}

/**
 * The transaction of the first committed entry after these, which a still running older one keeps back;
 * null: there is none. The order makes it one step of the index: asked whether any exists, the planner
 * expects a third of the ledger to do, and finds none by reading all of it.
 */
export async function firstUnread(
  tx: Tx,
  fold: FoldName,
  after: { xid: bigint; seq: bigint },
): Promise<bigint | null> {
  const row = await tx.row<{ xid: bigint }>(sql`
    SELECT xid FROM ${literal(FOLDS[fold].ledger)}
    WHERE org_id = ${tx.orgId}::uuid AND (xid, seq) > (${after.xid}::bigint, ${after.seq}::bigint)
    ORDER BY xid, seq LIMIT 1`);
  return row?.xid ?? null;
}

/** Every transaction that has committed by now is older than this one. */
export async function nextTransaction(tx: Tx): Promise<bigint> {
  const row = await tx.row<{ xid: bigint }>(sql`
    SELECT (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint AS xid`);
  if (!row) throw new Error('a snapshot answered nothing');
  return row.xid;
}

/** States that the rollups hold everything committed up to now. */
export async function markFolded(tx: Tx, fold: FoldName): Promise<void> {
  await tx.run(sql`
    UPDATE fold_watermark SET folded_at = now()
    WHERE org_id = ${tx.orgId}::uuid AND fold = ${fold}`);
}

/** Empties the rollups of a fold and starts it again at nothing; the watermark must be locked. */
export async function startOver(tx: Tx, fold: FoldName): Promise<void> {
  const rollups: readonly FlowRollup[] = FOLDS[fold].rollups;
  for (const { table } of rollups.flatMap((one) => [one, ...(one.derived ?? [])])) {
    await tx.run(sql`DELETE FROM ${literal(table)} WHERE org_id = ${tx.orgId}::uuid`);
  }
  await tx.run(sql`
    UPDATE fold_watermark SET xid = 0, seq = 0
    WHERE org_id = ${tx.orgId}::uuid AND fold = ${fold}`);
}

export interface FoldState {
  fold: FoldName;
  foldedAt: Date | null;
}

/** As of when the rollups speak: the oldest of these folds, null where one never ran. */
export async function readAsOf(
  tx: Tx,
  folds: readonly FoldName[] = ['order-flow', 'receivables'],
): Promise<Date | null> {
  const row = await tx.row<{ asOf: Date | null; folds: bigint }>(sql`
    SELECT min(folded_at) AS "asOf", count(folded_at) AS folds FROM fold_watermark
    WHERE org_id = ${tx.orgId}::uuid AND fold = ANY(${[...folds]}::text[])`);
  return row && Number(row.folds) === folds.length ? row.asOf : null;
}
