// The rules of control as rows: written by their screen, read with what they guard.
import { NO_ONE } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ControlInput, ControlView, LimitsInput, LimitView } from '../control-schemas';
import { CONTROL } from './controls';

export interface StoredControl extends ControlInput {
  id: string;
  version: number;
}

export async function readControl(tx: Tx, id: string): Promise<StoredControl | undefined> {
  return tx.row<StoredControl>(sql`
    SELECT ${CONTROL}, c.active, c.version FROM budget_control c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ${id}::uuid`);
}

export async function insertControl(tx: Tx, id: string, c: ControlInput): Promise<void> {
  await tx.run(sql`
    INSERT INTO budget_control (org_id, id, code, name, centre_id, account_id, programme_id, grain,
      mode, scope, warn_rate, stop_rate, unbudgeted, active)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${c.code}, ${c.name}, ${c.centreId}::uuid,
      ${c.accountId}::uuid, ${c.programmeId}::uuid, ${c.grain}, ${c.mode}, ${c.scope},
      ${c.warnRate}::numeric, ${c.stopRate}::numeric, ${c.unbudgeted}, ${c.active})`);
}

/** False where the version is not the stored one. */
export async function updateControl(
  tx: Tx,
  { id, version, ...c }: StoredControl,
): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE budget_control SET code = ${c.code}, name = ${c.name}, centre_id = ${c.centreId}::uuid,
      account_id = ${c.accountId}::uuid, programme_id = ${c.programmeId}::uuid,
      grain = ${c.grain}, mode = ${c.mode}, scope = ${c.scope},
      warn_rate = ${c.warnRate}::numeric, stop_rate = ${c.stopRate}::numeric,
      unbudgeted = ${c.unbudgeted}, active = ${c.active}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return written === 1;
}

/** With its limits; what was let through stays on record. */
export async function deleteControl(tx: Tx, id: string, version: number): Promise<boolean> {
  const deleted = await tx.run(sql`
    DELETE FROM budget_control
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return deleted === 1;
}

/** Kinds of the nodes a control names; a node that does not exist is missing. */
export async function readNodeKinds(
  tx: Tx,
  {
    centreId,
    accountId,
    programmeId,
  }: Pick<ControlInput, 'centreId' | 'accountId' | 'programmeId'>,
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ part: string; kind: string }>(sql`
    SELECT 'centreId' AS part, kind FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid AND id = ${centreId}::uuid
    UNION ALL SELECT 'accountId', kind FROM account
      WHERE org_id = ${tx.orgId}::uuid AND id = ${accountId}::uuid
    UNION ALL SELECT 'programmeId', 'PROGRAMME' FROM programme
      WHERE org_id = ${tx.orgId}::uuid AND id = ${programmeId}::uuid`);
  return new Map(rows.map(({ part, kind }) => [part, kind]));
}

type Row = Omit<ControlView, 'centre' | 'account' | 'programme'> &
  Record<`${'centre' | 'account' | 'programme'}${'Code' | 'Name'}`, string | null>;

const named = (code: string | null, name: string | null) =>
  code === null ? null : { code, name: name ?? code };

/** Every rule by code, each with the state of what it guards in all years. */
export async function listControlRows(tx: Tx): Promise<ControlView[]> {
  const rows = await tx.rows<Row>(sql`
    SELECT ${CONTROL}, c.active, c.version, r.code AS "centreCode", r.name AS "centreName",
      a.code AS "accountCode", a.name AS "accountName", g.code AS "programmeCode",
      g.name AS "programmeName", l.limits, l.near, l.above
    FROM budget_control c
    LEFT JOIN responsibility_centre r ON r.org_id = c.org_id AND r.id = c.centre_id
    LEFT JOIN account a ON a.org_id = c.org_id AND a.id = c.account_id
    LEFT JOIN programme g ON g.org_id = c.org_id AND g.id = c.programme_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS limits,
        count(*) FILTER (WHERE l.budgeted AND l.used_minor > 0
          AND l.used_minor >= l.budget_minor * c.warn_rate
          AND l.used_minor <= l.budget_minor * c.stop_rate)::int AS near,
        count(*) FILTER (WHERE l.budgeted AND l.used_minor > l.budget_minor * c.stop_rate)::int
          AS above
      FROM budget_limit l WHERE l.org_id = c.org_id AND l.control_id = c.id) l
    WHERE c.org_id = ${tx.orgId}::uuid ORDER BY c.code`);
  return rows.map((row) => ({
    ...row,
    centre: named(row.centreCode, row.centreName),
    account: named(row.accountCode, row.accountName),
    programme: named(row.programmeCode, row.programmeName),
  }));
}

const MOST_LIMITS = 500;

/** The fullest limits of a control in a year. */
export async function listLimitRows(tx: Tx, input: LimitsInput): Promise<LimitView[]> {
  const { controlId, yearId } = input;
  return tx.rows<LimitView>(sql`
    SELECT l.slot, r.code AS centre, a.code AS account, g.code AS programme,
      l.budget_minor AS "budgetMinor", l.used_minor AS "usedMinor",
      l.ceiling_minor AS "ceilingMinor", l.allowance_minor AS "allowanceMinor", l.budgeted
    FROM budget_limit l
    LEFT JOIN responsibility_centre r ON r.org_id = l.org_id AND r.id = nullif(l.centre_id, ${NO_ONE}::uuid)
    LEFT JOIN account a ON a.org_id = l.org_id AND a.id = nullif(l.account_id, ${NO_ONE}::uuid)
    LEFT JOIN programme g ON g.org_id = l.org_id AND g.id = nullif(l.programme_id, ${NO_ONE}::uuid)
    WHERE l.org_id = ${tx.orgId}::uuid AND l.control_id = ${controlId}::uuid
      AND l.year_id = ${yearId}::uuid
    ORDER BY l.used_minor::numeric / nullif(l.budget_minor, 0) DESC NULLS LAST, l.slot, r.code,
      a.code
    LIMIT ${MOST_LIMITS}`);
}
