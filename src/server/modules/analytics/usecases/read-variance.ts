// Variance of budgets' accounts by centre or account, and the waterfall that leads from the basis to
// what came of it. Amounts of an account are those of its own and what rolls up into it.
import type { AccountNode } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { varianceOf, type Variance, type VarianceKind } from '../domain/variance';
import { waterfall, type Step } from '../domain/waterfall';
import { VarianceInput, type VarianceAnswer } from '../figure-schemas';
import { readCellSums } from '../repo/figures-budget';
import { readAsOf } from '../repo/fold';
import {
  basisMeasure,
  branch,
  ownFigures,
  readTrees,
  rolledUp,
  topAccounts,
  varianceKinds,
  type BudgetTrees,
} from './budget-tree';
import { basisSpanOf, comparedPeriods, fiscalSpan, spanView, type Compared } from './fiscal-span';

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Both sides of a comparison by centre and account: accounts rolled up, centres too or each its own. */
export interface Sides {
  trees: BudgetTrees;
  /** Which way more of an account is favourable. */
  kindOf(account: AccountNode): VarianceKind;
  /** null: nothing to compare with at all. */
  basis(centreIds: readonly string[], accountId: string): bigint | null;
  actual(centreIds: readonly string[], accountId: string): bigint;
}

/** Reads the periods of both sides, once for a budget. A budget without a row is a budget of zero. */
export async function readSides(
  work: Work,
  asked: { basis: VarianceAnswer['basis']; on: string; locale?: string; isOwn?: boolean },
  periods: Compared,
): Promise<Sides> {
  const trees = await readTrees(work, asked.on, asked.locale);
  const measure = basisMeasure(asked.basis, periods);
  const figures = asked.isOwn ? ownFigures : rolledUp;
  const sumsOf = async (some: readonly { id: string }[]) =>
    figures(trees, await readCellSums(work.tx, ids(some), {}, measure));
  const actual = await sumsOf(periods.actual);
  const isSame = asked.basis === 'BUDGET';
  const basis = periods.basis && (isSame ? actual : await sumsOf(periods.basis));
  const sum = (
    side: typeof actual,
    of: 'basis' | 'actual',
    centres: readonly string[],
    id: string,
  ) => centres.reduce((total, one) => total + (side.get(one)?.get(id)?.[of] ?? 0n), 0n);
  const kinds = varianceKinds(trees.accounts);
  return {
    trees,
    kindOf: ({ id }) => kinds.get(id) ?? 'REVENUE',
    basis: (centres, id) => basis && sum(basis, 'basis', centres, id),
    actual: (centres, id) => sum(actual, 'actual', centres, id),
  };
}

const compare = (sides: Sides, centres: readonly string[], account: AccountNode): Variance =>
  varianceOf(
    sides.kindOf(account),
    sides.basis(centres, account.id),
    sides.actual(centres, account.id),
  );

/** Earned less spent, over several accounts. */
function together(
  sides: Sides,
  centres: readonly string[],
  accounts: readonly AccountNode[],
): Variance {
  if (accounts.length === 1 && accounts[0]) return compare(sides, centres, accounts[0]);
  let basis: bigint | null = 0n;
  let actual = 0n;
  for (const account of accounts) {
    const sign = account.kind === 'EXPENSE' ? -1n : 1n;
    const one = sides.basis(centres, account.id);
    basis = one === null || basis === null ? null : basis + sign * one;
    actual += sign * sides.actual(centres, account.id);
  }
  return varianceOf('REVENUE', basis, actual);
}

const SIGN = { '+': 1n, '-': -1n, '~': 0n } as const;

/** What each part changes of the total: the accounts below a single one, or those added up. */
function stepsOf(sides: Sides, centres: readonly string[], tops: readonly AccountNode[]): Step[] {
  const [only_, another] = tops;
  const below =
    only_ && !another ? sides.trees.accounts.filter((a) => a.parentId === only_.id) : [];
  const parts = below.length > 0 ? below : tops;
  return parts.map((account) => {
    const isWhole = parts === tops && tops.length === 1;
    const sign =
      below.length > 0 ? SIGN[account.operator] : isWhole || account.kind !== 'EXPENSE' ? 1n : -1n;
    const change = sides.actual(centres, account.id) - (sides.basis(centres, account.id) ?? 0n);
    return { key: account.id, label: account.name, amountMinor: sign * change };
  });
}

/** Refuses with `periods.noPeriod`, `periods.yearNotFound`, `periods.notFound`. */
export async function readVariance(work: Work, asked: VarianceInput): Promise<VarianceAnswer> {
  const {
    basis,
    over,
    centreId = null,
    accountId = null,
    by,
    locale,
    ...years
  } = VarianceInput.parse(asked);
  const span = await fiscalSpan(work, years);
  const periods = await comparedPeriods(work, span, { basis, over, counted: 'TO_DATE' });
  const sides = await readSides(work, { basis, on: span.through.endsOn, locale }, periods);
  const { centres, accounts } = sides.trees;
  const here = centreId === null ? ids(centres.filter((one) => one.parentId === null)) : [centreId];
  const tops =
    accountId === null ? topAccounts(accounts) : accounts.filter((a) => a.id === accountId);
  const total = together(sides, here, tops);
  const hasChildren = new Set([...centres, ...accounts].map(({ parentId }) => parentId));
  const rows =
    by === 'account'
      ? tops
          .flatMap((top) => branch(accounts, top.id, true))
          .map((account) => ({ node: account, variance: compare(sides, here, account) }))
      : branch(centres, centreId, true).map((centre) => ({
          node: centre,
          variance: together(sides, [centre.id], tops),
        }));
  return {
    asOf: await readAsOf(work.tx, ['budget']),
    currency: work.organization.currency,
    span: spanView(work, span),
    basis,
    basisSpan: basisSpanOf(periods, basis),
    toDate: periods.toDate,
    total,
    rows: rows
      .filter(({ variance }) => variance.actualMinor !== 0n || (variance.basisMinor ?? 0n) !== 0n)
      .map(({ node: { id, code, name, parentId, kind, path }, variance }) => ({
        ...{ id, code, name, parentId, kind, depth: path.length - 1 },
        hasChildren: hasChildren.has(id),
        ...variance,
      })),
    waterfall: {
      // Of several accounts, and of a result, more is better.
      isMoreFavourable: tops.length !== 1 || !tops.some((one) => sides.kindOf(one) === 'EXPENSE'),
      startMinor: total.basisMinor ?? 0n,
      endMinor: total.actualMinor,
      steps:
        total.basisMinor === null ? [] : waterfall(total.basisMinor, stepsOf(sides, here, tops)),
    },
  };
}
