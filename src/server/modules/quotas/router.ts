// Procedures of quotas: each one permission, one input, one output, one call.
import { reads, router, writes } from '@/server/api/trpc';
import {
  CloseQuotaInput,
  DealerQuotas,
  DealerQuotasInput,
  ListQuotasInput,
  MovedQuota,
  MoveQuotaInput,
  QuotaEntriesInput,
  QuotaEntryPage,
  QuotaInput,
  QuotaPage,
  QuotaRef,
  QuotaView,
  SavedQuota,
  UpdateQuotaInput,
} from './schemas';
import { dealerQuotas, listQuotaEntries, listQuotas, readQuota } from './usecases/list-quotas';
import { moveQuota } from './usecases/move-quota';
import { changeQuota, closeQuota, createQuota } from './usecases/save-quota';

export const quotasRouter = router({
  list: reads('quotas.read')
    .input(ListQuotasInput)
    .output(QuotaPage)
    .query(({ ctx, input }) => listQuotas(ctx.work, input)),
  get: reads('quotas.read')
    .input(QuotaRef)
    .output(QuotaView)
    .query(({ ctx, input }) => readQuota(ctx.work, input)),
  entries: reads('quotas.read')
    .input(QuotaEntriesInput)
    .output(QuotaEntryPage)
    .query(({ ctx, input }) => listQuotaEntries(ctx.work, input)),
  ofDealer: reads('quotas.read')
    .input(DealerQuotasInput)
    .output(DealerQuotas)
    .query(({ ctx, input }) => dealerQuotas(ctx.work, input)),
  create: writes('quotas.manage')
    .input(QuotaInput)
    .output(SavedQuota)
    .mutation(({ ctx, input }) => createQuota(ctx.work, input)),
  change: writes('quotas.manage')
    .input(UpdateQuotaInput)
    .output(SavedQuota)
    .mutation(({ ctx, input }) => changeQuota(ctx.work, input)),
  close: writes('quotas.manage')
    .input(CloseQuotaInput)
    .output(SavedQuota)
    .mutation(({ ctx, input }) => closeQuota(ctx.work, input)),
  move: writes('quotas.manage')
    .input(MoveQuotaInput)
    .output(MovedQuota)
    .mutation(({ ctx, input }) => moveQuota(ctx.work, input)),
});
