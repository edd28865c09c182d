// For work whose answer stays: it waits until what was posted before is in the figures.
import { catchUp } from '@/server/modules/analytics';

/**
 * Folds what there is. Throws where a transaction is still running that later entries wait for: the job
 * comes again, rather than keep figures that lack them.
 */
export async function foldedOrThrow(orgId: string): Promise<void> {
  const { pending } = await catchUp(orgId);
  if (pending) throw new Error('the ledgers are not folded yet');
}
