// Procedures of rebates; part of the expenses router.
import { z } from 'zod';
import { reads, writes } from '@/server/api/trpc';
import {
  AccrualPage,
  AgreementOutcome,
  AgreementPage,
  AgreementRef,
  AgreementView,
  EndAgreementInput,
  ListAccrualsInput,
  ListAgreementsInput,
  RebateExampleInput,
  RebateSettlementView,
  SaveAgreementInput,
  SettleRebateInput,
} from './schemas';
import { getAgreement, listAccruals, listAgreements } from './usecases/read-rebates';
import {
  activateAgreement,
  endAgreement,
  rebateExample,
  saveAgreement,
} from './usecases/save-agreement';
import { settleRebate } from './usecases/settle-rebate';

export const rebateProcedures = {
  agreements: reads('rebates.read')
    .input(ListAgreementsInput)
    .output(AgreementPage)
    .query(({ ctx, input }) => listAgreements(ctx.work, input)),
  agreement: reads('rebates.read')
    .input(z.object({ agreementId: z.uuid() }))
    .output(AgreementView)
    .query(({ ctx, input }) => getAgreement(ctx.work, input)),
  rebateExample: reads('rebates.read')
    .input(RebateExampleInput)
    .output(z.object({ earnedMinor: z.bigint() }))
    .query(({ input }) => rebateExample(input)),
  saveAgreement: writes('rebates.write')
    .input(SaveAgreementInput)
    .output(AgreementOutcome)
    .mutation(({ ctx, input }) => saveAgreement(ctx.work, input)),
  activateAgreement: writes('rebates.write')
    .input(AgreementRef)
    .output(AgreementOutcome)
    .mutation(({ ctx, input }) => activateAgreement(ctx.work, input)),
  endAgreement: writes('rebates.write')
    .input(EndAgreementInput)
    .output(AgreementOutcome)
    .mutation(({ ctx, input }) => endAgreement(ctx.work, input)),
  accruals: reads('rebates.read')
    .input(ListAccrualsInput)
    .output(AccrualPage)
    .query(({ ctx, input }) => listAccruals(ctx.work, input)),
  settleRebate: writes('rebates.settle')
    .input(SettleRebateInput)
    .output(RebateSettlementView)
    .mutation(({ ctx, input }) => settleRebate(ctx.work, input)),
};
