// Amounts of a budget from a file, by codes. They go into a draft: the one the file names, or a new
// one of that name. A person looks at it and submits it like any other.
import { z } from 'zod';
import { codeField, nameField, noteField } from '@/kernel/fields';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import { readAccounts, resolveCells } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { checkRows, refuseRepeatedRows, type Checked } from '@/server/platform/check-rows';
import { lockDrafts, readYears, type YearPeriods } from '../repo/budget-import';
import { touch, writeCells } from '../repo/versions';
import { createBudget } from './budget-versions';

const MAX_MINOR = 1_000_000_000_000_000n;

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
  amountMinor: z.bigint().min(-MAX_MINOR).max(MAX_MINOR),
  comment: noteField(1000),
});
export type BudgetRow = z.input<typeof Row>;
type Good = Checked<z.output<typeof Row>> & { yearId: string; periodId: string };

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
    if (period.isClosed) {
      const params = { period: period.code };
      refusals.add(index, { code: 'budgets.periodClosed', field: 'period', params });
      return [];
    }
    return [{ ...row, yearId: found.yearId, periodId: period.id }];
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

/** The draft of each version a file names; how many of them are new. */
async function openDrafts(work: Work, rows: readonly Good[]) {
  const wanted = [...new Map(rows.map((row) => [draftKey(row), row])).values()];
  const found = await lockDrafts(
    work.tx,
    wanted.map(({ yearId, budget }) => ({ yearId, key: budget })),
  );
  const drafts = new Map(found.map(({ yearId, key, id }) => [`${yearId} ${key}`, id]));
  let created = 0;
  for (const row of wanted) {
    if (drafts.has(draftKey(row))) continue;
    const source = { kind: 'EMPTY' as const };
    const { yearId, budget: name } = row;
    const { id } = await createBudget(work, { yearId, name, note: null, source });
    drafts.set(draftKey(row), id);
    created += 1;
  }
  return { drafts, created };
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
  const unique = refuseRepeatedRows(
    placed,
    (row) => [draftKey(row), row.periodId, row.centre, row.account, row.programme ?? ''].join('\n'),
    'period',
    refusals,
  );
  await refuseSums(work, unique, refusals);
  const cells = await resolveCells(work.tx, unique, refusals);
  const good = unique.filter(({ index }) => refusals.isGood(index));
  const { drafts, created } = await openDrafts(work, good);
  for (const [key, id] of drafts) {
    const own = good.filter((row) => draftKey(row) === key);
    await writeCells(
      work.tx,
      id,
      own.flatMap(({ index, periodId, amountMinor, comment }) => {
        const cell = cells.get(index);
        return cell ? [{ ...cell, periodId, amountMinor, comment, seenMinor: null }] : [];
      }),
    );
    await touch(work.tx, id);
    const detail = { cells: own.length };
    work.journal.audit({ docKind: 'budget', docId: id, action: 'imported', detail });
  }
  return { created, updated: drafts.size - created, refused: refusals.list() };
}
