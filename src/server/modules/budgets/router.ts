// Procedures of budgets: each one permission, one input, one output, one call.
import { z } from 'zod';
import { noInput, reads, readsReplica, router, writes } from '@/server/api/trpc';
import {
  ControlInput,
  ControlRef,
  ControlView,
  DriverInput,
  DriverView,
  LimitsInput,
  LimitView,
  SavedControl,
  UpdateControlInput,
  UpdateDriverInput,
} from './control-schemas';
import {
  AvailableInput,
  AvailableView,
  CellCheckInput,
  CellCheckView,
  EntriesInput,
  EntryPage,
} from './available-schemas';
import { CarryForwardInput, CarryPlan, CarryPlanInput } from './carry-schemas';
import {
  discardBudget,
  createBudget,
  listBudgets,
  readBudget,
  readGrid,
  saveCells,
} from './usecases/budget-versions';
import {
  listChanges,
  readChange,
  requestChange,
  requestTransfer,
  withdrawChange,
  decideChange,
} from './usecases/budget-changes';
import { carryForward, planCarryForward } from './usecases/carry-forward';
import { decideBudget, submitBudget, withdrawBudget } from './usecases/decide-budget';
import { createDriver, listDrivers, saveDriver } from './usecases/drivers';
import { checkCell, listEntries, readNode } from './usecases/explain-available';
import {
  createControl,
  listControls,
  listLimits,
  removeControl,
  saveControl,
} from './usecases/save-control';
import {
  BudgetRef,
  Budgets,
  BudgetVersionRef,
  BudgetView,
  ChangePage,
  ChangeView,
  CreateBudgetInput,
  Decided,
  DecideInput,
  GridInput,
  GridPage,
  ListChangesInput,
  OtherChangeInput,
  SaveCellsInput,
  SavedCells,
  TransferInput,
  WithdrawInput,
} from './version-schemas';

export const budgetsRouter = router({
  list: reads('budgets.read')
    .input(noInput)
    .output(Budgets)
    .query(({ ctx }) => listBudgets(ctx.work)),
  get: reads('budgets.read')
    .input(BudgetRef)
    .output(BudgetView)
    .query(({ ctx, input }) => readBudget(ctx.work, input)),
  grid: reads('budgets.read')
    .input(GridInput)
    .output(GridPage)
    .query(({ ctx, input }) => readGrid(ctx.work, input)),
  create: writes('budgets.write')
    .input(CreateBudgetInput)
    .output(BudgetVersionRef)
    .mutation(({ ctx, input }) => createBudget(ctx.work, input)),
  saveCells: writes('budgets.write')
    .input(SaveCellsInput)
    .output(SavedCells)
    .mutation(({ ctx, input }) => saveCells(ctx.work, input)),
  submit: writes('budgets.write')
    .input(BudgetVersionRef)
    .output(Decided)
    .mutation(({ ctx, input }) => submitBudget(ctx.work, input)),
  discard: writes('budgets.write')
    .input(BudgetVersionRef)
    .output(BudgetVersionRef)
    .mutation(({ ctx, input }) => discardBudget(ctx.work, input)),
  withdraw: writes('budgets.write')
    .input(WithdrawInput)
    .output(Decided)
    .mutation(({ ctx, input }) => withdrawBudget(ctx.work, input)),
  decide: writes('approvals.decide')
    .input(DecideInput)
    .output(Decided)
    .mutation(({ ctx, input }) => decideBudget(ctx.work, input)),

  changes: reads('budgets.read')
    .input(ListChangesInput)
    .output(ChangePage)
    .query(({ ctx, input }) => listChanges(ctx.work, input)),
  change: reads('budgets.read')
    .input(BudgetRef)
    .output(ChangeView)
    .query(({ ctx, input }) => readChange(ctx.work, input)),
  requestTransfer: writes('budgets.transfer')
    .input(TransferInput)
    .output(Decided)
    .mutation(({ ctx, input }) => requestTransfer(ctx.work, input)),
  requestChange: writes('budgets.write')
    .input(OtherChangeInput)
    .output(Decided)
    .mutation(({ ctx, input }) => requestChange(ctx.work, input)),
  planCarryForward: reads('budgets.write')
    .input(CarryPlanInput)
    .output(CarryPlan)
    .query(({ ctx, input }) => planCarryForward(ctx.work, input)),
  carryForward: writes('budgets.write')
    .input(CarryForwardInput)
    .output(Decided)
    .mutation(({ ctx, input }) => carryForward(ctx.work, input)),
  decideChange: writes('approvals.decide')
    .input(DecideInput)
    .output(Decided)
    .mutation(({ ctx, input }) => decideChange(ctx.work, input)),
  withdrawChange: writes('budgets.transfer')
    .input(WithdrawInput)
    .output(Decided)
    .mutation(({ ctx, input }) => withdrawChange(ctx.work, input)),

  controls: reads('budgets.read')
    .input(noInput)
    .output(z.array(ControlView))
    .query(({ ctx }) => listControls(ctx.work)),
  limits: reads('budgets.read')
    .input(LimitsInput)
    .output(z.array(LimitView))
    .query(({ ctx, input }) => listLimits(ctx.work, input)),
  createControl: writes('budgets.control')
    .input(ControlInput)
    .output(SavedControl)
    .mutation(({ ctx, input }) => createControl(ctx.work, input)),
  saveControl: writes('budgets.control')
    .input(UpdateControlInput)
    .output(SavedControl)
    .mutation(({ ctx, input }) => saveControl(ctx.work, input)),
  removeControl: writes('budgets.control')
    .input(ControlRef)
    .output(ControlRef)
    .mutation(({ ctx, input }) => removeControl(ctx.work, input)),

  drivers: reads('budgets.read')
    .input(noInput)
    .output(z.array(DriverView))
    .query(({ ctx }) => listDrivers(ctx.work)),
  createDriver: writes('budgets.write')
    .input(DriverInput)
    .output(BudgetVersionRef)
    .mutation(({ ctx, input }) => createDriver(ctx.work, input)),
  saveDriver: writes('budgets.write')
    .input(UpdateDriverInput)
    .output(BudgetVersionRef)
    .mutation(({ ctx, input }) => saveDriver(ctx.work, input)),

  available: readsReplica('budgets.read')
    .input(AvailableInput)
    .output(AvailableView)
    .query(({ ctx, input }) => readNode(ctx.work, input)),
  entries: readsReplica('budgets.read')
    .input(EntriesInput)
    .output(EntryPage)
    .query(({ ctx, input }) => listEntries(ctx.work, input)),
  checkCell: reads('centres.read')
    .input(CellCheckInput)
    .output(CellCheckView)
    .query(({ ctx, input }) => checkCell(ctx.work, input)),
});
