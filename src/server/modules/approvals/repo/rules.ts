// Rules of approval and their steps.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { DocKind, RuleStep } from '../domain/case';
import type { RuleConditions } from '../domain/select-rule';

export interface RuleRow extends RuleConditions {
  id: string;
  name: string;
  allowRepeat: boolean;
  steps: RuleStep[];
  version: number;
}

const STEPS = sql`coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'kind', s.kind, 'role', s.role, 'userId', s.user_id)) ORDER BY s.step_no)
  FROM approval_rule_step s WHERE s.org_id = r.org_id AND s.rule_id = r.id), '[]') AS steps`;

const RULE = sql`r.id, r.code, r.name, r.doc_kind AS "docKind", r.priority, r.active,
  r.amount_from_minor AS "amountFromMinor", r.amount_to_minor AS "amountToMinor",
  r.centre_id AS "centreId", r.tags, r.allow_repeat AS "allowRepeat", r.version, ${STEPS}`;

/** The rules of one kind of document, or all, in the order in which they are asked. */
export async function readRules(tx: Tx, docKind: DocKind | null): Promise<RuleRow[]> {
  return tx.rows<RuleRow>(sql`
    SELECT ${RULE} FROM approval_rule r
    WHERE r.org_id = ${tx.orgId}::uuid AND (${docKind}::text IS NULL OR r.doc_kind = ${docKind})
    ORDER BY r.doc_kind, r.priority, r.code`);
}

export async function readRule(tx: Tx, id: string): Promise<RuleRow | undefined> {
  return tx.row<RuleRow>(sql`
    SELECT ${RULE} FROM approval_rule r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid`);
}

export type RuleValues = Omit<RuleRow, 'version'>;

export async function insertRule(tx: Tx, rule: RuleValues): Promise<void> {
  await tx.run(sql`
    INSERT INTO approval_rule (org_id, id, code, name, doc_kind, priority, active,
      amount_from_minor, amount_to_minor, centre_id, tags, allow_repeat)
    VALUES (${tx.orgId}::uuid, ${rule.id}::uuid, ${rule.code}, ${rule.name}, ${rule.docKind},
      ${rule.priority}, ${rule.active}, ${rule.amountFromMinor}, ${rule.amountToMinor},
      ${rule.centreId}::uuid, ${rule.tags}::text[], ${rule.allowRepeat})`);
  await insertSteps(tx, rule);
}

/** False where the version is not the stored one. */
export async function updateRule(tx: Tx, rule: RuleValues, version: number): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE approval_rule SET code = ${rule.code}, name = ${rule.name}, doc_kind = ${rule.docKind},
      priority = ${rule.priority}, active = ${rule.active},
      amount_from_minor = ${rule.amountFromMinor}, amount_to_minor = ${rule.amountToMinor},
      centre_id = ${rule.centreId}::uuid, tags = ${rule.tags}::text[],
      allow_repeat = ${rule.allowRepeat}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${rule.id}::uuid AND version = ${version}`);
  if (written === 0) return false;
  await tx.run(sql`
    DELETE FROM approval_rule_step
    WHERE org_id = ${tx.orgId}::uuid AND rule_id = ${rule.id}::uuid`);
  await insertSteps(tx, rule);
  return true;
}

async function insertSteps(tx: Tx, { id, steps }: RuleValues): Promise<void> {
  const c = columns(
    steps,
    (step) => step.kind,
    (step) => (step.kind === 'ROLE' ? step.role : null),
    (step) => (step.kind === 'USER' ? step.userId : null),
  );
  await tx.run(sql`
    INSERT INTO approval_rule_step (org_id, rule_id, step_no, kind, role, user_id)
    SELECT ${tx.orgId}::uuid, ${id}::uuid, r.no, r.kind, r.role, r.user_id
    FROM unnest(${c[0]}::text[], ${c[1]}::text[], ${c[2]}::uuid[])
      WITH ORDINALITY AS r(kind, role, user_id, no)`);
}

/** False where the version is not the stored one. Cases keep the steps they were given. */
export async function deleteRule(tx: Tx, id: string, version: number): Promise<boolean> {
  const deleted = await tx.run(sql`
    DELETE FROM approval_rule
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return deleted === 1;
}
