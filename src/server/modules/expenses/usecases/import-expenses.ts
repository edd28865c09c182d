// Loads expenses of another system as history: requests, claims and payments as they were, through
// the same tables and the same ledger. A constant number of statements for any number of rows; a bad
// row refuses its whole document, so that no document is half loaded.
import { yearKey, type BusinessDate } from '@/kernel/business-date';
import { newId, NO_ONE } from '@/kernel/ids';
import { RowRefusals, type RowRefusal } from '@/kernel/row-refusal';
import { postBudgetHistory } from '@/server/modules/budgets';
import { findPeriodsOn, type FiscalPeriod } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeGapless } from '@/server/platform/numbers';
import type { ExpenseRow, ResolvedExpense } from '../domain/expense-row';
import { referenceKey } from '../domain/find-duplicates';
import {
  groupExpenses,
  lineIssue,
  rowIssue,
  type HistoricDocument,
} from '../domain/group-expenses';
import { insertClaimLines, insertClaims } from '../repo/claims';
import { readLoaded, resolveCodes, type ExpenseIds } from '../repo/import-expenses';
import { insertRequestLines, insertRequests } from '../repo/requests';
import { insertSettlements } from '../repo/settlements';
import { historyOf, type HistoryRows } from './expense-history';
import { inCurrency } from './in-currency';
import { postingsOf } from './post-use';

export interface ImportedExpenses {
  requests: number;
  claimLines: number;
  refused: RowRefusal[];
}

interface Known extends ExpenseIds {
  periods: ReadonlyMap<BusinessDate, FiscalPeriod>;
  loaded: ReadonlySet<string>;
}

const given = (codes: (string | undefined)[]) => [...new Set(codes.filter((code) => code))];

async function readKnown(work: Work, rows: readonly ExpenseRow[]): Promise<Known> {
  const [ids, periods, loaded] = await Promise.all([
    resolveCodes(work.tx, {
      centres: given(rows.map((row) => row.centre)) as string[],
      types: given(rows.map((row) => row.type)) as string[],
      programmes: given(rows.map((row) => row.programme)) as string[],
      dealers: given(rows.map((row) => row.dealer)) as string[],
    }),
    findPeriodsOn(
      work,
      rows.map((row) => row.occurredOn),
    ),
    readLoaded(work.tx, given(rows.map((row) => row.document)) as string[]),
  ]);
  return { ...ids, periods, loaded };
}

/** The row with ids; every code that is not known is refused by its column. */
function resolve(
  row: ExpenseRow,
  index: number,
  known: Known,
  { today, refusals }: { today: BusinessDate; refusals: RowRefusals },
): ResolvedExpense[] {
  const unknown = (code: `${string}.${string}`, field: string, value: string) =>
    refusals.add(index, { code, field, params: { value } });
  const type = known.types.get(row.type);
  const centreId = known.centres.get(row.centre);
  const programmeId = row.programme ? known.programmes.get(row.programme) : NO_ONE;
  const dealerId = row.dealer ? known.dealers.get(row.dealer) : null;
  const period = known.periods.get(row.occurredOn);
  if (!type) unknown('expenses.unknownType', 'type', row.type);
  if (!centreId) unknown('expenses.unknownCentre', 'centre', row.centre);
  if (!programmeId) unknown('expenses.unknownProgramme', 'programme', row.programme ?? '');
  if (dealerId === undefined) unknown('expenses.unknownDealer', 'dealer', row.dealer ?? '');
  if (!period) {
    refusals.add(index, {
      code: 'periods.noPeriod',
      field: 'occurred_on',
      params: { date: row.occurredOn },
    });
  } else if (row.occurredOn > today) {
    const params = { date: row.occurredOn, today };
    refusals.add(index, { code: 'expenses.dateInFuture', field: 'occurred_on', params });
  }
  if (known.loaded.has(row.document)) {
    const params = { document: row.document };
    refusals.add(index, { code: 'expenses.alreadyLoaded', field: 'document', params });
  }
  if (!type || !centreId || !programmeId || dealerId === undefined || !period) return [];
  const verifiedMinor = row.verifiedMinor ?? row.amountMinor;
  const approvedMinor = row.approvedMinor ?? row.amountMinor;
  return [
    {
      ...{ index, row, document: row.document, occurredOn: row.occurredOn },
      ...{ typeId: type.id, accountId: type.accountId, centreId, programmeId, dealerId },
      periodId: period.id,
      claimedMinor: row.amountMinor,
      verifiedMinor,
      approvedMinor,
      requestedMinor: row.requestedMinor ?? approvedMinor,
      isSettled: row.isSettled ?? true,
    },
  ];
}

/** Documents whose every row is good; the rows of the others say why, or that another row is bad. */
function goodDocuments(
  work: Work,
  documents: readonly HistoricDocument<ResolvedExpense>[],
  rows: readonly ExpenseRow[],
  refusals: RowRefusals,
): HistoricDocument<ResolvedExpense>[] {
  for (const { lines, rows: ofDocument } of documents) {
    for (const one of ofDocument) {
      const issue = rowIssue(one);
      if (issue) refusals.add(one.index, inCurrency(work, issue));
    }
    for (const line of lines) {
      // Sums of rows that are wrong by themselves say nothing of their own.
      if (line.rows.some((row) => rowIssue(row) !== null)) continue;
      const issue = lineIssue(line);
      if (issue) for (const { index } of line.rows) refusals.add(index, issue);
    }
  }
  const bad = new Set(
    rows.filter((_, index) => !refusals.isGood(index)).map((row) => row.document),
  );
  rows.forEach((row, index) => {
    if (!bad.has(row.document) || !refusals.isGood(index)) return;
    const params = { document: row.document };
    refusals.add(index, { code: 'expenses.documentRefused', field: 'document', params });
  });
  return documents.filter(({ document }) => !bad.has(document));
}

/** Numbers of documents by year, taken once for each year and series. */
async function numbersFor(work: Work, days: readonly BusinessDate[]) {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(yearKey(day), (counts.get(yearKey(day)) ?? 0) + 1);
  const next = new Map<string, bigint>();
  for (const [year, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = await takeGapless(work.tx, `expenseHistory:${year}`, count);
    next.set(year, last - BigInt(count) + 1n);
  }
  return (prefix: string, day: BusinessDate, isLast: boolean): string => {
    const year = yearKey(day);
    const number = next.get(year) ?? 1n;
    if (isLast) next.set(year, number + 1n);
    return documentNumber(prefix, year, number);
  };
}

async function write(work: Work, history: HistoryRows): Promise<void> {
  const { tx, now } = work;
  const created = { by: work.actor.userId, at: now };
  await insertRequests(tx, history.requests, created);
  await insertRequestLines(tx, history.lines);
  await insertClaims(tx, history.claims, { created: now, submitted: now, verified: now });
  await insertClaimLines(tx, history.claimLines);
  await insertSettlements(tx, history.settlements, created);
  await postBudgetHistory(work, history.changes.flatMap(postingsOf));
}

/**
 * Refuses by row: `expenses.unknownType`, `…unknownCentre`, `…unknownProgramme`, `…unknownDealer`,
 * `periods.noPeriod`, `expenses.dateInFuture`, `expenses.alreadyLoaded`, `expenses.amountZero`,
 * `expenses.cellNotPositive`, `expenses.verifiedAboveClaimed`, `expenses.aboveApproved`,
 * `expenses.aboveRequested`, `expenses.documentRefused`.
 */
export async function importExpenses(
  work: Work,
  rows: readonly ExpenseRow[],
): Promise<ImportedExpenses> {
  const refusals = new RowRefusals();
  if (rows.length === 0) return { requests: 0, claimLines: 0, refused: [] };
  const known = await readKnown(work, rows);
  const resolved = rows.flatMap((row, index) =>
    resolve(row, index, known, { today: work.today, refusals }),
  );
  const documents = goodDocuments(work, groupExpenses(resolved), rows, refusals);
  const refused = refusals.list();
  if (documents.length === 0) return { requests: 0, claimLines: 0, refused };
  const days = documents.map(({ rows: of }) => of[0]?.occurredOn ?? work.today);
  const numberOf = await numbersFor(work, days);
  const history = historyOf(documents, { newId, numberOf, referenceKey, now: work.now });
  await write(work, history);
  const detail = { requests: history.requests.length, claimLines: history.claimLines.length };
  work.journal.audit({
    docKind: 'expenseImport',
    docId: history.requests[0]?.id ?? newId(),
    action: 'load',
    detail,
  });
  return { ...detail, refused };
}
