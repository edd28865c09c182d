// The door of budgets: posting and asking what is available. See README.md for the rules.
export {
  checkBudget,
  postBudget,
  postBudgetHistory,
  type PostOptions,
} from './usecases/post-budget';
export type { ControlFinding, ControlOutcome } from './usecases/control-finding';
export { cellText, type BudgetPosting } from './domain/posting';
export { ENTRY_KINDS, isBudgetKind, isPromise, type EntryKind } from './domain/entry-kinds';
export { countRecordedEntries, readPromises } from './repo/recorded-entries';
export type { BudgetSums } from './domain/available';
export { readAvailable, type Available } from './usecases/read-available';
export type { BudgetEntryRow, PeriodSpan } from './repo/available';
export type { BudgetNode } from './repo/under-node';
export { createControl, removeControl, saveControl } from './usecases/save-control';
export { applyDrivers, createDriver, driverSpans, type DriverSales } from './usecases/drivers';
export { importBudget, type BudgetRow } from './usecases/import-budget';
export { createBudget, saveCells } from './usecases/budget-versions';
export { submitBudget, decideBudget } from './usecases/decide-budget';
export { decideChange, requestChange, requestTransfer } from './usecases/budget-changes';
export { refillLimits } from './usecases/refill-limits';
export * from './events';
