// The door of centres: responsibility centres, accounts, programmes and fiscal periods.
export {
  rollUp,
  signTo,
  type AccountKind,
  type Operator,
  type RollingAccount,
} from './domain/roll-up';
export type { AccountNode, CentreNode, ProgrammeNode } from './repo/trees';
export { readAccounts } from './usecases/accounts';
export { createCalendar, createYear, listCalendars } from './usecases/calendars';
export {
  checkCells,
  resolveCells,
  type Cell,
  type CellCodes,
  type CellUse,
} from './usecases/cells';
export { readCentres, readCentresOn } from './usecases/centres';
export {
  closePeriod,
  findLastPeriodUpTo,
  findPeriodOn,
  findPeriodsOn,
  lockPeriods,
  openPeriodsAfter,
  periodOn,
  readYear,
  reopenPeriod,
} from './usecases/periods';
export {
  upsertAccounts,
  upsertCentres,
  upsertProgrammes,
  type AccountRow,
  type CentreRow,
  type ProgrammeRow,
  type TreeUpserted,
} from './usecases/upserts';
export { ACCOUNT_KINDS, CENTRE_KINDS, OPERATORS, type CentreKind } from './schemas';
export type { FiscalPeriod, FiscalYear } from './period-schemas';
