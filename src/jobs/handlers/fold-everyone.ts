// Folds every organization that has unread ledger entries.
import { fold } from '@/server/modules/analytics';
import { organizationIds } from '@/server/platform/organizations';
import type { JobHandler } from '../define-job';
import type { foldEveryone } from '../definitions';

const handler: JobHandler<typeof foldEveryone.schema> = async (_payload, { signal }) => {
  let entries = 0;
  const orgIds = await organizationIds();
  for (const orgId of orgIds) {
    signal.throwIfAborted();
    entries += (await fold(orgId, { signal })).entries;
  }
  return { organizations: orgIds.length, entries };
};

export default handler;
