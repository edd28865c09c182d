// What the trees and the calendar say of the cells a posting names: four statements that travel
// together, for any number of cells.
import type { BusinessDate } from '@/kernel/business-date';
import { refuse } from '@/kernel/domain-error';
import { NO_ONE } from '@/kernel/ids';
import { empty, literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Operator } from '../domain/control';
import { cellText, type BudgetPosting, type CellFacts } from '../domain/posting';

export type CellRef = Pick<BudgetPosting, 'periodId' | 'centreId' | 'accountId' | 'programmeId'>;

interface PeriodRow {
  id: string;
  code: string;
  yearId: string;
  no: number;
  lastNo: number;
  startsOn: BusinessDate;
  endsOn: BusinessDate;
  isClosed: boolean;
}

/** With the lock a period cannot be closed before this transaction has ended. */
async function readPeriods(
  tx: Tx,
  ids: readonly string[],
  isLocked: boolean,
): Promise<PeriodRow[]> {
  return tx.rows<PeriodRow>(sql`
    SELECT p.id, p.code, p.year_id AS "yearId", p.no, p.starts_on AS "startsOn",
      p.ends_on AS "endsOn", p.status = 'CLOSED' AS "isClosed",
      (SELECT max(y.no) FROM fiscal_period y
        WHERE y.org_id = p.org_id AND y.year_id = p.year_id) AS "lastNo"
    FROM fiscal_period p
    WHERE p.org_id = ${tx.orgId}::uuid AND p.id = ANY(${[...ids]}::uuid[])
    ORDER BY p.id ${isLocked ? literal('FOR SHARE OF p') : empty}`);
}

interface CentreRow {
  id: string;
  code: string;
  path: string[];
  validFrom: BusinessDate | null;
  validTo: BusinessDate | null;
}

async function readCentres(tx: Tx, ids: readonly string[]): Promise<CentreRow[]> {
  return tx.rows<CentreRow>(sql`
    SELECT id, code, path, valid_from AS "validFrom", valid_to AS "validTo"
    FROM responsibility_centre
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${[...ids]}::uuid[])`);
}

interface AccountRow {
  id: string;
  code: string;
  kind: string;
  active: boolean;
  isLeaf: boolean;
  path: string[];
  operators: Operator[];
}

async function readAccounts(tx: Tx, ids: readonly string[]): Promise<AccountRow[]> {
  return tx.rows<AccountRow>(sql`
    SELECT a.id, a.code, a.kind, a.active, a.path,
      ARRAY(SELECT p.operator FROM unnest(a.path) WITH ORDINALITY AS step(id, no)
        JOIN account p ON p.org_id = a.org_id AND p.id = step.id ORDER BY step.no) AS operators,
      NOT EXISTS (SELECT 1 FROM account c
        WHERE c.org_id = a.org_id AND c.parent_id = a.id) AS "isLeaf"
    FROM account a
    WHERE a.org_id = ${tx.orgId}::uuid AND a.id = ANY(${[...ids]}::uuid[])`);
}

interface ProgrammeRow {
  id: string;
  code: string;
  path: string[];
  active: boolean;
}

async function readProgrammes(tx: Tx, ids: readonly string[]): Promise<ProgrammeRow[]> {
  if (ids.length === 0) return [];
  return tx.rows<ProgrammeRow>(sql`
    SELECT id, code, path, active FROM programme
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${[...ids]}::uuid[])`);
}

const byId = <T extends { id: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));

const distinct = (ids: readonly string[]) => [...new Set(ids)];

interface Parts {
  period: PeriodRow;
  centre: CentreRow;
  account: AccountRow;
  programme: ProgrammeRow;
}

function factsOf({ period, centre, account, programme }: Parts): CellFacts {
  return {
    yearId: period.yearId,
    periodId: period.id,
    periodNo: period.no,
    lastNo: period.lastNo,
    periodCode: period.code,
    periodStartsOn: period.startsOn,
    periodEndsOn: period.endsOn,
    isClosed: period.isClosed,
    centreId: centre.id,
    centreCode: centre.code,
    centrePath: centre.path,
    centreFrom: centre.validFrom,
    centreTo: centre.validTo,
    accountId: account.id,
    accountCode: account.code,
    accountKind: account.kind,
    accountPath: account.path.map((id, at) => ({ id, operator: account.operators[at] ?? '+' })),
    accountActive: account.active,
    accountIsLeaf: account.isLeaf,
    programmeId: programme.id,
    programmeCode: programme.code,
    programmePath: programme.path,
    programmeActive: programme.active,
  };
}

/** Refuses what does not exist: `periods.`, `centres.`, `accounts.` and `programmes.notFound`. */
export async function readCellFacts(
  tx: Tx,
  cells: readonly CellRef[],
  isLocked: boolean,
): Promise<Map<string, CellFacts>> {
  const idsOf = (field: keyof CellRef) => distinct(cells.map((cell) => cell[field]));
  const [periods, centres, accounts, programmes] = await Promise.all([
    readPeriods(tx, idsOf('periodId'), isLocked).then(byId),
    readCentres(tx, idsOf('centreId')).then(byId),
    readAccounts(tx, idsOf('accountId')).then(byId),
    readProgrammes(
      tx,
      idsOf('programmeId').filter((id) => id !== NO_ONE),
    ).then(byId),
  ]);
  programmes.set(NO_ONE, { id: NO_ONE, code: '', path: [], active: true });
  const facts = new Map<string, CellFacts>();
  for (const cell of cells) {
    const key = cellText(cell);
    if (facts.has(key)) continue;
    const missing = (code: `${string}.${string}`, field: string) =>
      refuse(code, { status: 'not_found', field });
    const parts: Parts = {
      period: periods.get(cell.periodId) ?? missing('periods.notFound', 'periodId'),
      centre: centres.get(cell.centreId) ?? missing('centres.notFound', 'centreId'),
      account: accounts.get(cell.accountId) ?? missing('accounts.notFound', 'accountId'),
      programme: programmes.get(cell.programmeId) ?? missing('programmes.notFound', 'programmeId'),
    };
    facts.set(key, factsOf(parts));
  }
  return facts;
}
