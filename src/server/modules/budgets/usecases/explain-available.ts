// What the screen asks of a node: the formula, the documents of each part, and what control would
// say of one use more.
import { newId } from '@/kernel/ids';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import type {
  AvailableInput,
  AvailableView,
  CellCheckInput,
  CellCheckView,
  EntriesInput,
} from '../available-schemas';
import type { BudgetEntryRow } from '../repo/available';
import { checkBudget } from './post-budget';
import { listBudgetEntries, readAvailable } from './read-available';

const nodeOf = ({ centreId, accountId, programmeId }: AvailableInput) => {
  return { centreId, accountId, programmeId };
};
const spanOf = ({ yearId, fromNo, toNo }: AvailableInput) => ({ yearId, fromNo, toNo });

/** Refuses `budgets.spanEmpty`. */
export async function readNode(work: Work, input: AvailableInput): Promise<AvailableView> {
  const sums = await readAvailable(work, nodeOf(input), spanOf(input));
  return { ...sums, currency: work.organization.currency };
}

/** The entries behind one or more parts, newest first. */
export function listEntries(work: Work, input: EntriesInput): Promise<Page<BudgetEntryRow>> {
  return listBudgetEntries(work, nodeOf(input), spanOf(input), input);
}

/** The rule that would decide, without writing. Refuses as `checkBudget` does. */
export async function checkCell(work: Work, input: CellCheckInput): Promise<CellCheckView> {
  const docId = newId();
  const posting = {
    kind: 'PRE_COMMITMENT' as const,
    occurredOn: work.today,
    docKind: 'hint',
    docId,
  };
  const { stops, warnings } = await checkBudget(work, [{ ...input, ...posting }]);
  return { currency: work.organization.currency, stops, warnings };
}
