// Procedures of the dashboards, from the replica where one is set; and of deviations.
import { z } from 'zod';
import { noInput, reads, readsReplica, router, writes } from '@/server/api/trpc';
import * as d from './deviation-schemas';
import { DeviationDriversInput, Drivers, DriversInput } from './drivers-schemas';
import * as f from './figure-schemas';
import {
  DocumentNumber,
  DocumentNumbersInput,
  TrailEntriesInput,
  TrailEntryPage,
  TrailLinePage,
  TrailLinesInput,
} from './trail-schemas';
import { computeDeviations } from './usecases/compute-deviations';
import {
  actOnDeviation,
  explainDeviation,
  getDeviation,
  judgeDeviation,
  listDeviationRules,
  listDeviations,
  readDeviationSteps,
  saveDeviationRule,
} from './usecases/deviations';
import { listDocumentNumbers } from './usecases/document-numbers';
import { readBudgetExecution, readBurnDown, readHeatMap } from './usecases/read-budget-execution';
import { readDeviationDrivers, readDrivers } from './usecases/read-drivers';
import { readExecutive } from './usecases/read-executive';
import {
  readActivityReturn,
  readExpenseFlow,
  readReceivablesDashboard,
} from './usecases/read-money-figures';
import { readOrderFlowCauses, readOtif, readReturns } from './usecases/read-order-flow';
import { readPriceMixQuantity } from './usecases/read-price-mix-quantity';
import { readTargets } from './usecases/read-targets';
import { listTrailEntries, listTrailLines } from './usecases/read-trail';
import { readVariance } from './usecases/read-variance';

export const figuresRouter = router({
  executive: readsReplica('dashboard.read')
    .input(noInput)
    .output(f.Executive)
    .query(({ ctx }) => readExecutive(ctx.work)),
  budgetExecution: readsReplica('budgets.read')
    .input(f.ExecutionInput)
    .output(f.BudgetExecution)
    .query(({ ctx, input }) => readBudgetExecution(ctx.work, input)),
  heatMap: readsReplica('budgets.read')
    .input(f.HeatMapInput)
    .output(f.HeatMap)
    .query(({ ctx, input }) => readHeatMap(ctx.work, input)),
  burnDown: readsReplica('budgets.read')
    .input(f.BurnDownInput)
    .output(f.BurnDown)
    .query(({ ctx, input }) => readBurnDown(ctx.work, input)),
  variance: readsReplica('budgets.read')
    .input(f.VarianceInput)
    .output(f.VarianceAnswer)
    .query(({ ctx, input }) => readVariance(ctx.work, input)),
  drivers: readsReplica('budgets.read')
    .input(DriversInput)
    .output(Drivers)
    .query(({ ctx, input }) => readDrivers(ctx.work, input)),
  documentNumbers: readsReplica('budgets.read')
    .input(DocumentNumbersInput)
    .output(z.array(DocumentNumber))
    .query(({ ctx, input }) => listDocumentNumbers(ctx.work, input)),
  entries: readsReplica('budgets.read')
    .input(TrailEntriesInput)
    .output(TrailEntryPage)
    .query(({ ctx, input }) => listTrailEntries(ctx.work, input)),
  lines: readsReplica('dashboard.read')
    .input(TrailLinesInput)
    .output(TrailLinePage)
    .query(({ ctx, input }) => listTrailLines(ctx.work, input)),
  priceMixQuantity: readsReplica('dashboard.read')
    .input(f.PriceMixQuantityInput)
    .output(f.PriceMixQuantity)
    .query(({ ctx, input }) => readPriceMixQuantity(ctx.work, input)),
  orderFlow: readsReplica('dashboard.read')
    .input(f.DaysInput)
    .output(f.OrderFlow)
    .query(({ ctx, input }) => readOrderFlowCauses(ctx.work, input)),
  otif: readsReplica('dashboard.read')
    .input(f.OtifInput)
    .output(f.Otif)
    .query(({ ctx, input }) => readOtif(ctx.work, input)),
  returns: readsReplica('dashboard.read')
    .input(f.DaysInput)
    .output(f.Returns)
    .query(({ ctx, input }) => readReturns(ctx.work, input)),
  expenseFlow: readsReplica('expenses.read')
    .input(f.ExpenseFlowInput)
    .output(f.ExpenseFlow)
    .query(({ ctx, input }) => readExpenseFlow(ctx.work, input)),
  activityReturn: readsReplica('expenses.read')
    .input(f.ActivityReturnInput)
    .output(f.ActivityReturn)
    .query(({ ctx, input }) => readActivityReturn(ctx.work, input)),
  receivables: readsReplica('dashboard.read')
    .input(noInput)
    .output(f.ReceivablesDashboard)
    .query(({ ctx }) => readReceivablesDashboard(ctx.work)),
  targets: readsReplica('targets.read')
    .input(f.TargetsInput)
    .output(f.Targets)
    .query(({ ctx, input }) => readTargets(ctx.work, input)),
});

export const deviationsRouter = router({
  list: reads('deviations.read')
    .input(d.ListDeviationsInput)
    .output(d.Deviations)
    .query(({ ctx, input }) => listDeviations(ctx.work, input)),
  get: reads('deviations.read')
    .input(d.DeviationRef)
    .output(d.DeviationView)
    .query(({ ctx, input }) => getDeviation(ctx.work, input.id)),
  drivers: reads('deviations.read')
    .input(DeviationDriversInput)
    .output(Drivers)
    .query(({ ctx, input }) => readDeviationDrivers(ctx.work, input)),
  steps: reads('deviations.read')
    .input(d.DeviationRef)
    .output(d.DeviationSteps)
    .query(({ ctx, input }) => readDeviationSteps(ctx.work, input.id)),
  explain: writes('deviations.explain')
    .input(d.ExplainInput)
    .output(d.Saved)
    .mutation(({ ctx, input }) => explainDeviation(ctx.work, input)),
  act: writes('deviations.explain')
    .input(d.ActInput)
    .output(d.Saved)
    .mutation(({ ctx, input }) => actOnDeviation(ctx.work, input)),
  judge: writes('deviations.judge')
    .input(d.JudgeInput)
    .output(d.Saved)
    .mutation(({ ctx, input }) => judgeDeviation(ctx.work, input)),
  compute: writes('deviations.manage')
    .input(d.ComputeInput)
    .output(d.Computed)
    .mutation(({ ctx, input }) => computeDeviations(ctx.work, input)),
  rules: reads('deviations.read')
    .input(noInput)
    .output(z.array(d.DeviationRuleView))
    .query(({ ctx }) => listDeviationRules(ctx.work)),
  saveRule: writes('deviations.manage')
    .input(d.SaveDeviationRuleInput)
    .output(d.Saved)
    .mutation(({ ctx, input }) => saveDeviationRule(ctx.work, input)),
});
