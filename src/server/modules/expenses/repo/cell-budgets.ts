// What budget cells hold, for showing it beside the lines that ask from them.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { CellBudget } from '../schemas';
import type { LineCell } from './types';

/** One row for each cell, in order; a cell without a budget says null. */
export async function readCellBudgets(
  tx: Tx,
  cells: readonly Omit<LineCell, 'typeId' | 'dealerId'>[],
): Promise<CellBudget[]> {
  if (cells.length === 0) return [];
  const c = columns(
    cells.map((cell, index) => ({ ...cell, index })),
    (x) => x.index,
    (x) => x.periodId,
    (x) => x.centreId,
    (x) => x.accountId,
    (x) => x.programmeId,
  );
  return tx.rows<CellBudget>(sql`
    SELECT b.budget AS "budgetMinor", coalesce(b.used, 0)::bigint AS "usedMinor",
      b.budget - b.used AS "availableMinor"
    FROM unnest(${c[0]}::int[], ${c[1]}::uuid[], ${c[2]}::uuid[], ${c[3]}::uuid[], ${c[4]}::uuid[])
      AS c(index, period_id, centre_id, account_id, programme_id)
    LEFT JOIN LATERAL (
      SELECT x.original_minor + x.revision_minor + x.transfer_minor + x.carry_forward_minor
          + x.flex_minor AS budget,
        x.pre_commitment_minor + x.commitment_minor + x.actual_minor AS used
      FROM budget_balance x
      WHERE x.org_id = ${tx.orgId}::uuid AND x.period_id = c.period_id
        AND x.centre_id = c.centre_id AND x.account_id = c.account_id
        AND x.programme_id = c.programme_id) b ON true
    ORDER BY c.index`);
}
