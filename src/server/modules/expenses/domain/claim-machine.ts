/**
 * The states of a claim. Its lines are verified one by one; with the last one the claim is VERIFIED,
 * or REJECTED where nothing of it was accepted. It is SETTLED when all that was verified is paid out,
 * and VERIFIED again when a settlement is taken back.
 */
import { defineMachine } from '@/kernel/state-machine';

export const CLAIM_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'VERIFIED',
  'SETTLED',
  'REJECTED',
  'CANCELLED',
] as const;

export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const CLAIM_ACTIONS = [
  'submit',
  'verify',
  'reject',
  'settle',
  'unsettle',
  'cancel',
] as const;

export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

export const claimMachine = defineMachine<ClaimStatus, ClaimAction>({
  document: 'expenseClaim',
  states: CLAIM_STATUSES,
  initial: 'DRAFT',
  transitions: [
    { from: 'DRAFT', action: 'submit', to: 'SUBMITTED' },
    { from: 'DRAFT', action: 'cancel', to: 'CANCELLED' },
    { from: 'SUBMITTED', action: 'verify', to: 'VERIFIED' },
    { from: 'SUBMITTED', action: 'reject', to: 'REJECTED' },
    { from: 'VERIFIED', action: 'settle', to: 'SETTLED' },
    { from: 'SETTLED', action: 'unsettle', to: 'VERIFIED' },
  ],
});
