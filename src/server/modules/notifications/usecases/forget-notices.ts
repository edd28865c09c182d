// Read notices are working rows: after a season nobody asks for them.
import type { Work } from '@/server/platform/actor';
import { forgetRead } from '../repo/notices';

const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Removes a slice of what was read long ago; how many rows it was. */
export function forgetNotices({ tx, now }: Work): Promise<number> {
  return forgetRead(tx, new Date(now.getTime() - KEPT_DAYS * DAY_MS));
}
