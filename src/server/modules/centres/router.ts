// Procedures of centres, accounts, programmes and fiscal calendars.
import { HistoryInput, HistoryPage } from '@/kernel/history';
import { noInput, reads, router, writes } from '@/server/api/trpc';
import * as s from './schemas';
import { createAccount, listAccounts, removeAccount, updateAccount } from './usecases/accounts';
import {
  createCalendar,
  createYear,
  listCalendars,
  removeCalendar,
  removeYear,
  updateCalendar,
} from './usecases/calendars';
import {
  createCentre,
  listCentres,
  listOwners,
  listPlacements,
  moveCentre,
  removeCentre,
  updateCentre,
} from './usecases/centres';
import { readCentreHistory, readPeriodHistory } from './usecases/history';
import { closePeriod, reopenPeriod } from './usecases/periods';
import {
  createProgramme,
  listProgrammes,
  removeProgramme,
  updateProgramme,
} from './usecases/programmes';

const accounts = router({
  list: reads('centres.read')
    .input(noInput)
    .output(s.Accounts)
    .query(({ ctx }) => listAccounts(ctx.work)),
  create: writes('centres.write')
    .input(s.AccountInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createAccount(ctx.work, input)),
  update: writes('centres.write')
    .input(s.UpdateAccountInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateAccount(ctx.work, input)),
  remove: writes('centres.write')
    .input(s.VersionRef)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeAccount(ctx.work, input)),
});

const programmes = router({
  list: reads('centres.read')
    .input(noInput)
    .output(s.Programmes)
    .query(({ ctx }) => listProgrammes(ctx.work)),
  create: writes('centres.write')
    .input(s.ProgrammeInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createProgramme(ctx.work, input)),
  update: writes('centres.write')
    .input(s.UpdateProgrammeInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateProgramme(ctx.work, input)),
  remove: writes('centres.write')
    .input(s.VersionRef)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeProgramme(ctx.work, input)),
});

const calendars = router({
  list: reads('centres.read')
    .input(noInput)
    .output(s.Calendars)
    .query(({ ctx }) => listCalendars(ctx.work)),
  create: writes('centres.write')
    .input(s.CalendarInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createCalendar(ctx.work, input)),
  update: writes('centres.write')
    .input(s.UpdateCalendarInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateCalendar(ctx.work, input)),
  createYear: writes('centres.write')
    .input(s.YearInput)
    .output(s.CreatedYear)
    .mutation(({ ctx, input }) => createYear(ctx.work, input)),
  remove: writes('centres.write')
    .input(s.VersionRef)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeCalendar(ctx.work, input)),
  removeYear: writes('centres.write')
    .input(s.Ref)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeYear(ctx.work, input)),
  closePeriod: writes('periods.close')
    .input(s.PeriodChange)
    .output(s.Saved)
    .mutation(({ ctx, input }) => closePeriod(ctx.work, input)),
  reopenPeriod: writes('periods.close')
    .input(s.PeriodChange)
    .output(s.Saved)
    .mutation(({ ctx, input }) => reopenPeriod(ctx.work, input)),
  periodHistory: reads('centres.read')
    .input(HistoryInput)
    .output(HistoryPage)
    .query(({ ctx, input }) => readPeriodHistory(ctx.work, input)),
});

export const centresRouter = router({
  list: reads('centres.read')
    .input(s.CentresInput)
    .output(s.Centres)
    .query(({ ctx, input }) => listCentres(ctx.work, input.on)),
  owners: reads('centres.write')
    .input(noInput)
    .output(s.Owners)
    .query(({ ctx }) => listOwners(ctx.work)),
  placements: reads('centres.read')
    .input(s.Ref)
    .output(s.Placements)
    .query(({ ctx, input }) => listPlacements(ctx.work, input.id)),
  history: reads('centres.read')
    .input(HistoryInput)
    .output(HistoryPage)
    .query(({ ctx, input }) => readCentreHistory(ctx.work, input)),
  create: writes('centres.write')
    .input(s.CentreInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createCentre(ctx.work, input)),
  update: writes('centres.write')
    .input(s.UpdateCentreInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateCentre(ctx.work, input)),
  move: writes('centres.write')
    .input(s.MoveCentreInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => moveCentre(ctx.work, input)),
  remove: writes('centres.write')
    .input(s.VersionRef)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeCentre(ctx.work, input)),
  accounts,
  programmes,
  calendars,
});
