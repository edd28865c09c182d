'use client';
// Writes of expenses: what they change is read again, the budget and what waits for people included.
import { useTRPC, useWrite } from '@/trpc/client';

export function useExpenseActs() {
  const trpc = useTRPC();
  const options = {
    refresh: [trpc.expenses.pathFilter(), trpc.approvals.pathFilter(), trpc.budgets.pathFilter()],
  };
  return {
    saveRequest: useWrite(trpc.expenses.saveRequest, options),
    submit: useWrite(trpc.expenses.submitRequest, options),
    submitOverBudget: useWrite(trpc.expenses.submitOverBudget, options),
    decide: useWrite(trpc.expenses.decideRequest, options),
    close: useWrite(trpc.expenses.closeRequest, options),
    cancel: useWrite(trpc.expenses.cancelRequest, options),
    reopen: useWrite(trpc.expenses.reopenRequest, options),
    saveClaim: useWrite(trpc.expenses.saveClaim, options),
    submitClaim: useWrite(trpc.expenses.submitClaim, options),
    cancelClaim: useWrite(trpc.expenses.cancelClaim, options),
    verifyClaim: useWrite(trpc.expenses.verifyClaim, options),
    rejectClaim: useWrite(trpc.expenses.rejectClaim, options),
    settleClaim: useWrite(trpc.expenses.settleClaim, options),
    reverseSettlement: useWrite(trpc.expenses.reverseSettlement, options),
    saveType: useWrite(trpc.expenses.saveType, options),
    saveAgreement: useWrite(trpc.expenses.saveAgreement, options),
    activateAgreement: useWrite(trpc.expenses.activateAgreement, options),
    endAgreement: useWrite(trpc.expenses.endAgreement, options),
    settleRebate: useWrite(trpc.expenses.settleRebate, options),
  };
}
