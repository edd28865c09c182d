// Procedures of claims and their settlement; part of the expenses router. Files come and go by routes
// of their own (src/app/api/files).
import { z } from 'zod';
import { reads, writes } from '@/server/api/trpc';
import { valueOfGoods } from '@/server/modules/orders';
import {
  ClaimOutcome,
  ClaimPage,
  ClaimRef,
  ClaimView,
  ClaimWithReason,
  GoodsValue,
  GoodsValueInput,
  ListClaimsInput,
  ListSettlementsInput,
  ReverseSettlementInput,
  SaveClaimInput,
  SettleClaimInput,
  SettlementOutcome,
  SettlementPage,
  VerifyClaimInput,
} from './schemas';
import { getClaim, listClaims, listSettlements } from './usecases/read-claims';
import { reverseSettlement } from './usecases/reverse-settlement';
import { saveClaim } from './usecases/save-claim';
import { settleClaim } from './usecases/settle-claim';
import { cancelClaim, submitClaim } from './usecases/submit-claim';
import { rejectClaim, verifyClaim } from './usecases/verify-claim';

export const claimProcedures = {
  claims: reads('expenses.read')
    .input(ListClaimsInput)
    .output(ClaimPage)
    .query(({ ctx, input }) => listClaims(ctx.work, input)),
  claim: reads('expenses.read')
    .input(z.object({ claimId: z.uuid() }))
    .output(ClaimView)
    .query(({ ctx, input }) => getClaim(ctx.work, input)),
  saveClaim: writes('expenses.claim')
    .input(SaveClaimInput)
    .output(ClaimOutcome)
    .mutation(({ ctx, input }) => saveClaim(ctx.work, input)),
  submitClaim: writes('expenses.claim')
    .input(ClaimRef)
    .output(ClaimOutcome)
    .mutation(({ ctx, input }) => submitClaim(ctx.work, input)),
  cancelClaim: writes('expenses.claim')
    .input(ClaimWithReason)
    .output(ClaimOutcome)
    .mutation(({ ctx, input }) => cancelClaim(ctx.work, input)),
  verifyClaim: writes('expenses.verify')
    .input(VerifyClaimInput)
    .output(ClaimOutcome)
    .mutation(({ ctx, input }) => verifyClaim(ctx.work, input)),
  rejectClaim: writes('expenses.verify')
    .input(ClaimWithReason)
    .output(ClaimOutcome)
    .mutation(({ ctx, input }) => rejectClaim(ctx.work, input)),
  settlements: reads('expenses.read')
    .input(ListSettlementsInput)
    .output(SettlementPage)
    .query(({ ctx, input }) => listSettlements(ctx.work, input)),
  goodsValue: reads('expenses.settle')
    .input(GoodsValueInput)
    .output(GoodsValue)
    .query(({ ctx, input }) => valueOfGoods(ctx.work, input)),
  settleClaim: writes('expenses.settle')
    .input(SettleClaimInput)
    .output(SettlementOutcome)
    .mutation(({ ctx, input }) => settleClaim(ctx.work, input)),
  reverseSettlement: writes('expenses.settle')
    .input(ReverseSettlementInput)
    .output(ClaimOutcome)
    .mutation(({ ctx, input }) => reverseSettlement(ctx.work, input)),
};
