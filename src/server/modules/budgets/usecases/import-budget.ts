// Amounts of a budget from a file, by codes. They go into a draft: the one the file names, or a new
// one of that name. A person looks at it and submits it like any other.
import { z } from 'zod';
import { groupBy } from '@/kernel/group-by';
import { MAX_AMOUNT_MINOR } from '@/kernel/money';
import { codeField, nameField, noteField } from '@/kernel/fields';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import { readAccounts, resolveCells } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { checkRows, refuseRepeatedRows, type Checked } from '@/server/platform/check-rows';
import { cellText } from '../domain/posting';
import { holdAmounts, lockDrafts, readYears, type YearPeriods } from '../repo/budget-import';
import { writeCells } from '../repo/cells';
import { touch } from '../repo/versions';
import type { CellInput } from '../version-schemas';
import { createBudget } from './budget-versions';

const Row = z.object({
  /** Code of the fiscal year. */
  year: codeField,
  /** Number of a draft, or the name of a version; a new draft of that name is made. */
  budget: nameField,
  /** Code of the period, or its number within the year. */
  period: codeField,
  centre: codeField,
  account: codeField,
  programme: codeField.nullish(),
  /** Minor units of the organization's currency. */
  amountMinor: z.bigint().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR),
  comment: noteField(1000),
});
export type BudgetRow = z.input<typeof Row>;
type Good = Checked<z.output<typeof Row>> & {
  yearId: string;
  periodId: string;
  /** The code of its period, where that is closed. */
  closed: string | null;
};
type Cells = Awaited<ReturnType<typeof resolveCells>>;

function placeInYears(
  rows: readonly Checked<z.output<typeof Row>>[],
  years: ReadonlyMap<string, YearPeriods>,
  refusals: RowRefusals,
): Good[] {
  return rows.flatMap((row) => {
    const { year, period: code, index } = row;
    const found = years.get(year);
    if (!found) {
      refusals.add(index, { code: 'budgets.unknownYear', field: 'year', params: { year } });
      return [];
    }
    const period = found.periods.find((one) => one.code === code || String(one.no) === code);
    if (!period) {
      const params = { code, year };
      refusals.add(index, { code: 'budgets.unknownPeriod', field: 'period', params });
      return [];
    }
    const closed = period.isClosed ? period.code : null;
    return [{ ...row, yearId: found.yearId, periodId: period.id, closed }];
  });
}

async function refuseSums(work: Work, rows: readonly Good[], refusals: RowRefusals) {
  const accounts = await readAccounts(work);
  const parents = new Set(accounts.map(({ parentId }) => parentId));
  const sums = new Set(accounts.filter(({ id }) => parents.has(id)).map(({ code }) => code));
  for (const { index, account: code } of rows) {
    if (!sums.has(code)) continue;
    refusals.add(index, { code: 'accounts.notALeaf', field: 'account', params: { code } });
  }
}

const draftKey = (row: { yearId: string; budget: string }) => `${row.yearId} ${row.budget}`;

const wantedOf = (rows: readonly Good[]) => [
  ...new Map(rows.map((row) => [draftKey(row), row])).values(),
];

/** The drafts that a file names and that are there. */
async function findDrafts(work: Work, rows: readonly Good[]): Promise<Map<string, string>> {
  const found = await lockDrafts(
    work.tx,
    wantedOf(rows).map(({ yearId, budget }) => ({ yearId, key: budget })),
  );
  return new Map(found.map(({ yearId, key, id }) => [`${yearId} ${key}`, id]));
}

/**
 * The budget of a closed period is fixed. A file that went out and comes back still names its
 * amounts: those that say what the version holds anyway pass.
 */
async function refuseClosed(
  work: Work,
  rows: readonly Good[],
  cells: Cells,
  drafts: ReadonlyMap<string, string>,
  refusals: RowRefusals,
): Promise<void> {
  const closed = rows.flatMap((row) => {
    const cell = row.closed === null ? undefined : cells.get(row.index);
    const draftId = drafts.get(draftKey(row)) ?? null;
    return cell ? [{ ...row, ...cell, draftId, period: row.closed }] : [];
  });
  if (closed.length === 0) return;
  const held = await holdAmounts(work.tx, closed);
  closed.forEach(({ index, period }, at) => {
    if (held[at]) return;
    refusals.add(index, { code: 'budgets.periodClosed', field: 'period', params: { period } });
  });
}

/** Makes the drafts that are not there yet; how many those are. */
async function openDrafts(work: Work, rows: readonly Good[], drafts: Map<string, string>) {
  let created = 0;
  for (const row of wantedOf(rows)) {
    if (drafts.has(draftKey(row))) continue;
    const source = { kind: 'EMPTY' as const };
    const { yearId, budget: name } = row;
    const { id } = await createBudget(work, { yearId, name, note: null, source });
    drafts.set(draftKey(row), id);
    created += 1;
  }
  return created;
}

const MOST_TOLD = 2_000;

/** Which cells a file wrote, so that who has one of them open is told; of a whole budget all of them are. */
function tellsCells(cells: readonly CellInput[]) {
  if (cells.length > MOST_TOLD) return {};
  const changes = cells.map((cell) => [cellText(cell), { to: String(cell.amountMinor) }] as const);
  return { changes: Object.fromEntries(changes) };
}

/**
 * Writes the good rows into drafts and says which rows it refused: `budgets.unknownYear`,
 * `budgets.unknownPeriod`, `budgets.periodClosed`, `accounts.notALeaf`, `request.repeatedRow` and as
 * `resolveCells` does. The number of statements depends on the versions a file names, not on its
 * rows. `created` and `updated` count versions.
 */
export async function importBudget(work: Work, input: readonly BudgetRow[]): Promise<UpsertResult> {
  const refusals = new RowRefusals();
  const checked = checkRows(Row, input, refusals);
  const codes = [...new Set(checked.map(({ year }) => year))];
  const years = new Map((await readYears(work.tx, codes)).map((year) => [year.year, year]));
  const placed = placeInYears(checked, years, refusals);
  const drafts = await findDrafts(work, placed);
  // One draft by its number and by its name is one.
  const draftOf = (row: Good) => drafts.get(draftKey(row)) ?? draftKey(row);
  const unique = refuseRepeatedRows(
    placed,
    (row) => [draftOf(row), row.periodId, row.centre, row.account, row.programme ?? ''].join('\n'),
    'period',
    refusals,
  );
  await refuseSums(work, unique, refusals);
  const cells = await resolveCells(work.tx, unique, refusals);
  await refuseClosed(work, unique, cells, drafts, refusals);
  const good = unique.filter(({ index }) => refusals.isGood(index));
  const created = await openDrafts(work, good, drafts);
  const touched = [...groupBy(good, draftOf)];
  for (const [id, own] of touched) {
    const written = own.flatMap(({ index, periodId, amountMinor, comment }) => {
      const cell = cells.get(index);
      const unseen = { seenMinor: null, seenComment: null };
      return cell ? [{ ...cell, periodId, amountMinor, comment, ...unseen }] : [];
    });
    await writeCells(work.tx, id, written);
    const version = await touch(work.tx, id);
    const detail = { cells: own.length, ...tellsCells(written) };
    work.journal.audit({ docKind: 'budget', docId: id, action: 'imported', version, detail });
  }
  return { created, updated: touched.length - created, refused: refusals.list() };
}
