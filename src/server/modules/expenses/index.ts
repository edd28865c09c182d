// The only door of expenses: for jobs, imports and whatever stands above.
export * from './events';
export { saveExpenseType } from './usecases/expense-types';
export { saveRequest } from './usecases/save-request';
export { submitRequest } from './usecases/submit-request';
export { verifyClaim } from './usecases/verify-claim';
export { settleClaim } from './usecases/settle-claim';
export { releaseGoodsSettlement } from './usecases/reverse-settlement';
export { accrueRebates } from './usecases/accrue-rebates';
export { importExpenses, type ExpenseRow } from './usecases/import-expenses';
