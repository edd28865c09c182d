// The three trees as tables, and what hangs on their nodes.
import type { BusinessDate } from '@/kernel/business-date';
import { literal, sql } from '@/server/platform/sql';
import type { TreeNode, TreeTable } from '@/server/platform/tree';
import type { Tx } from '@/server/platform/tx';
import type { AccountKind, CentreKind, Operator } from '../schemas';

export const CENTRES: TreeTable = {
  table: 'responsibility_centre',
  module: 'centres',
  docKind: 'centre',
  columns: [
    { key: 'kind', column: 'kind', type: 'text' },
    { key: 'ownerId', column: 'owner_id', type: 'uuid' },
    { key: 'regionId', column: 'region_id', type: 'uuid' },
    { key: 'validFrom', column: 'valid_from', type: 'date' },
    { key: 'validTo', column: 'valid_to', type: 'date' },
  ],
};

export const ACCOUNTS: TreeTable = {
  table: 'account',
  module: 'accounts',
  docKind: 'account',
  columns: [
    { key: 'kind', column: 'kind', type: 'text' },
    { key: 'operator', column: 'operator', type: 'text' },
    { key: 'active', column: 'active', type: 'boolean' },
  ],
};

export const PROGRAMMES: TreeTable = {
  table: 'programme',
  module: 'programmes',
  docKind: 'programme',
  columns: [{ key: 'active', column: 'active', type: 'boolean' }],
};

export interface CentreNode extends TreeNode {
  kind: CentreKind;
  ownerId: string | null;
  /** Whose sales it answers for: the dealers of this region and below. */
  regionId: string | null;
  validFrom: BusinessDate | null;
  validTo: BusinessDate | null;
}

export interface AccountNode extends TreeNode {
  kind: AccountKind;
  operator: Operator;
  active: boolean;
}

export interface ProgrammeNode extends TreeNode {
  active: boolean;
}

/**
 * Keeps an account from being posted to until the end of the transaction: a posting takes its key
 * by reference and waits. So nothing is posted between the look for postings and the new child.
 */
export async function lockAccount(tx: Tx, id: string): Promise<{ code: string } | undefined> {
  return tx.row<{ code: string }>(sql`
    SELECT code FROM account
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

/** Whether any budget or posting names the account, or an expense type that would post to it. */
export async function hasPostings(tx: Tx, accountId: string): Promise<boolean> {
  const row = await tx.row<{ used: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM budget_balance
        WHERE org_id = ${tx.orgId}::uuid AND account_id = ${accountId}::uuid)
      OR EXISTS (SELECT 1 FROM budget_line
        WHERE org_id = ${tx.orgId}::uuid AND account_id = ${accountId}::uuid)
      OR EXISTS (SELECT 1 FROM expense_type
        WHERE org_id = ${tx.orgId}::uuid AND account_id = ${accountId}::uuid) AS used`);
  return row?.used ?? false;
}

/** Every account that a budget, a posting or an expense type names. */
export async function accountsWithPostings(tx: Tx): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT account_id AS id FROM budget_balance WHERE org_id = ${tx.orgId}::uuid
    UNION SELECT account_id FROM budget_line WHERE org_id = ${tx.orgId}::uuid
    UNION SELECT account_id FROM expense_type WHERE org_id = ${tx.orgId}::uuid`);
  return new Set(rows.map((row) => row.id));
}

/** Nodes directly below. */
export async function countChildren(tx: Tx, { table }: TreeTable, id: string): Promise<number> {
  const row = await tx.row<{ children: number }>(sql`
    SELECT count(*)::int AS children FROM ${literal(table)}
    WHERE org_id = ${tx.orgId}::uuid AND parent_id = ${id}::uuid`);
  return row?.children ?? 0;
}
