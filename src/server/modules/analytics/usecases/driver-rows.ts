// The rows a variance is taken apart into, one reader for each dimension.
import { NO_ONE } from '@/kernel/ids';
import { localName, type LocalNames } from '@/kernel/local-names';
import type { Work } from '@/server/platform/actor';
import type { PartInput } from '../domain/drivers';
import { salesPart } from '../domain/sales-parts';
import type { DriverDimension, DriversInput } from '../drivers-schemas';
import { readDocumentParts, readSpentParts, type WeighedCell } from '../repo/driver-parts';
import { readCells } from '../repo/figures-budget';
import { readEffects } from '../repo/sales-effects';
import { comparedSales } from './compared-sales';
import type { Compared, FiscalSpan } from './fiscal-span';
import { basisMeasure } from './budget-tree';
import { idsOf, type VarianceNode, type WeighedSums } from './variance-node';

export interface DriverContext {
  work: Work;
  asked: Required<Pick<DriversInput, 'basis' | 'locale' | 'limit'>> & {
    centreId: string | null;
    accountId: string | null;
  };
  span: FiscalSpan;
  periods: Compared;
  node: VarianceNode;
  /** Whose sales the node answers for; undefined: of everybody. */
  dealerIds: readonly string[] | undefined;
}

export interface Named {
  id: string | null;
  code: string;
  name: string;
  docKind?: string | null;
}

export interface DriverRows {
  rows: PartInput[];
  names: ReadonlyMap<string, Named>;
  /** Parts have no basis of their own. */
  isOneSided: boolean;
  /** Parts that were left out where they were read. */
  left?: { count: number };
}

/** As the node shows amounts: what was spent is positive there, and unfavourable here. */
const shown = ({ kind }: VarianceNode, weighed: bigint) =>
  kind === 'EXPENSE' ? -weighed : weighed;

function partOf(node: VarianceNode, key: string, side: { basis: bigint; actual: bigint }) {
  return {
    key,
    basisMinor: shown(node, side.basis),
    actualMinor: shown(node, side.actual),
    varianceMinor: side.actual - side.basis,
  };
}

function grouped(
  node: VarianceNode,
  cells: readonly WeighedSums[],
  keyOf: (cell: WeighedSums) => string | undefined,
): PartInput[] {
  const sums = new Map<string, { basis: bigint; actual: bigint }>();
  for (const cell of cells) {
    const key = keyOf(cell);
    if (key === undefined) continue;
    const sum = sums.get(key) ?? { basis: 0n, actual: 0n };
    sums.set(key, { basis: sum.basis + cell.basis, actual: sum.actual + cell.actual });
  }
  return [...sums].map(([key, side]) => partOf(node, key, side));
}

interface TreeRow {
  id: string;
  code: string;
  name: string;
  names: LocalNames;
  parentId: string | null;
  path: readonly string[];
}

/** The node right below the one asked for that a cell stands in, or that one itself. */
export function stepsBelow(nodes: readonly TreeRow[], rootId: string | null) {
  const known = new Map(nodes.map((one) => [one.id, one]));
  const start = rootId === null ? -1 : (known.get(rootId)?.path.indexOf(rootId) ?? 0);
  return (id: string): string | undefined => {
    const path = known.get(id)?.path;
    return path?.[start + 1] ?? path?.at(-1);
  };
}

const namesOf = (nodes: readonly TreeRow[], locale: string) =>
  new Map(
    nodes.map((node): [string, Named] => {
      const { id, code } = node;
      return [id, { id, code, name: localName(node, locale) }];
    }),
  );

/** Without a centre, and one at the top: what is below it says more than its own name. */
export function rootOf(nodes: readonly TreeRow[], asked: string | null) {
  if (asked !== null) return asked;
  const [top, another] = nodes.filter(({ parentId }) => parentId === null);
  return top && !another ? top.id : null;
}

function byCentre({ node, asked }: DriverContext): DriverRows {
  const stepOf = stepsBelow(node.centres, rootOf(node.centres, asked.centreId));
  const rows = grouped(node, node.cells, ({ centreId }) => stepOf(centreId));
  return { rows, names: namesOf(node.centres, asked.locale), isOneSided: false };
}

function byAccount({ node, asked }: DriverContext): DriverRows {
  const [only, another] = node.tops;
  const below = only && !another ? stepsBelow(node.accounts, only.id) : null;
  const tops = new Set(idsOf(node.tops));
  const paths = new Map(node.accounts.map(({ id, path }) => [id, path]));
  const topOf = (id: string) => paths.get(id)?.find((one) => tops.has(one));
  const rows = grouped(node, node.cells, ({ accountId }) => (below ?? topOf)(accountId));
  return { rows, names: namesOf(node.accounts, asked.locale), isOneSided: false };
}

/** Months of both sides by their number in the year. */
async function byPeriod({ work, asked, periods, node }: DriverContext): Promise<DriverRows> {
  const filter = { centreIds: idsOf(node.below), accountIds: [...node.factors.keys()] };
  const all = [...periods.actual, ...(periods.basis ?? [])];
  const measure = basisMeasure(asked.basis, periods);
  const cells = await readCells(work.tx, [...new Set(idsOf(all))], filter, measure);
  const sumOf = (id: string | undefined, column: 'basis' | 'actual') =>
    cells
      .filter(({ periodId }) => periodId === id)
      .reduce((sum, cell) => sum + (node.factors.get(cell.accountId) ?? 0n) * cell[column], 0n);
  const rows = periods.actual.map(({ id, no }) => {
    const before = periods.basis?.find((one) => one.no === no);
    const basis = sumOf(before?.id, 'basis');
    return partOf(node, id, { basis, actual: sumOf(id, 'actual') });
  });
  const names = periods.actual.map(({ id, no, code }): [string, Named] => {
    return [id, { id, code: String(no), name: code }];
  });
  return { rows, names: new Map(names), isOneSided: false };
}

/** Cells that anything was booked in. */
const cellsAt = (cells: readonly WeighedSums[]): WeighedCell[] =>
  cells.filter(({ factor }) => factor !== 0n).map((cell) => ({ at: 0, ...cell }));

async function byDocument(
  { work, asked, periods, node }: DriverContext,
  as: 'request' | 'document',
): Promise<DriverRows> {
  const found = await readDocumentParts(work.tx, {
    ...{ cells: cellsAt(node.cells), periodIds: idsOf(periods.actual), as, limit: asked.limit },
  });
  const keyOf = (row: (typeof found)[number]) => `${row.docKind} ${row.docId}`;
  return {
    rows: found.map((row) => ({
      ...{ key: keyOf(row), basisMinor: null, varianceMinor: row.varianceMinor },
      actualMinor: shown(node, row.varianceMinor),
    })),
    names: new Map(
      found.map((row) => [
        keyOf(row),
        {
          ...{ id: row.docId, code: row.number ?? '', name: row.title ?? '' },
          docKind: row.docKind,
        },
      ]),
    ),
    isOneSided: true,
    left: { count: Math.max(0, (found[0]?.documents ?? 0) - found.length) },
  };
}

async function bySpent(
  { work, asked, periods, node }: DriverContext,
  by: 'type' | 'dealer',
): Promise<DriverRows> {
  const isOneSided = asked.basis === 'BUDGET';
  const found = await readSpentParts(work.tx, {
    ...{ cells: cellsAt(node.cells), actual: idsOf(periods.actual), by, locale: asked.locale },
    basis: isOneSided ? [] : idsOf(periods.basis ?? []),
    shares: isOneSided ? [] : periods.shares,
  });
  return {
    rows: found.map((row) => {
      const part = partOf(node, row.id, row);
      return isOneSided ? { ...part, basisMinor: null } : part;
    }),
    names: new Map(
      found.map(({ id, code, name }) => [
        id,
        { id: id === NO_ONE ? null : id, code: code ?? '', name: name ?? '' },
      ]),
    ),
    isOneSided,
  };
}

async function bySales(
  { work, asked, periods, dealerIds }: DriverContext,
  by: 'product' | 'dealer',
): Promise<DriverRows> {
  const { basis, locale } = asked;
  const { question } = comparedSales(work, periods, { basis, dealerId: null, dealerIds });
  const found = await readEffects(work.tx, question, { by, locale });
  return {
    rows: found.map(({ id, effects }) => salesPart(id, effects)),
    names: new Map(found.map(({ id, code, name }) => [id, { id, code, name }])),
    isOneSided: false,
  };
}

const READERS: Record<
  DriverDimension,
  (context: DriverContext) => DriverRows | Promise<DriverRows>
> = {
  centre: byCentre,
  account: byAccount,
  period: byPeriod,
  request: (context) => byDocument(context, 'request'),
  document: (context) => byDocument(context, 'document'),
  type: (context) => bySpent(context, 'type'),
  dealer: (context) => bySpent(context, 'dealer'),
  product: (context) => bySales(context, 'product'),
  buyer: (context) => bySales(context, 'dealer'),
};

export async function readDriverRows(
  context: DriverContext,
  by: DriverDimension,
): Promise<DriverRows> {
  return READERS[by](context);
}
