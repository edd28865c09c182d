/** The states of a version of a budget, and of a change of the one in force. */
import { defineMachine } from '@/kernel/state-machine';

export const BUDGET_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'APPROVED',
  'SUPERSEDED',
  'REJECTED',
] as const;
export type BudgetStatus = (typeof BUDGET_STATUSES)[number];

/** Supersede: a later version of the year came into force. */
export const budgetMachine = defineMachine({
  document: 'budget',
  states: BUDGET_STATUSES,
  initial: 'DRAFT',
  transitions: [
    { from: 'DRAFT', action: 'submit', to: 'SUBMITTED' },
    { from: 'DRAFT', action: 'discard', to: 'REJECTED' },
    { from: 'SUBMITTED', action: 'approve', to: 'APPROVED' },
    { from: 'SUBMITTED', action: 'reject', to: 'REJECTED' },
    { from: 'SUBMITTED', action: 'return', to: 'DRAFT' },
    { from: 'SUBMITTED', action: 'withdraw', to: 'DRAFT' },
    { from: 'APPROVED', action: 'supersede', to: 'SUPERSEDED' },
  ],
});

export const CHANGE_STATUSES = ['SUBMITTED', 'APPROVED', 'REJECTED', 'CANCELLED'] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

export const changeMachine = defineMachine({
  document: 'budgetChange',
  states: CHANGE_STATUSES,
  initial: 'SUBMITTED',
  transitions: [
    { from: 'SUBMITTED', action: 'approve', to: 'APPROVED' },
    { from: 'SUBMITTED', action: 'reject', to: 'REJECTED' },
    { from: 'SUBMITTED', action: 'withdraw', to: 'CANCELLED' },
  ],
});
