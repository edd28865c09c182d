// A transfer gives what is there: checked when it is asked for, and again once it is posted.
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import {
  overdrawn,
  yearChanges,
  yearLineText,
  type ChangeKind,
  type ChangeLine,
} from '../domain/change';
import { readYearBudgets } from '../repo/changes';
import { readNodeNames } from '../repo/node-names';

interface AskedChange {
  readonly kind: ChangeKind;
  readonly lines: readonly ChangeLine[];
  /** Year of each period. */
  readonly years: ReadonlyMap<string, string>;
  /** The balances hold the change already, under its locks. */
  readonly isPosted: boolean;
}

/**
 * Refuses `budgets.notThatMuch` (params node, budgetMinor, requestedMinor; one issue per line of budget)
 * where a leg gives more than its line has in the year. A revision makes and takes budget as it likes.
 */
export async function refuseOverdrawn(
  work: Work,
  { kind, lines, years, isPosted }: AskedChange,
): Promise<void> {
  if (kind === 'REVISION') return;
  const changes = yearChanges({ lines, years });
  const sums = await readYearBudgets(work.tx, changes);
  const before = new Map(
    changes.map((change) => {
      const key = yearLineText(change);
      return [key, (sums.get(key) ?? 0n) - (isPosted ? change.changeMinor : 0n)] as const;
    }),
  );
  const found = overdrawn(changes, before);
  const names = found.length > 0 ? await readNodeNames(work.tx, found) : new Map<string, string>();
  const issues = found.map((change): DomainIssue => {
    const ids = [change.centreId, change.accountId, change.programmeId, change.yearId];
    const params = {
      node: ids.flatMap((id) => names.get(id) ?? []).join(' · '),
      budgetMinor: String(before.get(yearLineText(change)) ?? 0n),
      requestedMinor: String(-change.changeMinor),
      currency: work.organization.currency,
    };
    return { code: 'budgets.notThatMuch', field: 'lines', params };
  });
  const [first] = issues;
  if (!first) return;
  throw new DomainError('budgets.notThatMuch', {
    ...{ field: 'lines', issues },
    ...(first.params && { params: first.params }),
  });
}
