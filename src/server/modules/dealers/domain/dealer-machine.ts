/** The states of a dealer. A blocked dealer gets no new orders, a closed one is history. */
import { defineMachine } from '@/kernel/state-machine';

export const dealerMachine = defineMachine({
  document: 'dealer',
  states: ['ACTIVE', 'BLOCKED', 'CLOSED'],
  initial: 'ACTIVE',
  transitions: [
    { from: 'ACTIVE', action: 'block', to: 'BLOCKED' },
    { from: 'BLOCKED', action: 'unblock', to: 'ACTIVE' },
    { from: 'ACTIVE', action: 'close', to: 'CLOSED' },
    { from: 'BLOCKED', action: 'close', to: 'CLOSED' },
    { from: 'CLOSED', action: 'reopen', to: 'ACTIVE' },
  ],
});
