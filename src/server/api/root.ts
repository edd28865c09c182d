// Every procedure of the product: one line per module.
import { identityRouter } from '@/server/modules/identity/router';
import { router } from './trpc';

export const appRouter = router({
  identity: identityRouter,
});

export type AppRouter = typeof appRouter;
