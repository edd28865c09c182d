// Whom a target is for, by the code a person writes.
import { NO_ONE } from '@/kernel/ids';
import { columns, literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { TargetSubject } from '../figure-schemas';

export interface TargetSubjectCode {
  subjectKind: TargetSubject;
  /** Of the organization itself its own, or none: another one would be a target of somebody else. */
  code: string;
}

const TABLES = {
  DEALER: 'dealer',
  REGION: 'region',
  SALESPERSON: 'salesperson',
  PRODUCT: 'product',
  CATEGORY: 'category',
} as const;

/** Ids in the order asked; null: there is none. One statement, however many. */
export async function resolveTargetSubjects(
  tx: Tx,
  wanted: readonly TargetSubjectCode[],
): Promise<(string | null)[]> {
  const w = columns(
    wanted,
    (one) => one.subjectKind,
    (one) => one.code,
  );
  const rows = await tx.rows<{ id: string | null }>(sql`
    SELECT CASE w.kind
      WHEN 'COMPANY' THEN (SELECT ${NO_ONE}::uuid FROM organization
        WHERE id = ${tx.orgId}::uuid AND w.code IN ('', code))
      WHEN 'DEALER' THEN (SELECT id FROM dealer
        WHERE org_id = ${tx.orgId}::uuid AND code = w.code)
      WHEN 'REGION' THEN (SELECT id FROM region
        WHERE org_id = ${tx.orgId}::uuid AND code = w.code)
      WHEN 'SALESPERSON' THEN (SELECT id FROM salesperson
        WHERE org_id = ${tx.orgId}::uuid AND code = w.code)
      WHEN 'PRODUCT' THEN (SELECT id FROM product
        WHERE org_id = ${tx.orgId}::uuid AND code = w.code)
      WHEN 'CATEGORY' THEN (SELECT id FROM category
        WHERE org_id = ${tx.orgId}::uuid AND code = w.code)
      END AS id
    FROM unnest(${w[0]}::text[], ${w[1]}::text[]) WITH ORDINALITY AS w(kind, code, at)
    ORDER BY w.at`);
  return rows.map(({ id }) => id);
}

/** The subject's code; undefined: there is no such subject. */
export async function readTargetSubjectCode(
  tx: Tx,
  { kind, id }: { readonly kind: TargetSubject; readonly id: string },
): Promise<string | undefined> {
  const found = await tx.row<{ code: string }>(
    kind === 'COMPANY'
      ? sql`SELECT code FROM organization WHERE id = ${tx.orgId}::uuid AND ${id}::uuid = ${NO_ONE}::uuid`
      : sql`SELECT code FROM ${literal(TABLES[kind])}
          WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`,
  );
  return found?.code;
}
