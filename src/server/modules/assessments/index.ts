// The door of assessments: what the schedule and the report command ask for.
export { runAssessment, runDueAssessments } from './usecases/run-assessment';
export { publishRun } from './usecases/move-run';
export { getRun, readSubjectHistory } from './usecases/read-runs';
export { createScheme } from './usecases/schemes';
