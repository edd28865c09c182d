// The only door of expenses: for jobs, imports, the demo and whatever stands above.
export * from './events';
export { saveExpenseType } from './usecases/expense-types';
export { saveRequest } from './usecases/save-request';
export { submitRequest, submitRequestOverBudget } from './usecases/submit-request';
export { decideRequest } from './usecases/decide-request';
export { cancelRequest, closeRequest } from './usecases/end-request';
export { getRequest } from './usecases/read-requests';
export { saveClaim } from './usecases/save-claim';
export { submitClaim } from './usecases/submit-claim';
export { rejectClaim, verifyClaim } from './usecases/verify-claim';
export { settleClaim } from './usecases/settle-claim';
export { releaseGoodsSettlement } from './usecases/reverse-settlement';
export { getClaim } from './usecases/read-claims';
export { activateAgreement, saveAgreement } from './usecases/save-agreement';
export { accrueRebates } from './usecases/accrue-rebates';
export { settleRebate } from './usecases/settle-rebate';
export { importExpenses, type ExpenseRow } from './usecases/import-expenses';
