// The procedure that decides several approvals.
import { router, writes } from '@/server/api/trpc';
import { DecidedMany, DecideManyInput } from './schemas';
import { decideMany } from './usecases/decide-many';

export const decisionsRouter = router({
  decideMany: writes('approvals.decide')
    .input(DecideManyInput)
    .output(DecidedMany)
    .mutation(({ ctx, input }) => decideMany(ctx.work, input)),
});
