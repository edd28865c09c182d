// What the ids of a request point at, as far as the rules ask. One statement for each kind of thing,
// whatever the number of lines.
import { NO_ONE } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { SettlementMethod } from '../domain/payable-lines';

export interface TypeFacts {
  id: string;
  code: string;
  accountId: string;
  active: boolean;
  needsDealer: boolean;
  needsReference: boolean;
  evidenceMin: number;
  settlements: SettlementMethod[];
}

export interface CentreFacts {
  id: string;
  code: string;
  path: string[];
  ownerId: string | null;
}

export interface ReferenceIds {
  typeIds: readonly string[];
  centreIds: readonly string[];
  programmeIds: readonly string[];
  periodIds: readonly string[];
  dealerIds: readonly string[];
  productIds: readonly string[];
}

export interface References {
  types: ReadonlyMap<string, TypeFacts>;
  centres: ReadonlyMap<string, CentreFacts>;
  programmes: ReadonlySet<string>;
  periods: ReadonlySet<string>;
  dealers: ReadonlySet<string>;
  products: ReadonlySet<string>;
}

const byId = <T extends { id: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));

export async function readTypes(tx: Tx, ids: readonly string[]): Promise<Map<string, TypeFacts>> {
  const rows = await tx.rows<TypeFacts>(sql`
    SELECT id, code, account_id AS "accountId", active, needs_dealer AS "needsDealer",
      needs_reference AS "needsReference", evidence_min AS "evidenceMin", settlements
    FROM expense_type WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
  return byId(rows);
}

export async function readReferences(tx: Tx, ids: ReferenceIds): Promise<References> {
  const known = async (rows: Promise<{ id: string }[]>) =>
    new Set((await rows).map(({ id }) => id));
  const [types, centres, programmes, periods, dealers, products] = await Promise.all([
    readTypes(tx, ids.typeIds),
    tx.rows<CentreFacts>(sql`
      SELECT id, code, path, owner_id AS "ownerId" FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids.centreIds}::uuid[])`),
    known(
      tx.rows(sql`
        SELECT id FROM programme
        WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids.programmeIds}::uuid[])`),
    ),
    known(
      tx.rows(sql`
        SELECT id FROM fiscal_period
        WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids.periodIds}::uuid[])`),
    ),
    known(
      tx.rows(sql`
        SELECT id FROM dealer
        WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids.dealerIds}::uuid[])`),
    ),
    known(
      tx.rows(sql`
        SELECT id FROM product
        WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids.productIds}::uuid[])`),
    ),
  ]);
  // "None" is a programme everybody has.
  programmes.add(NO_ONE);
  return { types, centres: byId(centres), programmes, periods, dealers, products };
}

/** Codes of centres, accounts and programmes by id. */
export async function readNodeCodes(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; code: string }>(sql`
    SELECT id, code FROM responsibility_centre
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, code FROM account
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, code FROM programme
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
  return new Map(rows.map(({ id, code }) => [id, code]));
}
