// Procedures of analytics: reports and the dashboard, both from the replica where one is set.
import { z } from 'zod';
import { readsReplica, router } from '@/server/api/trpc';
import { Dashboard, Report, ReportInput } from './schemas';
import { readDashboard } from './usecases/read-dashboard';
import { runReport, SCREEN_ROWS } from './usecases/run-report';

const locale = z.enum(['en', 'zh-Hans', 'zh-Hant']);

export const analyticsRouter = router({
  report: readsReplica('reports.read')
    .input(ReportInput.extend({ locale }))
    .output(Report)
    .query(({ ctx, input: { locale: language, ...input } }) =>
      runReport(ctx.work, input, { locale: language, limit: SCREEN_ROWS }),
    ),
  dashboard: readsReplica('dashboard.read')
    .input(z.object({ locale }))
    .output(Dashboard)
    .query(({ ctx, input }) => readDashboard(ctx.work, input)),
});
