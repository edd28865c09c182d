// Folds until the rollups hold everything committed before the call, or a moment has passed: what
// a report on the command line and a rebuild want before they speak.
import { setTimeout as sleep } from 'node:timers/promises';
import { fold, type FoldOutcome } from './fold';

const PAUSE_MS = 100;

/** `pending` in the answer: another transaction was still running after `waitMs`. */
export async function catchUp(orgId: string, waitMs = 5_000, now?: Date): Promise<FoldOutcome> {
  const until = Date.now() + waitMs;
  let entries = 0;
  for (;;) {
    const outcome = await fold(orgId, { now });
    entries += outcome.entries;
    if (!outcome.pending || Date.now() >= until) return { entries, pending: outcome.pending };
    await sleep(PAUSE_MS);
  }
}
