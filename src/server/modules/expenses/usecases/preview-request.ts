// While a request is typed: what each cell still has, and what the budget would say if it were handed
// in now. The same rule as at submit, without writing.
import { refuseIssues } from '@/kernel/domain-error';
import { checkBudget } from '@/server/modules/budgets';
import { findPeriodOn } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { checkRequest } from '../domain/check-request';
import { NO_PROGRESS } from '../domain/line-amounts';
import { readPeriodCodes } from '../repo/periods';
import type { RequestHead } from '../repo/types';
import type { PreviewRequestInput, RequestPreview } from '../schemas';
import { readCellBudgets } from '../repo/cell-budgets';
import { findingViews } from './finding-views';
import { postingsOf } from './post-use';
import { buildLines, readFacts } from './request-facts';

/** Refuses with `expenses.notReady` where a line names what does not exist, `periods.noPeriod`. */
export async function previewRequest(
  work: Work,
  input: PreviewRequestInput,
): Promise<RequestPreview> {
  const { startsOn } = input;
  const facts = await readFacts(work, input);
  const asked = { ...input, endsOn: startsOn, dealerIds: [], productIds: [] };
  refuseIssues('expenses.notReady', checkRequest(asked, facts, 'DRAFT'));
  if (input.lines.length === 0) return { lines: [], stops: [], warnings: [] };
  const id = input.requestId ?? work.requestId;
  const lines = await buildLines(work, id, input, facts);
  const before: RequestHead & { lines: typeof lines } = {
    ...{ id, number: '', title: '', status: 'DRAFT', requesterId: null, requestedOn: work.today },
    ...{ startsOn, endsOn: startsOn, expectedSalesMinor: null, expectedResult: null, note: null },
    ...{ source: 'ENTRY', externalNumber: null, approvalCaseId: null, version: 1 },
    lines: lines.map((line) => ({ ...line, ...NO_PROGRESS })),
  };
  const after = { status: 'SUBMITTED' as const, lines };
  const [outcome, budgets, periods, first] = await Promise.all([
    checkBudget(work, postingsOf({ before, after, occurredOn: work.today })),
    readCellBudgets(work.tx, lines),
    readPeriodCodes(
      work.tx,
      lines.map((line) => line.periodId),
    ),
    findPeriodOn(work, startsOn),
  ]);
  const closedCode = (at: number, periodId: string) =>
    !input.lines[at]?.periodId && first && first.id !== periodId ? first.code : null;
  return {
    lines: lines.map((line, index) => ({
      ...(budgets[index] ?? { budgetMinor: null, usedMinor: 0n, availableMinor: null }),
      periodId: line.periodId,
      periodCode: periods.get(line.periodId) ?? null,
      closedCode: closedCode(index, line.periodId),
    })),
    stops: await findingViews(work, outcome.stops),
    warnings: await findingViews(work, outcome.warnings),
  };
}
