// What lies below many deviating cells at once, to be kept with their deviations: the requests and other
// documents of an expense, the products and the dealers of revenue. A fixed number of statements.
import type { LocalNames } from '@/kernel/local-names';
import type { Work } from '@/server/platform/actor';
import type { DriverView } from '../deviation-schemas';
import { closeParts, type PartInput } from '../domain/drivers';
import { salesParts } from '../domain/sales-parts';
import type { Variance, VarianceKind } from '../domain/variance';
import type { Basis } from '../figure-schemas';
import { readCentreDealers, readDocumentParts, type DocumentPart } from '../repo/driver-parts';
import { readNames, readProductNames, type Named } from '../repo/figures-sales';
import { readPairs } from '../repo/sales-effects';
import { comparedSales } from './compared-sales';
import type { Compared } from './fiscal-span';

/** Of each dimension; the rest is one closing row. */
const KEPT = 4;

export interface DeviatingCell {
  centre: { id: string };
  account: { id: string; operator: string };
  /** Which way more of it is favourable. */
  kind: VarianceKind;
  variance: Variance;
}

interface Question {
  basis: Basis;
  periods: Compared;
}

const viewOf = (
  dimension: DriverView['dimension'],
  part: ReturnType<typeof closeParts>[number],
  named: (Named & { docKind?: string; names?: LocalNames }) | undefined,
): DriverView => ({
  ...{ dimension, role: part.role, docKind: named?.docKind ?? null, id: named?.id ?? null },
  ...{ code: named?.code ?? '', name: named?.name ?? '', names: named?.names ?? {} },
  count: part.count,
  ...{ varianceMinor: part.varianceMinor, share: part.share },
});

/** What a unit that is booked does to the variance. */
const factorOf = ({ kind }: DeviatingCell) => (kind === 'EXPENSE' ? -1n : 1n);

function bookedDrivers(cell: DeviatingCell, found: readonly DocumentPart[]): DriverView[] {
  const { variance } = cell;
  const factor = factorOf(cell);
  const basisMinor = variance.basisMinor ?? 0n;
  const keyOf = ({ docKind, docId }: DocumentPart) => `${docKind} ${docId}`;
  const names = new Map(
    found.map((row) => {
      const { docKind, docId: id, number, title } = row;
      return [keyOf(row), { id, docKind, code: number ?? '', name: title ?? '' }];
    }),
  );
  const rows = found.map((row): PartInput => ({
    ...{ key: keyOf(row), basisMinor: null, varianceMinor: row.varianceMinor },
    actualMinor: factor * row.varianceMinor,
  }));
  const parts = closeParts(rows, {
    ...{ totalMinor: variance.varianceMinor ?? 0n, actualMinor: variance.actualMinor },
    ...{ basis: { amountMinor: basisMinor, varianceMinor: -factor * basisMinor }, limit: KEPT },
    left: { count: Math.max(0, (found[0]?.documents ?? 0) - found.length) },
  });
  return parts.map((part) => viewOf('request', part, names.get(part.key)));
}

async function ofDocuments(
  work: Work,
  cells: readonly DeviatingCell[],
  { periods }: Question,
): Promise<DriverView[][]> {
  const found = await readDocumentParts(work.tx, {
    cells: cells.map((cell, at) => ({
      ...{ at, centreId: cell.centre.id, accountId: cell.account.id, factor: factorOf(cell) },
    })),
    periodIds: periods.actual.map(({ id }) => id),
    ...{ as: 'request', limit: KEPT },
  });
  return cells.map((cell, at) =>
    bookedDrivers(
      cell,
      found.filter((row) => row.at === at),
    ),
  );
}

function soldDrivers(
  { variance }: DeviatingCell,
  rows: readonly PartInput[],
  { dimension, names }: { dimension: 'product' | 'buyer'; names: ReadonlyMap<string, Named> },
): DriverView[] {
  const parts = closeParts(rows, {
    ...{ totalMinor: variance.varianceMinor ?? 0n, actualMinor: variance.actualMinor },
    ...{ basis: null, limit: KEPT },
  });
  return parts.map((part) => viewOf(dimension, part, names.get(part.key)));
}

/** Revenue that is taken off (returns) and what nobody ordered have no products: what was booked says it. */
async function ofRevenue(
  work: Work,
  cells: readonly DeviatingCell[],
  { periods, basis }: Question,
): Promise<DriverView[][]> {
  const centres = [...new Set(cells.map(({ centre }) => centre.id))];
  const owned = await readCentreDealers(work.tx, centres);
  const dealerIds = [...new Set(owned.map(({ dealerId }) => dealerId))];
  const { question } = comparedSales(work, periods, { basis, dealerId: null, dealerIds });
  const pairs = await readPairs(work.tx, question);
  const partsOf = (cell: DeviatingCell) => {
    const own = new Set(
      owned.flatMap((row) => (row.centreId === cell.centre.id ? [row.dealerId] : [])),
    );
    const sold = pairs.filter(({ key }) => own.has(key.split(' ')[1] ?? ''));
    if (cell.account.operator === '-' || sold.length === 0) return null;
    return { product: salesParts(sold, 'product'), buyer: salesParts(sold, 'buyer') };
  };
  const found = cells.map(partsOf);
  const idsOf = (by: 'product' | 'buyer') => [
    ...new Set(found.flatMap((parts) => parts?.[by].map(({ key }) => key) ?? [])),
  ];
  const products = await readProductNames(work.tx, idsOf('product'));
  const dealers = await readNames(work.tx, 'dealer', idsOf('buyer'), 'en');
  const others = cells.filter((_, i) => !found[i]);
  const booked = await ofDocuments(work, others, { periods, basis });
  return cells.map((cell, i) => {
    const parts = found[i];
    if (!parts) return booked[others.indexOf(cell)] ?? [];
    return [
      ...soldDrivers(cell, parts.product, { dimension: 'product', names: products }),
      ...soldDrivers(cell, parts.buyer, { dimension: 'buyer', names: dealers }),
    ];
  });
}

/** The drivers of each cell, in their order; all cells are of one rule, so of one measure. */
export async function readDeviationDriversOf(
  work: Work,
  cells: readonly DeviatingCell[],
  asked: Question & { measure: 'EXPENSE' | 'REVENUE' },
): Promise<DriverView[][]> {
  if (cells.length === 0) return [];
  return asked.measure === 'EXPENSE'
    ? ofDocuments(work, cells, asked)
    : ofRevenue(work, cells, asked);
}
