// Balances below a node of the three trees, each with the sign it counts with at the node.
import { NO_ONE } from '@/kernel/ids';
import { empty, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/** null in a dimension: everything. A programme that is the nil UUID: only what has none. */
export interface BudgetNode {
  centreId: string | null;
  accountId: string | null;
  programmeId: string | null;
}

/**
 * Accounts below a node with their sign there: the product of the operators on the way, 0 where one
 * of them says "not at all". Without a node: every account that is spent on, as it is.
 */
export function accountsBelow(tx: Tx, accountId: string | null): Sql {
  if (accountId === null) {
    return sql`SELECT id, 1 AS sign FROM account
      WHERE org_id = ${tx.orgId}::uuid AND kind = 'EXPENSE'`;
  }
  return sql`WITH RECURSIVE below AS (
      SELECT id, kind, 1 AS sign FROM account
      WHERE org_id = ${tx.orgId}::uuid AND id = ${accountId}::uuid
      UNION ALL
      SELECT c.id, c.kind, b.sign * CASE c.operator WHEN '+' THEN 1 WHEN '-' THEN -1 ELSE 0 END
      FROM below b JOIN account c ON c.org_id = ${tx.orgId}::uuid AND c.parent_id = b.id)
    SELECT id, sign FROM below WHERE sign <> 0`;
}

const centreFilter = (tx: Tx, id: string | null): Sql =>
  id === null
    ? empty
    : sql`AND b.centre_id IN (SELECT id FROM responsibility_centre
        WHERE org_id = ${tx.orgId}::uuid AND path @> ARRAY[${id}::uuid])`;

function programmeFilter(tx: Tx, id: string | null): Sql {
  if (id === null) return empty;
  if (id === NO_ONE) return sql`AND b.programme_id = ${NO_ONE}::uuid`;
  return sql`AND b.programme_id IN (SELECT id FROM programme
    WHERE org_id = ${tx.orgId}::uuid AND path @> ARRAY[${id}::uuid])`;
}

/**
 * `FROM` and `WHERE` over rows `b` (balances or entries) below a node, joined with their period `p`
 * and the sign `s.sign`; more conditions may follow with AND.
 */
export function underNode(tx: Tx, table: Sql, node: BudgetNode): Sql {
  return sql`FROM ${table} b
    JOIN fiscal_period p ON p.org_id = b.org_id AND p.id = b.period_id
    JOIN (${accountsBelow(tx, node.accountId)}) s ON s.id = b.account_id
    WHERE b.org_id = ${tx.orgId}::uuid ${centreFilter(tx, node.centreId)}
      ${programmeFilter(tx, node.programmeId)}`;
}
