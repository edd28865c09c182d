/**
 * The states of a return. A return whose reason gives no credit ends at INSPECTED; one of which
 * nothing is accepted is rejected.
 */
import { defineMachine } from '@/kernel/state-machine';

export const RETURN_STATUSES = [
  'REQUESTED',
  'AUTHORIZED',
  'RECEIVED',
  'INSPECTED',
  'CREDITED',
  'REJECTED',
  'CANCELLED',
] as const;

export type ReturnStatus = (typeof RETURN_STATUSES)[number];

export const RETURN_ACTIONS = [
  'authorize',
  'receive',
  'inspect',
  'credit',
  'reject',
  'cancel',
] as const;

export type ReturnAction = (typeof RETURN_ACTIONS)[number];

export const returnMachine = defineMachine<ReturnStatus, ReturnAction>({
  document: 'return',
  states: RETURN_STATUSES,
  initial: 'REQUESTED',
  transitions: [
    { from: 'REQUESTED', action: 'authorize', to: 'AUTHORIZED' },
    { from: 'REQUESTED', action: 'reject', to: 'REJECTED' },
    { from: 'REQUESTED', action: 'cancel', to: 'CANCELLED' },
    { from: 'AUTHORIZED', action: 'receive', to: 'RECEIVED' },
    { from: 'AUTHORIZED', action: 'cancel', to: 'CANCELLED' },
    { from: 'RECEIVED', action: 'inspect', to: 'INSPECTED' },
    { from: 'RECEIVED', action: 'reject', to: 'REJECTED' },
    { from: 'INSPECTED', action: 'credit', to: 'CREDITED' },
  ],
});
