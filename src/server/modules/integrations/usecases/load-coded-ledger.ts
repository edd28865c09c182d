// Budgets of a data set into an organization: its calendar, its trees by code, and its postings
// through the budgets' own ledger, in batches of one transaction each. Every document of the data
// set becomes a run of the list of imports, so that each entry of the ledger opens to where it is
// from.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId, NO_ONE } from '@/kernel/ids';
import { postBudgetHistory, type BudgetPosting } from '@/server/modules/budgets';
import {
  createCalendar,
  createYear,
  findPeriodsOn,
  resolveCells,
  upsertAccounts,
  upsertCentres,
  upsertProgrammes,
  type TreeUpserted,
} from '@/server/modules/centres';
import { RowRefusals, type RowRefusal } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import { forgetPlans } from '@/server/platform/plans';
import { systemWork } from '@/server/platform/work';
import type { CodedLedger, CodedNode, CodedPosting } from '../domain/coded-ledger';
import { insertRun } from '../repo/runs';

/** Postings a transaction: large enough for set-based statements, small enough for memory. */
const BATCH = 5_000;

/** What an entry of the ledger says it is from. */
export const IMPORT_DOC_KIND = 'IMPORT';

export interface LoadCodedLedger {
  orgId: string;
  ledger: CodedLedger;
  /** First day of each fiscal year of twelve months. */
  yearsFrom: readonly BusinessDate[];
  /** Goes before the name of each document in the list of imports. */
  title: string;
  say?: (text: string) => void;
}

const treeRow = ({ code, name, parent }: CodedNode) => ({ code, name, parentCode: parent });

/** A data set stands or falls as a whole: the first refusal ends the load. */
function refuseRows(rows: readonly CodedNode[], refused: readonly RowRefusal[]): void {
  const [first] = refused;
  if (!first) return;
  const params = { ...first.params, code: rows[first.index]?.code ?? '' };
  throw new DomainError(first.code, { status: 'invalid', field: 'file', params });
}

async function writeTree<T extends CodedNode>(
  rows: readonly T[],
  write: (rows: readonly T[]) => Promise<TreeUpserted>,
): Promise<void> {
  refuseRows(rows, (await write(rows)).refused);
}

/** Calendar, years, centres, accounts and programmes. */
export async function writeCodedTrees(
  work: Work,
  { ledger, yearsFrom }: Pick<LoadCodedLedger, 'ledger' | 'yearsFrom'>,
): Promise<void> {
  const calendar = { code: 'FISCAL', name: 'Fiscal year', kind: 'MONTH', isDefault: true } as const;
  const { id: calendarId } = await createCalendar(work, calendar);
  for (const startsOn of yearsFrom) await createYear(work, { calendarId, startsOn });
  await writeTree(ledger.centres, (rows) =>
    upsertCentres(
      work,
      rows.map((row) => ({ ...treeRow(row), kind: row.kind })),
    ),
  );
  await writeTree(ledger.accounts, (rows) =>
    upsertAccounts(
      work,
      rows.map((row) => ({ ...treeRow(row), kind: row.kind, operator: row.operator })),
    ),
  );
  await writeTree(ledger.programmes, (rows) => upsertProgrammes(work, rows.map(treeRow)));
}

/** One run for each document, with how many entries it has; its id is what entries point to. */
async function writeDocuments(
  work: Work,
  title: string,
  postings: readonly CodedPosting[],
): Promise<Map<string, string>> {
  const counts = new Map<string, number>();
  for (const { document } of postings) counts.set(document, (counts.get(document) ?? 0) + 1);
  const ids = new Map<string, string>();
  for (const [name, rowsRead] of counts) {
    const id = newId();
    const fileName = `${title}: ${name}`;
    const outcome = { id, rowsRead, rowsLoaded: rowsRead, rowsRejected: 0, issues: [] };
    await insertRun(
      work,
      { kind: 'budget-entries', fileName, dryRun: false, mapping: {} },
      outcome,
    );
    ids.set(name, id);
  }
  return ids;
}

/** Codes to ids, for a batch. Refuses an unknown code or a day outside of every fiscal year. */
async function resolve(
  work: Work,
  batch: readonly CodedPosting[],
  documents: ReadonlyMap<string, string>,
): Promise<BudgetPosting[]> {
  const refusals = new RowRefusals();
  const coded = batch.map((posting, index) => ({ ...posting, index }));
  const cells = await resolveCells(work.tx, coded, refusals);
  const [first] = refusals.list();
  if (first) {
    const { code, params } = first;
    throw new DomainError(code, { status: 'invalid', field: 'file', params: params ?? {} });
  }
  const periods = await findPeriodsOn(
    work,
    batch.map(({ on }) => on),
  );
  return coded.map(({ index, kind, on, amountMinor, document, expenseTypeId = null }) => {
    const period = periods.get(on);
    if (!period) throw new DomainError('periods.noPeriod', { params: { date: on } });
    const cell = cells.get(index) ?? { centreId: NO_ONE, accountId: NO_ONE, programmeId: NO_ONE };
    const docId = documents.get(document) ?? NO_ONE;
    const source = { docKind: IMPORT_DOC_KIND, docId };
    const entry = { ...cell, ...source, kind, occurredOn: on, periodId: period.id };
    return { ...entry, expenseTypeId, amountMinor };
  });
}

/** Postings on trees that stand already. Refuses what the trees and the ledger refuse. */
export async function postCodedEntries(
  input: Pick<LoadCodedLedger, 'orgId' | 'title' | 'say'> & { postings: readonly CodedPosting[] },
): Promise<void> {
  const { orgId, title, postings, say = () => undefined } = input;
  const documents = await systemWork(orgId, (work) => writeDocuments(work, title, postings));
  for (let done = 0; done < postings.length; done += BATCH) {
    const batch = postings.slice(done, done + BATCH);
    await systemWork(orgId, async (work) => {
      await forgetPlans(work.tx);
      await postBudgetHistory(work, await resolve(work, batch, documents));
    });
    say(`${Math.min(done + BATCH, postings.length)} of ${postings.length} budget entries`);
  }
}

/** The trees and then the postings, each batch whole or not at all. */
export async function loadCodedLedger(input: LoadCodedLedger): Promise<void> {
  await systemWork(input.orgId, (work) => writeCodedTrees(work, input));
  await postCodedEntries({ ...input, postings: input.ledger.postings });
}
