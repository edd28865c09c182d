// Procedures of analytics: reports and the dashboard, both from the replica where one is set, and the
// reports that are sent regularly.
import { z } from 'zod';
import { noInput, reads, readsReplica, router, writes } from '@/server/api/trpc';
import * as s from './report-schedule-schemas';
import { Dashboard, Report, ReportInput } from './schemas';
import { readDashboard } from './usecases/read-dashboard';
import { runReport, SCREEN_ROWS } from './usecases/run-report';
import {
  cancelReportSchedule,
  listReportSchedules,
  readScheduledDays,
  scheduleReport,
} from './usecases/schedule-reports';

const locale = z.enum(['en', 'zh-Hans', 'zh-Hant']);

export const analyticsRouter = router({
  report: readsReplica('reports.read')
    .input(ReportInput.extend({ locale }))
    .output(Report)
    .query(({ ctx, input: { locale: language, ...input } }) =>
      runReport(ctx.work, input, { locale: language, limit: SCREEN_ROWS }),
    ),
  schedules: reads('reports.read')
    .input(noInput)
    .output(z.array(s.ReportSchedule))
    .query(({ ctx }) => listReportSchedules(ctx.work)),
  scheduledDays: reads('reports.read')
    .input(s.ScheduledDaysInput)
    .output(s.ScheduledDays)
    .query(({ ctx, input }) => readScheduledDays(ctx.work, input)),
  scheduleReport: writes('reports.read')
    .input(s.NewReportScheduleInput)
    .output(s.ReportSchedule)
    .mutation(({ ctx, input }) => scheduleReport(ctx.work, input)),
  cancelSchedule: writes('reports.read')
    .input(s.ReportScheduleRef)
    .output(s.ReportScheduleRef)
    .mutation(({ ctx, input }) => cancelReportSchedule(ctx.work, input.id)),
  dashboard: readsReplica('dashboard.read')
    .input(z.object({ locale }))
    .output(Dashboard)
    .query(({ ctx, input }) => readDashboard(ctx.work, input)),
});
