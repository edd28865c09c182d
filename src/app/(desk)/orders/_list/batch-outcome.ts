// What a batch came to. An order that was taken but is on hold afterwards is not done. Pure.
import type { OrderOutcome } from '@/server/modules/orders/schemas';
import { countBatch, type BatchCounts, type BatchState } from './batch-runner';

export function isHeld(state: BatchState<OrderOutcome>): boolean {
  return state.kind === 'done' && state.result.status === 'ON_HOLD';
}

export interface OutcomeCounts extends BatchCounts {
  /** Taken, but stopped by a rule; not among the done. */
  readonly held: number;
}

export function countOutcomes(states: readonly BatchState<OrderOutcome>[]): OutcomeCounts {
  const counts = countBatch(states);
  const held = states.filter((state) => isHeld(state)).length;
  return { ...counts, held, done: counts.done - held };
}
