/**
 * The states of a request. What comes back from an approver is RETURNED and becomes a draft by
 * `revise`; an approved request of which nothing was claimed may be re-opened, which gives its
 * commitment back and asks for approval again.
 */
import { defineMachine } from '@/kernel/state-machine';

export const REQUEST_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'APPROVED',
  'CLOSED',
  'REJECTED',
  'CANCELLED',
] as const;

export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const REQUEST_ACTIONS = [
  'submit',
  'approve',
  'return',
  'reject',
  'revise',
  'reopen',
  'close',
  'cancel',
] as const;

export type RequestAction = (typeof REQUEST_ACTIONS)[number];

export const requestMachine = defineMachine<RequestStatus, RequestAction>({
  document: 'expenseRequest',
  states: REQUEST_STATUSES,
  initial: 'DRAFT',
  transitions: [
    { from: 'DRAFT', action: 'submit', to: 'SUBMITTED' },
    { from: 'DRAFT', action: 'cancel', to: 'CANCELLED' },
    { from: 'SUBMITTED', action: 'approve', to: 'APPROVED' },
    { from: 'SUBMITTED', action: 'return', to: 'RETURNED' },
    { from: 'SUBMITTED', action: 'reject', to: 'REJECTED' },
    { from: 'SUBMITTED', action: 'cancel', to: 'CANCELLED' },
    { from: 'RETURNED', action: 'revise', to: 'DRAFT' },
    { from: 'RETURNED', action: 'cancel', to: 'CANCELLED' },
    { from: 'APPROVED', action: 'reopen', to: 'DRAFT' },
    { from: 'APPROVED', action: 'close', to: 'CLOSED' },
  ],
});
