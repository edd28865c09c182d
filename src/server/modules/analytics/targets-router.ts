// Procedures of targets as they are entered; what became of them is `figures.targets`.
import { z } from 'zod';
import { HistoryInput, HistoryPage } from '@/kernel/history';
import { reads, router, writes } from '@/server/api/trpc';
import * as s from './target-schemas';
import {
  changeTarget,
  createTarget,
  getTarget,
  listTargets,
  readTargetHistory,
  removeTarget,
} from './usecases/edit-targets';
import { checkTargets, pasteTargets } from './usecases/paste-targets';

export const targetsRouter = router({
  list: reads('targets.read')
    .input(s.ListTargetsInput)
    .output(s.TargetPage)
    .query(({ ctx, input }) => listTargets(ctx.work, input)),
  get: reads('targets.read')
    .input(s.TargetRef)
    .output(s.TargetView)
    .query(({ ctx, input }) => getTarget(ctx.work, input)),
  history: reads('targets.read')
    .input(HistoryInput)
    .output(HistoryPage)
    .query(({ ctx, input }) => readTargetHistory(ctx.work, input)),
  create: writes('targets.write')
    .input(s.NewTargetInput)
    .output(s.SavedTarget)
    .mutation(({ ctx, input }) => createTarget(ctx.work, input)),
  change: writes('targets.write')
    .input(s.ChangeTargetInput)
    .output(s.SavedTarget)
    .mutation(({ ctx, input }) => changeTarget(ctx.work, input)),
  remove: writes('targets.write')
    .input(s.RemoveTargetInput)
    .output(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => removeTarget(ctx.work, input)),
  checkPaste: reads('targets.write')
    .input(s.CheckTargetsInput)
    .output(s.CheckedTargets)
    .query(({ ctx, input }) => checkTargets(ctx.work, input)),
  paste: writes('targets.write')
    .input(s.PasteTargetsInput)
    .output(s.PastedTargets)
    .mutation(({ ctx, input }) => pasteTargets(ctx.work, input)),
});
