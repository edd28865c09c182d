// The figures of a subject in the order they are read. Pure.
export const FIGURE_NAMES = [
  'salesMinor',
  'costMinor',
  'uncostedSalesMinor',
  'targetMinor',
  'soldForTargetMinor',
  'budgetMinor',
  'expenseMinor',
  'approvedQuantity',
  'filledQuantity',
  'shippedQuantity',
  'returnedQuantity',
  'dueLines',
  'onTimeInFullLines',
  'openingReceivableMinor',
  'invoicedMinor',
  'receivedMinor',
  'closingReceivableMinor',
  'days',
] as const;

export type FigureName = (typeof FIGURE_NAMES)[number];
