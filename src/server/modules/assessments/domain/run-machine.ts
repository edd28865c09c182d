/** The states of a run: nothing is told before it is published, nothing changes once it is final. */
import { defineMachine } from '@/kernel/state-machine';

export const RUN_STATUSES = ['DRAFT', 'PUBLISHED', 'APPEALED', 'FINAL', 'SUPERSEDED'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const RUN_ACTIONS = ['publish', 'appeal', 'settle', 'finish', 'supersede'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

export const runMachine = defineMachine<RunStatus, RunAction>({
  document: 'assessmentRun',
  states: RUN_STATUSES,
  initial: 'DRAFT',
  transitions: [
    { from: 'DRAFT', action: 'publish', to: 'PUBLISHED' },
    { from: 'DRAFT', action: 'supersede', to: 'SUPERSEDED' },
    { from: 'PUBLISHED', action: 'appeal', to: 'APPEALED' },
    { from: 'PUBLISHED', action: 'finish', to: 'FINAL' },
    { from: 'APPEALED', action: 'appeal', to: 'APPEALED' },
    { from: 'APPEALED', action: 'settle', to: 'PUBLISHED' },
  ],
});
