// Procedures of assessments.
import { z } from 'zod';
import { noInput, reads, router, writes } from '@/server/api/trpc';
import {
  AppealInput,
  AppealOutcome,
  DecideAppealInput,
  FiguresView,
  ListRunsInput,
  ReportInput,
  ReportRows,
  RunInput,
  RunOutcome,
  RunPage,
  RunRef,
  RunView,
  Saved,
  SchemeChange,
  SchemeInput,
  SchemeRow,
  SchemeView,
  SubjectHistory,
  SubjectHistoryInput,
} from './schemas';
import { decideAppeal, raiseAppeal } from './usecases/appeals';
import { finishRun, publishRun } from './usecases/move-run';
import { getFigures, getRun, listRuns, readSubjectHistory } from './usecases/read-runs';
import { readReportRows } from './usecases/report';
import { runAssessment } from './usecases/run-assessment';
import { changeScheme, createScheme, getScheme, listSchemes } from './usecases/schemes';

const byId = z.object({ id: z.uuid() });

export const assessmentsRouter = router({
  schemes: reads('assessments.read')
    .input(noInput)
    .output(z.array(SchemeRow))
    .query(({ ctx }) => listSchemes(ctx.work)),
  scheme: reads('assessments.read')
    .input(byId)
    .output(SchemeView)
    .query(({ ctx, input }) => getScheme(ctx.work, input.id)),
  createScheme: writes('assessments.write')
    .input(SchemeInput)
    .output(Saved)
    .mutation(({ ctx, input }) => createScheme(ctx.work, input)),
  changeScheme: writes('assessments.write')
    .input(SchemeChange)
    .output(Saved)
    .mutation(({ ctx, input }) => changeScheme(ctx.work, input)),
  runs: reads('assessments.read')
    .input(ListRunsInput)
    .output(RunPage)
    .query(({ ctx, input }) => listRuns(ctx.work, input)),
  run: reads('assessments.read')
    .input(byId)
    .output(RunView)
    .query(({ ctx, input }) => getRun(ctx.work, input.id)),
  figures: reads('assessments.read')
    .input(byId.extend({ subjectId: z.uuid() }))
    .output(FiguresView)
    .query(({ ctx, input }) => getFigures(ctx.work, input)),
  history: reads('assessments.read')
    .input(SubjectHistoryInput)
    .output(SubjectHistory)
    .query(({ ctx, input }) => readSubjectHistory(ctx.work, input)),
  report: reads('assessments.read')
    .input(ReportInput)
    .output(ReportRows)
    .query(({ ctx, input }) => readReportRows(ctx.work, input)),
  compute: writes('assessments.run')
    .input(RunInput)
    .output(RunOutcome)
    .mutation(({ ctx, input }) => runAssessment(ctx.work, input)),
  publish: writes('assessments.publish')
    .input(RunRef)
    .output(RunOutcome)
    .mutation(({ ctx, input }) => publishRun(ctx.work, input)),
  finish: writes('assessments.publish')
    .input(RunRef)
    .output(RunOutcome)
    .mutation(({ ctx, input }) => finishRun(ctx.work, input)),
  appeal: writes('assessments.appeal')
    .input(AppealInput)
    .output(AppealOutcome)
    .mutation(({ ctx, input }) => raiseAppeal(ctx.work, input)),
  decideAppeal: writes('assessments.publish')
    .input(DecideAppealInput)
    .output(AppealOutcome)
    .mutation(({ ctx, input }) => decideAppeal(ctx.work, input)),
});
