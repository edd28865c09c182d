// Folds one organization's ledgers into its rollups. Entries younger than the oldest transaction
// still running cannot be folded yet; the handler looks again for a moment before it leaves them to
// the next event or the catch-up.
import { setTimeout as sleep } from 'node:timers/promises';
import { fold } from '@/server/modules/analytics';
import type { JobHandler } from '../define-job';
import type { foldLedgers } from '../definitions';

const LOOK_AGAIN_MS = [50, 100, 200, 400, 800, 1_600];

const handler: JobHandler<typeof foldLedgers.schema> = async ({ orgId }, { signal, report }) => {
  let entries = 0;
  for (const pause of [...LOOK_AGAIN_MS, 0]) {
    const outcome = await fold(orgId, { signal, report });
    entries += outcome.entries;
    if (outcome.unreadFrom === null) return { entries };
    if (pause > 0) await sleep(pause, undefined, { signal });
  }
  return { entries, pending: true };
};

export default handler;
