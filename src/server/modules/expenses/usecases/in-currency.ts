// Amounts in findings are read as money where their currency stands beside them; pure rules know none.
import { refuseIssues, type DomainIssue, type ErrorCode } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';

export function inCurrency(work: Work, issue: DomainIssue): DomainIssue {
  return { ...issue, params: { ...issue.params, currency: work.organization.currency } };
}

/** As `refuseIssues`, with the organization's currency beside every amount. */
export function refuseAmounts(work: Work, code: ErrorCode, issues: readonly DomainIssue[]): void {
  refuseIssues(
    code,
    issues.map((issue) => inCurrency(work, issue)),
  );
}
