// Work that is done for every organization in turn. One that fails does not keep the others from
// theirs; the job still fails, so that somebody sees it, and names how many did.
import { organizationIds } from '@/server/platform/organizations';
import type { JobContext } from './define-job';

/** Sums what each turn answers. Throws an AggregateError after the last one, where any failed. */
export async function eachOrganization(
  { signal, report }: Pick<JobContext, 'signal' | 'report'>,
  run: (orgId: string) => Promise<number>,
): Promise<{ organizations: number; total: number }> {
  const failed: unknown[] = [];
  let total = 0;
  const orgIds = await organizationIds();
  for (const [at, orgId] of orgIds.entries()) {
    signal.throwIfAborted();
    try {
      total += await run(orgId);
    } catch (error) {
      // An aborted turn is the end of the job, not a fault of the organization.
      signal.throwIfAborted();
      failed.push(error);
    }
    report(at + 1, orgIds.length);
  }
  if (failed.length > 0) {
    // The page of jobs shows this line alone, so it says why, too.
    const [first] = failed;
    const why = first instanceof Error ? `: ${first.message}` : '';
    throw new AggregateError(failed, `failed for ${failed.length} of ${orgIds.length}${why}`);
  }
  return { organizations: orgIds.length, total };
}
