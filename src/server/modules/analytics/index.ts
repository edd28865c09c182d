// The door of analytics: folds, their proof, and reports.
export { fold, rebuild, type FoldOptions, type FoldOutcome } from './usecases/fold';
export { catchUp } from './usecases/catch-up';
export { verify, type Difference } from './usecases/verify';
export { runReport } from './usecases/run-report';
export { dimensionsOf, reportNamed } from './usecases/report-question';
export { hasDueReports, scheduleReport, sendDueReports } from './usecases/schedule-reports';
export { readDueReport, type ReportFile } from './usecases/report-file';
export { reportText, type ReportFormat } from './usecases/report-text';
export { reportDimensions, type Report, type ReportColumn } from './schemas';
export { readSubjectFigures, type CutPeriod } from './usecases/read-subject-figures';
export type { Figure, FiguresOfSubject, SubjectFigures } from './domain/subject-figures';
export { shippedSales, type SalesQuestion } from './usecases/shipped-sales';
export { computeDeviations } from './usecases/compute-deviations';
export { findDeviationsOf } from './usecases/find-deviations';
export {
  actOnDeviation,
  explainDeviation,
  judgeDeviation,
  listDeviations,
  saveDeviationRule,
} from './usecases/deviations';
export { remindOfDeviations } from './usecases/remind-of-deviations';
export { readBudgetExecution } from './usecases/read-budget-execution';
export { readOtif, readReturns } from './usecases/read-order-flow';
export { readReceivablesDashboard } from './usecases/read-money-figures';
export { TARGET_SUBJECTS, type TargetSubject } from './figure-schemas';
export { resolveTargetSubjects } from './repo/target-subjects';
export { readTargets, upsertSalesBudget } from './usecases/read-targets';
export { upsertTargets, type UpsertTarget } from './usecases/upsert-targets';
export * from './events';
