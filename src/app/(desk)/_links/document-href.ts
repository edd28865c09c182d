// Where a document stands that an entry of a ledger names. Pure.

const PAGES: Readonly<Record<string, string>> = {
  budget: '/budgets',
  budgetChange: '/budgets/changes',
  expenseRequest: '/expenses',
  expenseClaim: '/claims',
  rebateAgreement: '/rebates',
  order: '/orders',
  shipment: '/shipments',
  invoice: '/invoices',
  creditNote: '/credit-notes',
  return: '/returns',
  receipt: '/receipts',
};

/** Kinds that have no page of their own, and the list that tells of them. */
const LISTS: Readonly<Record<string, string>> = {
  budgetDriver: '/budgets/controls',
  expenseSettlement: '/settlements',
  rebateAccrual: '/rebates',
  IMPORT: '/imports',
};

/** null: the entry is its own record. */
export function documentHref({
  docKind,
  docId,
}: {
  readonly docKind: string;
  readonly docId: string;
}): string | null {
  const page = PAGES[docKind];
  return page ? `${page}/${docId}` : (LISTS[docKind] ?? null);
}
