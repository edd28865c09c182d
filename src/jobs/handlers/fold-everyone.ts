// Folds every organization that has unread ledger entries.
import { fold } from '@/server/modules/analytics';
import type { JobHandler } from '../define-job';
import type { foldEveryone } from '../definitions';
import { eachOrganization } from '../each-organization';

const handler: JobHandler<typeof foldEveryone.schema> = async (_payload, context) => {
  const { signal } = context;
  const run = async (orgId: string) => (await fold(orgId, { signal })).entries;
  const { organizations, total } = await eachOrganization(context, run);
  return { organizations, entries: total };
};

export default handler;
