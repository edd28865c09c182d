// The only writer of expense_type.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ExpenseTypeView, SaveExpenseTypeInput } from '../schemas';
import { nodeOf } from './node-columns';

const VIEW = sql`t.id, t.code, t.name, t.names, t.activity, ${nodeOf('a')} AS account,
  t.settlements, t.evidence_min AS "evidenceMin", t.needs_dealer AS "needsDealer",
  t.needs_reference AS "needsReference", t.active, t.version`;

export async function readExpenseTypes(tx: Tx): Promise<ExpenseTypeView[]> {
  return tx.rows<ExpenseTypeView>(sql`
    SELECT ${VIEW} FROM expense_type t
    JOIN account a ON a.org_id = t.org_id AND a.id = t.account_id
    WHERE t.org_id = ${tx.orgId}::uuid ORDER BY t.code`);
}

export async function readExpenseType(tx: Tx, id: string): Promise<ExpenseTypeView | undefined> {
  return tx.row<ExpenseTypeView>(sql`
    SELECT ${VIEW} FROM expense_type t
    JOIN account a ON a.org_id = t.org_id AND a.id = t.account_id
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = ${id}::uuid`);
}

type TypeValues = Omit<SaveExpenseTypeInput, 'id' | 'version'>;

export interface AccountUse {
  kind: string;
  active: boolean;
  isLeaf: boolean;
}

/** What kind of account a type wants to be booked to. */
export async function readAccountUse(tx: Tx, accountId: string): Promise<AccountUse | undefined> {
  return tx.row<AccountUse>(sql`
    SELECT a.kind, a.active, NOT EXISTS (SELECT 1 FROM account c
      WHERE c.org_id = a.org_id AND c.parent_id = a.id) AS "isLeaf"
    FROM account a WHERE a.org_id = ${tx.orgId}::uuid AND a.id = ${accountId}::uuid`);
}

/** A taken code is refused by its unique key. */
export async function insertExpenseType(tx: Tx, id: string, input: TypeValues): Promise<void> {
  await tx.run(sql`
    INSERT INTO expense_type (org_id, id, code, name, names, activity, account_id, settlements,
      evidence_min, needs_dealer, needs_reference, active)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${input.code}, ${input.name},
      ${JSON.stringify(input.names)}::jsonb, ${input.activity}, ${input.accountId}::uuid,
      ${input.settlements}::text[], ${input.evidenceMin}, ${input.needsDealer},
      ${input.needsReference}, ${input.active})`);
}

/** False where the version is not the stored one. */
export async function updateExpenseType(
  tx: Tx,
  ref: { id: string; version: number },
  input: TypeValues,
): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE expense_type SET code = ${input.code}, name = ${input.name},
      names = ${JSON.stringify(input.names)}::jsonb, activity = ${input.activity},
      account_id = ${input.accountId}::uuid, settlements = ${input.settlements}::text[],
      evidence_min = ${input.evidenceMin}, needs_dealer = ${input.needsDealer},
      needs_reference = ${input.needsReference}, active = ${input.active}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${ref.id}::uuid AND version = ${ref.version}`);
  return written === 1;
}
