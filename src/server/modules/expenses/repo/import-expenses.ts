// What the codes of imported expenses mean, for any number of rows in one statement each.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface ExpenseCodes {
  centres: readonly string[];
  types: readonly string[];
  programmes: readonly string[];
  dealers: readonly string[];
}

export interface ExpenseIds {
  centres: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, { id: string; accountId: string }>;
  programmes: ReadonlyMap<string, string>;
  dealers: ReadonlyMap<string, string>;
}

type Coded = { id: string; code: string };

const byCode = (rows: readonly Coded[]) => new Map(rows.map(({ id, code }) => [code, id]));

export async function resolveCodes(tx: Tx, codes: ExpenseCodes): Promise<ExpenseIds> {
  const [centres, types, programmes, dealers] = await Promise.all([
    tx.rows<Coded>(sql`SELECT id, code FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes.centres}::text[])`),
    tx.rows<Coded & { accountId: string }>(sql`SELECT id, code, account_id AS "accountId"
      FROM expense_type
      WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes.types}::text[])`),
    tx.rows<Coded>(sql`SELECT id, code FROM programme
      WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes.programmes}::text[])`),
    tx.rows<Coded>(sql`SELECT id, code FROM dealer
      WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes.dealers}::text[])`),
  ]);
  return {
    centres: byCode(centres),
    types: new Map(types.map(({ code, ...type }) => [code, type])),
    programmes: byCode(programmes),
    dealers: byCode(dealers),
  };
}

/** Documents that were loaded before. */
export async function readLoaded(tx: Tx, documents: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ number: string }>(sql`
    SELECT external_number AS number FROM expense_request
    WHERE org_id = ${tx.orgId}::uuid AND external_number = ANY(${documents}::text[])`);
  return new Set(rows.map(({ number }) => number));
}
