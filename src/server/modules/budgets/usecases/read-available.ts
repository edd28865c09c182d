// What is available on a cell or below a node, part by part, and the documents of each part.
import { refuse } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { availableOf, budgetOf, usedOf, type BudgetSums } from '../domain/available';
import type { EntryKind } from '../domain/entry-kinds';
import {
  listEntriesUnderNode,
  sumUnderNode,
  type BudgetEntryRow,
  type PeriodSpan,
} from '../repo/available';
import type { BudgetNode } from '../repo/under-node';

export interface Available extends BudgetSums {
  budgetMinor: bigint;
  usedMinor: bigint;
  availableMinor: bigint;
}

/**
 * The parts of the formula over everything below a node, in minor units; accounts count with the
 * sign of their operators on the way to the node. A node that does not exist has nothing.
 */
export async function readAvailable(
  work: Work,
  node: BudgetNode,
  span: PeriodSpan,
): Promise<Available> {
  if (span.fromNo > span.toNo) refuse('budgets.spanEmpty', { status: 'invalid', field: 'toNo' });
  const sums = await sumUnderNode(work.tx, node, span);
  return {
    ...sums,
    budgetMinor: budgetOf(sums),
    usedMinor: usedOf(sums),
    availableMinor: availableOf(sums),
  };
}

/** The entries of the ledger behind parts of the formula, newest first, by pages. */
export async function listBudgetEntries(
  work: Work,
  node: BudgetNode,
  span: PeriodSpan,
  page: { kinds: readonly EntryKind[]; cursor?: string | null; limit: number },
): Promise<Page<BudgetEntryRow>> {
  const rows = await listEntriesUnderNode(work.tx, node, span, page);
  return toPage(rows, page.limit, ({ seq }) => [String(seq)]);
}
