// A node of the trees of centres and accounts with every cell of it, each weighed by what a unit of it
// does to the node's variance: what is favourable there is positive.
import type { AccountNode, CentreNode } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { varianceOf, type Variance, type VarianceKind } from '../domain/variance';
import type { Basis } from '../figure-schemas';
import { readCellSums, type CellSums } from '../repo/figures-budget';
import {
  basisMeasure,
  readTrees,
  topAccounts,
  varianceFactors,
  varianceKinds,
} from './budget-tree';
import type { Compared, FiscalSpan } from './fiscal-span';

/** What a cell adds to the variance of the node: `actual - basis`. */
export interface WeighedSums {
  centreId: string;
  accountId: string;
  factor: bigint;
  basis: bigint;
  actual: bigint;
}

export interface VarianceNode {
  /** Of the organization: every centre of the day. */
  centres: CentreNode[];
  accounts: AccountNode[];
  /** Centres of the node and below it, or the centre itself alone. */
  below: CentreNode[];
  tops: AccountNode[];
  factors: ReadonlyMap<string, bigint>;
  kind: VarianceKind;
  cells: WeighedSums[];
  total: Variance;
}

export const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

function weigh(
  factors: ReadonlyMap<string, bigint>,
  sides: { actual: readonly CellSums[]; basis: readonly CellSums[] },
): WeighedSums[] {
  const cells = new Map<string, WeighedSums>();
  const cellOf = ({ centreId, accountId }: CellSums) => {
    const key = `${centreId} ${accountId}`;
    const factor = factors.get(accountId) ?? 0n;
    const known = cells.get(key) ?? { centreId, accountId, factor, basis: 0n, actual: 0n };
    cells.set(key, known);
    return known;
  };
  for (const row of sides.actual) {
    const cell = cellOf(row);
    cell.actual += cell.factor * row.actual;
  }
  for (const row of sides.basis) {
    const cell = cellOf(row);
    cell.basis += cell.factor * row.basis;
  }
  return [...cells.values()];
}

const sum = (cells: readonly WeighedSums[], side: 'basis' | 'actual') =>
  cells.reduce((total, cell) => total + cell[side], 0n);

/** Reads the cells of the node only, once for a budget. `isOwn`: those of the centre itself. */
export async function readVarianceNode(
  work: Work,
  asked: { basis: Basis; centreId: string | null; accountId: string | null; isOwn?: boolean },
  { span, periods }: { span: FiscalSpan; periods: Compared },
): Promise<VarianceNode> {
  const { centres, accounts } = await readTrees(work, span.through.endsOn);
  const { centreId, accountId } = asked;
  const below = centres.filter(({ id, path }) =>
    asked.isOwn ? id === centreId : centreId === null || path.includes(centreId),
  );
  const tops =
    accountId === null ? topAccounts(accounts) : accounts.filter(({ id }) => id === accountId);
  const factors = varianceFactors(accounts, tops);
  const filter = { centreIds: idsOf(below), accountIds: [...factors.keys()] };
  const measure = basisMeasure(asked.basis, periods);
  const actual = await readCellSums(work.tx, idsOf(periods.actual), filter, measure);
  const before =
    periods.basis === null || asked.basis === 'BUDGET'
      ? actual
      : await readCellSums(work.tx, idsOf(periods.basis), filter, measure);
  const cells = weigh(factors, { actual, basis: periods.basis === null ? [] : before });
  const [top, another] = tops;
  const kind = (top && !another && varianceKinds(accounts).get(top.id)) || 'REVENUE';
  const sign = kind === 'EXPENSE' ? -1n : 1n;
  const basisMinor = periods.basis === null ? null : sign * sum(cells, 'basis');
  const total = varianceOf(kind, basisMinor, sign * sum(cells, 'actual'));
  return { centres, accounts, below, tops, factors, kind, cells, total };
}
