// The guarded sums of controls. Rows are locked in the order of their keys; a missing row is zero.
import { columns, empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { limitText, type LimitKey } from '../domain/control';
import type { LimitState } from '../domain/decide';

type LimitRow = LimitKey & LimitState;

const KEYS = `controlId yearId slot centreId accountId programmeId`;

function keyArrays(keys: readonly LimitKey[]): Sql {
  const [control, year, slot, centre, account, programme] = columns(
    keys,
    ...KEYS.split(' ').map((name) => (key: LimitKey) => key[name as keyof LimitKey]),
  );
  return sql`unnest(${control}::uuid[], ${year}::uuid[], ${slot}::int[], ${centre}::uuid[],
    ${account}::uuid[], ${programme}::uuid[])`;
}

const K = literal('k(control_id, year_id, slot, centre_id, account_id, programme_id)');
const SAME_KEY =
  literal(`(l.control_id, l.year_id, l.slot, l.centre_id, l.account_id, l.programme_id)
  = (k.control_id, k.year_id, k.slot, k.centre_id, k.account_id, k.programme_id)`);
const KEY_ORDER = literal(
  'k.control_id, k.year_id, k.slot, k.centre_id, k.account_id, k.programme_id',
);

async function selectLimits(tx: Tx, keys: readonly LimitKey[], lock: Sql): Promise<LimitRow[]> {
  return tx.rows<LimitRow>(sql`
    SELECT l.control_id AS "controlId", l.year_id AS "yearId", l.slot, l.centre_id AS "centreId",
      l.account_id AS "accountId", l.programme_id AS "programmeId",
      l.budget_minor AS "budgetMinor", l.used_minor AS "usedMinor",
      l.ceiling_minor AS "ceilingMinor", l.allowance_minor AS "allowanceMinor", l.budgeted
    FROM ${keyArrays(keys)} AS ${K}
    JOIN budget_limit l ON l.org_id = ${tx.orgId}::uuid AND ${SAME_KEY}
    ORDER BY ${KEY_ORDER} ${lock}`);
}

const byKey = (rows: readonly LimitRow[]) =>
  new Map<string, LimitState>(rows.map((row) => [limitText(row), row]));

export async function readLimits(
  tx: Tx,
  keys: readonly LimitKey[],
): Promise<Map<string, LimitState>> {
  return keys.length === 0 ? new Map() : byKey(await selectLimits(tx, keys, empty));
}

/** Locks the limits, opening those that do not exist yet. */
export async function lockLimits(
  tx: Tx,
  keys: readonly LimitKey[],
): Promise<Map<string, LimitState>> {
  if (keys.length === 0) return new Map();
  const lock = literal('FOR UPDATE OF l');
  const found = await selectLimits(tx, keys, lock);
  if (found.length === keys.length) return byKey(found);
  await tx.run(sql`
    INSERT INTO budget_limit
      (org_id, control_id, year_id, slot, centre_id, account_id, programme_id)
    SELECT ${tx.orgId}::uuid, k.* FROM ${keyArrays(keys)} AS ${K}
    ORDER BY ${KEY_ORDER} ON CONFLICT DO NOTHING`);
  return byKey(await selectLimits(tx, keys, lock));
}

/** Writes what the decision said; the rows are locked. The CHECK of the table has the last word. */
export async function writeLimits(
  tx: Tx,
  limits: readonly { key: LimitKey; after: LimitState }[],
): Promise<void> {
  if (limits.length === 0) return;
  const [budget, used, ceiling, allowance, budgeted] = columns(
    limits,
    ({ after }) => after.budgetMinor,
    ({ after }) => after.usedMinor,
    ({ after }) => after.ceilingMinor,
    ({ after }) => after.allowanceMinor,
    ({ after }) => after.budgeted,
  );
  const keys = keyArrays(limits.map(({ key }) => key));
  await tx.run(sql`
    UPDATE budget_limit l SET budget_minor = n.budget, used_minor = n.used,
      ceiling_minor = n.ceiling, allowance_minor = n.allowance, budgeted = n.budgeted
    FROM ROWS FROM (${keys}, unnest(${budget}::bigint[], ${used}::bigint[], ${ceiling}::bigint[],
        ${allowance}::bigint[], ${budgeted}::boolean[]))
      AS n(control_id, year_id, slot, centre_id, account_id, programme_id, budget, used, ceiling,
        allowance, budgeted)
    WHERE l.org_id = ${tx.orgId}::uuid
      AND (l.control_id, l.year_id, l.slot, l.centre_id, l.account_id, l.programme_id)
        = (n.control_id, n.year_id, n.slot, n.centre_id, n.account_id, n.programme_id)`);
}

export interface OverrideRow {
  id: string;
  key: LimitKey;
  amountMinor: bigint;
  reason: string;
  docKind: string;
  docId: string;
}

/** On record for good: what stands above a ceiling, and why. */
export async function insertOverrides(
  tx: Tx,
  overrides: readonly OverrideRow[],
  by: { userId: string | null; at: Date },
): Promise<void> {
  if (overrides.length === 0) return;
  const rows = columns(
    overrides,
    (o) => o.id,
    (o) => o.key.controlId,
    (o) => o.key.yearId,
    (o) => o.key.slot,
    (o) => o.key.centreId,
    (o) => o.key.accountId,
    (o) => o.key.programmeId,
    (o) => o.amountMinor,
    (o) => o.reason,
    (o) => o.docKind,
    (o) => o.docId,
  );
  await tx.run(sql`
    INSERT INTO budget_override (org_id, id, control_id, year_id, slot, centre_id, account_id,
      programme_id, amount_minor, reason, doc_kind, doc_id, user_id, at)
    SELECT ${tx.orgId}::uuid, r.*, ${by.userId}::uuid, ${by.at}::timestamptz
    FROM unnest(${rows[0]}::uuid[], ${rows[1]}::uuid[], ${rows[2]}::uuid[], ${rows[3]}::int[],
      ${rows[4]}::uuid[], ${rows[5]}::uuid[], ${rows[6]}::uuid[], ${rows[7]}::bigint[],
      ${rows[8]}::text[], ${rows[9]}::text[], ${rows[10]}::uuid[]) AS r`);
}
