// Files that were brought in for a claim and never became part of one.
import type { Work } from '@/server/platform/actor';
import { removeFiles } from '@/server/platform/files';
import { lockUnattached } from '../repo/unattached-files';

/** Bytes are removed within the transaction, so a slice is kept short. */
const SLICE = 50;

/** Removes a slice of those brought in before an instant; how many it was. Killed, it goes on later. */
export async function forgetUnattachedFiles(work: Work, before: Date): Promise<number> {
  const files = await lockUnattached(work.tx, before, SLICE);
  if (files.length > 0) await removeFiles(work.tx, files);
  return files.length;
}
