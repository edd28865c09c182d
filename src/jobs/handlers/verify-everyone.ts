// Proves every organization's books at night. A difference fails the job, which puts it in front
// of an administrator; nothing is mended by itself, because the cause would be hidden with it.
import { UnrecoverableError } from 'bullmq';
import { verify } from '@/server/modules/analytics';
import { log } from '@/server/platform/log';
import { organizationIds } from '@/server/platform/organizations';
import type { JobHandler } from '../define-job';
import type { verifyEveryone } from '../definitions';

const SHOWN = 20;

const handler: JobHandler<typeof verifyEveryone.schema> = async (_payload, { signal }) => {
  const orgIds = await organizationIds();
  let found = 0;
  for (const orgId of orgIds) {
    signal.throwIfAborted();
    const differences = await verify(orgId);
    found += differences.length;
    if (differences.length > 0) {
      log.error(
        { orgId, count: differences.length, first: differences.slice(0, SHOWN) },
        'books differ',
      );
    }
  }
  if (found > 0) throw new UnrecoverableError(`${found} differences, see the log or run verify`);
  return { organizations: orgIds.length, differences: 0 };
};

export default handler;
