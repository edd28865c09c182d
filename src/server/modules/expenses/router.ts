// Procedures of expenses: each one permission, one input, one output, one call.
import { z } from 'zod';
import { noInput, reads, router, writes } from '@/server/api/trpc';
import { claimProcedures } from './claim-procedures';
import { rebateProcedures } from './rebate-procedures';
import {
  DecideRequestInput,
  ExpenseTypeView,
  ListRequestsInput,
  PreviewRequestInput,
  RequestOutcome,
  RequestPage,
  RequestPreview,
  RequestRef,
  RequestView,
  RequestWithReason,
  SaveExpenseTypeInput,
  SaveRequestInput,
} from './schemas';
import { decideRequest } from './usecases/decide-request';
import { cancelRequest, closeRequest, reopenRequest } from './usecases/end-request';
import { listExpenseTypes, saveExpenseType } from './usecases/expense-types';
import { previewRequest } from './usecases/preview-request';
import { getRequest, listRequests } from './usecases/read-requests';
import { saveRequest } from './usecases/save-request';
import { submitRequest, submitRequestOverBudget } from './usecases/submit-request';

export const expensesRouter = router({
  types: reads('expenses.read')
    .input(noInput)
    .output(z.array(ExpenseTypeView))
    .query(({ ctx }) => listExpenseTypes(ctx.work)),
  saveType: writes('expenses.configure')
    .input(SaveExpenseTypeInput)
    .output(ExpenseTypeView)
    .mutation(({ ctx, input }) => saveExpenseType(ctx.work, input)),

  requests: reads('expenses.read')
    .input(ListRequestsInput)
    .output(RequestPage)
    .query(({ ctx, input }) => listRequests(ctx.work, input)),
  request: reads('expenses.read')
    .input(z.object({ requestId: z.uuid() }))
    .output(RequestView)
    .query(({ ctx, input }) => getRequest(ctx.work, input)),
  preview: reads('expenses.request')
    .input(PreviewRequestInput)
    .output(RequestPreview)
    .query(({ ctx, input }) => previewRequest(ctx.work, input)),
  saveRequest: writes('expenses.request')
    .input(SaveRequestInput)
    .output(RequestOutcome)
    .mutation(({ ctx, input }) => saveRequest(ctx.work, input)),
  submitRequest: writes('expenses.request')
    .input(RequestRef)
    .output(RequestOutcome)
    .mutation(({ ctx, input }) => submitRequest(ctx.work, input)),
  submitOverBudget: writes('budgets.override')
    .input(RequestWithReason)
    .output(RequestOutcome)
    .mutation(({ ctx, input }) => submitRequestOverBudget(ctx.work, input)),
  decideRequest: writes('approvals.decide')
    .input(DecideRequestInput)
    .output(RequestOutcome)
    .mutation(({ ctx, input }) => decideRequest(ctx.work, input)),
  closeRequest: writes('expenses.request')
    .input(RequestWithReason)
    .output(RequestOutcome)
    .mutation(({ ctx, input }) => closeRequest(ctx.work, input)),
  cancelRequest: writes('expenses.request')
    .input(RequestWithReason)
    .output(RequestOutcome)
    .mutation(({ ctx, input }) => cancelRequest(ctx.work, input)),
  reopenRequest: writes('expenses.request')
    .input(RequestWithReason)
    .output(RequestOutcome)
    .mutation(({ ctx, input }) => reopenRequest(ctx.work, input)),

  ...claimProcedures,
  ...rebateProcedures,
});
