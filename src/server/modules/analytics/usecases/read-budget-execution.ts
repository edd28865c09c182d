// Budget execution: centre x account with every part of the formula, the heat map of centres over
// periods, and how a pool burns down.
import type { z } from 'zod';
import type { AccountNode, CentreNode } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { NO_ONE } from '@/kernel/ids';
import { ratio } from '../domain/ratio';
import { runRate } from '../domain/run-rate';
import { sharesToDate } from '../domain/to-date';
import {
  ExecutionInput,
  type BudgetExecution,
  type BurnDown,
  type BurnDownInput,
  type HeatMap,
  HeatMapInput,
} from '../figure-schemas';
import { readCells, readCellSums, type CellFigures, type CellSums } from '../repo/figures-budget';
import { readAsOf } from '../repo/fold';
import {
  addFigures,
  branch,
  executionOf,
  ownFigures,
  readTrees,
  rolledUp,
  topExpenses,
  type BudgetTrees,
  type Figures,
  type RolledUp,
} from './budget-tree';
import { daysOf, fiscalSpan, spanView } from './fiscal-span';

export const centreView = ({ id, code, name, parentId, kind }: CentreNode) => ({
  ...{ id, code, name, parentId, kind },
});
const accountView = (account: AccountNode) => ({
  ...{ id: account.id, code: account.code, name: account.name, parentId: account.parentId },
  ...{ kind: account.kind, operator: account.operator },
});

const ids = (periods: readonly { id: string }[]) => periods.map(({ id }) => id);

/** Rows of the node and one level below, or of everything below. Nodes without figures have none. */
export async function readBudgetExecution(
  work: Work,
  input: z.input<typeof ExecutionInput>,
): Promise<BudgetExecution> {
  const parsed = ExecutionInput.parse(input);
  const { centreId = null, accountId = null, asTree, locale, ...years } = parsed;
  const span = await fiscalSpan(work, years);
  const trees = await readTrees(work, span.through.endsOn, locale);
  const shares = sharesToDate(span.periods, work.today);
  const sums = await readCellSums(work.tx, ids(span.periods), {}, { of: 'revised', shares });
  const rolled = rolledUp(trees, sums);
  const centres = branch(trees.centres, centreId, asTree);
  const accounts = branch(trees.accounts, accountId, asTree);
  const [gone, all] = daysOf(work, span);
  // What an account names, and, under no account, everything that is spent.
  const spent = ids(topExpenses(trees.accounts));
  const asked = [...accounts.map(({ id }) => [id, [id]] as const), [NO_ONE, spent] as const];
  const rowsOf = (some: readonly CentreNode[], figuresOf: RolledUp) =>
    some.flatMap((centre) =>
      asked.flatMap(([rowId, accountIds]) => {
        const parts = accountIds.flatMap((id) => figuresOf.get(centre.id)?.get(id) ?? []);
        return parts.length > 0
          ? [{ centreId: centre.id, accountId: rowId, ...executionOf(addFigures(parts)) }]
          : [];
      }),
    );
  const found = rowsOf(centres, rolled);
  const above = new Set(trees.centres.map(({ parentId }) => parentId));
  const parents = centres.filter(({ id }) => above.has(id));
  return {
    asOf: await readAsOf(work.tx, ['budget']),
    currency: work.organization.currency,
    span: spanView(work, span),
    centres: centres.map(centreView),
    accounts: accounts.map(accountView),
    rows: found,
    own: rowsOf(parents, ownFigures(trees, sums)).map((row) => ({
      ...row,
      yearMinor: runRate(row.actualMinor, gone, all),
    })),
    forecast: found.map((row) => ({
      ...{ centreId: row.centreId, accountId: row.accountId },
      yearMinor: runRate(row.actualMinor, gone, all),
    })),
  };
}

/** The figures of a centre on an account, or on everything spent. */
export function spentBy(
  trees: BudgetTrees,
  cells: readonly CellSums[],
  accountId: string | null,
): Map<string, Figures> {
  const tops = accountId === null ? ids(topExpenses(trees.accounts)) : [accountId];
  const rolled = rolledUp(trees, cells);
  return new Map(
    [...rolled].map(([centreId, byAccount]) => [
      centreId,
      addFigures(tops.map((id) => byAccount.get(id))),
    ]),
  );
}

function byPeriod(cells: readonly CellFigures[]): Map<string, CellFigures[]> {
  const groups = new Map<string, CellFigures[]>();
  for (const cell of cells) {
    const group = groups.get(cell.periodId);
    if (group) group.push(cell);
    else groups.set(cell.periodId, [cell]);
  }
  return groups;
}

/** How much of its budget each centre spent in each period so far. */
export async function readHeatMap(
  work: Work,
  input: z.input<typeof HeatMapInput>,
): Promise<HeatMap> {
  const { centreId, accountId, locale, ...asked } = HeatMapInput.parse(input);
  const span = await fiscalSpan(work, asked);
  const trees = await readTrees(work, span.through.endsOn, locale);
  // The whole before its parts, whatever their codes.
  const centres = branch(trees.centres, centreId ?? null, false).toSorted(
    (a, b) => a.path.length - b.path.length,
  );
  const groups = byPeriod(await readCells(work.tx, ids(span.periods)));
  const cells = span.periods.flatMap((period) => {
    const spent = spentBy(trees, groups.get(period.id) ?? [], accountId ?? null);
    return centres.flatMap((centre) => {
      const figures = spent.get(centre.id);
      if (!figures) return [];
      const { revised: revisedMinor, actual: actualMinor } = figures;
      const rate = ratio(actualMinor, revisedMinor);
      return [{ centreId: centre.id, periodId: period.id, revisedMinor, actualMinor, rate }];
    });
  });
  return {
    asOf: await readAsOf(work.tx, ['budget']),
    currency: work.organization.currency,
    span: spanView(work, span),
    centres: centres.map(centreView),
    periods: span.periods.map(({ id, no, code }) => ({ id, no, code })),
    cells,
  };
}

/** What is left of the year's budget of a pool after each period, and where it leads. */
export async function readBurnDown(
  work: Work,
  { centreId, accountId, ...asked }: z.output<typeof BurnDownInput>,
): Promise<BurnDown> {
  const span = await fiscalSpan(work, asked);
  const { year, through } = span;
  const trees = await readTrees(work, through.endsOn);
  const roots = trees.centres.filter(({ parentId }) => parentId === null);
  const pool = centreId ? [centreId] : ids(roots);
  const groups = byPeriod(await readCells(work.tx, ids(year.periods)));
  const perPeriod = year.periods.map((period) => {
    const spent = spentBy(trees, groups.get(period.id) ?? [], accountId ?? null);
    return addFigures(pool.map((id) => spent.get(id)));
  });
  const yearMinor = addFigures(perPeriod).revised;
  let budgetMinor = 0n;
  let used = 0n;
  const points = year.periods.map((period, i) => {
    const figures = addFigures([perPeriod[i]]);
    budgetMinor += figures.revised;
    used += figures.preCommitted + figures.committed + figures.actual;
    const begun = period.no <= through.no;
    const leftMinor = begun ? yearMinor - used : null;
    return {
      ...{ periodId: period.id, code: period.code, budgetMinor, leftMinor },
      usedMinor: begun ? used : null,
    };
  });
  const actual = addFigures(perPeriod.slice(0, span.periods.length)).actual;
  const [gone, all] = daysOf(work, span);
  return {
    asOf: await readAsOf(work.tx, ['budget']),
    currency: work.organization.currency,
    span: spanView(work, span),
    points,
    yearMinor,
    forecastMinor: runRate(actual, gone, all),
  };
}
