// What the demo must show of expenses, as conditions on its tables.
import {
  claimStatuses,
  requestStatuses,
  settlementMethods,
} from '@/server/modules/expenses/schema-fields';

/** What is shown, in which table, and how it is found. */
type Shown = [what: string, table: string, condition: string];

export const SHOWN_EXPENSES: readonly Shown[] = [
  ...requestStatuses.map((status): Shown => [
    ...([`a request that is ${status}`, 'expense_request', `status = '${status}'`] as const),
  ]),
  ...claimStatuses
    .filter((status) => status !== 'CANCELLED')
    .map((status): Shown => [`a claim that is ${status}`, 'expense_claim', `status = '${status}'`]),
  ...settlementMethods.map((method): Shown => [
    ...([`a settlement by ${method}`, 'expense_settlement', `method = '${method}'`] as const),
  ]),
  ['an expense that was cut', 'expense_line', 'cut_minor > 0'],
  ['a rest given back', 'expense_line', 'released_minor > 0'],
  ['an expense past a STOP', 'budget_override', `reason = 'Agreed by the board'`],
  ['evidence', 'expense_evidence', 'true'],
  [
    'two claims of one reference',
    'expense_claim_line l',
    `EXISTS (SELECT 1 FROM expense_claim_line o WHERE o.org_id = l.org_id AND o.id <> l.id
      AND o.claim_id <> l.claim_id AND o.reference = l.reference)`,
  ],
  ['a rebate that accrues', 'rebate_accrual', `status = 'OPEN' AND accrued_minor > 0`],
  ['a rebate that is settled', 'rebate_accrual', `status = 'SETTLED'`],
];
