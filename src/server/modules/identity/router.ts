// Procedures about the signed-in person, the people of the organization and its settings.
import { reads, router } from '@/server/api/trpc';
import { Me } from './schemas';
import { readMe } from './usecases/read-me';

export const identityRouter = router({
  me: reads('self')
    .output(Me)
    .query(({ ctx }) => readMe(ctx.work)),
});
