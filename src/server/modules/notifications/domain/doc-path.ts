/** The page of a document that a notice is about, for the link in a mail and at the bell. Pure. */
const PAGES: Readonly<Record<string, string>> = {
  BUDGET: '/budgets',
  BUDGET_CHANGE: '/budgets/changes',
  EXPENSE_REQUEST: '/expenses',
  ORDER: '/orders',
  DEVIATION: '/deviations',
  ASSESSMENT: '/assessments',
  CLAIM: '/claims',
  RECEIPT: '/receipts',
  REPORT_SCHEDULE: '/reports/regular',
  // As the ledger of budgets names its documents.
  expenseRequest: '/expenses',
  budgetChange: '/budgets/changes',
};

/** What several documents are about together: the list that shows them. */
const LISTS: Readonly<Record<string, string>> = { HELD_RECEIPTS: '/receipts?bank=HELD' };

interface NoticeOf {
  docKind: string;
  docId: string;
  params: Readonly<Record<string, string>>;
}

/** Where a notice leads: to its document, a regular report of the days that were told of. */
export function noticePath({ docKind, docId, params }: NoticeOf): string | null {
  const path = docPath(docKind, docId);
  const isOfDays = docKind === 'REPORT_SCHEDULE' && params.dueOn !== undefined;
  return isOfDays ? `${path}?to=${params.dueOn}` : path;
}

/** Null: a kind that has no page of its own. */
export function docPath(docKind: string, docId: string): string | null {
  const page = PAGES[docKind];
  return page === undefined ? (LISTS[docKind] ?? null) : `${page}/${docId}`;
}
