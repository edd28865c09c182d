// Folds until the rollups hold everything committed before the call, or a moment has passed: what
// a report on the command line and a rebuild want before they speak.
import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '@/server/platform/tx';
import { nextTransaction } from '../repo/fold';
import { fold } from './fold';

const PAUSE_MS = 100;

export interface CaughtUp {
  /** Ledger entries read. */
  entries: number;
  /** Something committed before the call is missing: an older transaction was still running after `waitMs`. */
  pending: boolean;
}

/**
 * A file being imported is one transaction of several seconds, for which later entries wait.
 * What is committed meanwhile is not waited for: where orders never pause there would be no end.
 */
export async function catchUp(orgId: string, waitMs = 20_000, now?: Date): Promise<CaughtUp> {
  const until = Date.now() + waitMs;
  const end = await inTransaction({ orgId }, nextTransaction);
  let entries = 0;
  for (;;) {
    const outcome = await fold(orgId, { now });
    entries += outcome.entries;
    const { unreadFrom } = outcome;
    const pending = unreadFrom !== null && unreadFrom < end;
    if (!pending || Date.now() >= until) return { entries, pending };
    await sleep(PAUSE_MS);
  }
}
