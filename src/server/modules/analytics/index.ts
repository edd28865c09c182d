// The door of analytics: folds, their proof, and reports.
export { fold, rebuild, type FoldOptions, type FoldOutcome } from './usecases/fold';
export { catchUp } from './usecases/catch-up';
export { verify, type Difference } from './usecases/verify';
