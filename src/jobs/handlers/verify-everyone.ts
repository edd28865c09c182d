// Proves every organization's books at night. A difference fails the job, which puts it in front
// of an administrator; nothing is mended by itself, because the cause would be hidden with it.
import { UnrecoverableError } from 'bullmq';
import { verify } from '@/server/modules/analytics';
import { log } from '@/server/platform/log';
import type { JobHandler } from '../define-job';
import type { verifyEveryone } from '../definitions';
import { eachOrganization } from '../each-organization';

const SHOWN = 20;

const handler: JobHandler<typeof verifyEveryone.schema> = async (_payload, context) => {
  const { organizations, total } = await eachOrganization(context, async (orgId) => {
    const differences = await verify(orgId);
    if (differences.length > 0) {
      log.error(
        { orgId, count: differences.length, first: differences.slice(0, SHOWN) },
        'books differ',
      );
    }
    return differences.length;
  });
  if (total > 0) throw new UnrecoverableError(`${total} differences, see the log or run verify`);
  return { organizations, differences: 0 };
};

export default handler;
