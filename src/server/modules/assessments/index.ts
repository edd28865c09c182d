// The door of assessments: what the schedule, the demo and the report command ask for.
export { decideAppeal, raiseAppeal } from './usecases/appeals';
export { finishRun, publishRun } from './usecases/move-run';
export { getRun } from './usecases/read-runs';
export { PAPER_KINDS, printPaper, readPaper } from './usecases/read-paper';
export { readReport } from './usecases/report-mail';
export { reportAssessments } from './usecases/report';
export { runAssessment } from './usecases/run-assessment';
export { runDueAssessments } from './usecases/run-due';
export { createScheme } from './usecases/schemes';
export type { SchemeInput } from './schemas';
