// Removes sign-in attempts after two days; the throttle looks back minutes.
import { forgetOldAttempts } from '@/server/platform/retention';
import type { JobHandler } from '../define-job';
import type { forgetAttempts } from '../definitions';

const KEEP_HOURS = 48;

const handler: JobHandler<typeof forgetAttempts.schema> = async (_payload, { now }) => ({
  removed: await forgetOldAttempts(new Date(now().getTime() - KEEP_HOURS * 3_600_000)),
});

export default handler;
