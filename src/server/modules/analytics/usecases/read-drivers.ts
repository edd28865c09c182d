// What lies below a variance: its centres, accounts, documents, dealers, activities or, of revenue, the
// products and dealers that were sold to. Parts always add up to it.
import { refuse } from '@/kernel/domain-error';
import type { z } from 'zod';
import type { Work } from '@/server/platform/actor';
import { closeParts } from '../domain/drivers';
import {
  DriversInput,
  type DeviationDriversInput,
  type DriverDimension,
  type Drivers,
} from '../drivers-schemas';
import { readCentreDealers } from '../repo/driver-parts';
import { readDeviationRows } from '../repo/deviations';
import { readAsOf } from '../repo/fold';
import { basisDaysOf, daysOfPeriods } from './compared-sales';
import { readDriverRows, rootOf, type DriverContext, type DriverRows } from './driver-rows';
import {
  basisSpanOf,
  comparedPeriods,
  fiscalSpan,
  spanView,
  type Compared,
  type Counted,
} from './fiscal-span';
import { readVarianceNode, type VarianceNode } from './variance-node';

type Asked = z.output<typeof DriversInput>;

/** Revenue that sales add to; what is taken from it (returns, allowances) is not sold. */
const isSales = ({ tops }: VarianceNode) => {
  const [top, another] = tops;
  return top?.kind === 'REVENUE' && another === undefined && top.operator !== '-';
};

/** Whose sales the node answers for: null: nobody's; undefined: everybody's, as at the top. */
async function dealersOf(
  work: Work,
  node: VarianceNode,
  { centreId, isOwn }: { centreId: string | null; isOwn: boolean },
): Promise<readonly string[] | null | undefined> {
  if (!isSales(node) || !work.actor.can('dashboard.read')) return null;
  const isTop = node.centres.some((one) => one.id === centreId && one.parentId === null);
  if (centreId === null || (isTop && !isOwn)) return undefined;
  const centres = node.below.filter(({ regionId }) => regionId !== null).map(({ id }) => id);
  if (centres.length === 0) return null;
  const found = await readCentreDealers(work.tx, centres);
  return [...new Set(found.map(({ dealerId }) => dealerId))];
}

function dimensionsOf(
  node: VarianceNode,
  asked: { centreId: string | null; basis: Asked['basis']; isOwn: boolean },
  periods: Compared,
  hasSales: boolean,
): DriverDimension[] {
  const at = rootOf(node.centres, asked.centreId);
  const [top, another] = node.tops;
  const isSpent = node.tops.some(({ kind }) => kind !== 'REVENUE');
  const found: [DriverDimension, boolean][] = [
    ['centre', !asked.isOwn && node.centres.some(({ parentId }) => parentId === at)],
    ['account', another !== undefined || node.accounts.some((one) => one.parentId === top?.id)],
    ['product', hasSales],
    ['buyer', hasSales],
    ['request', isSpent],
    ['document', true],
    ['type', isSpent],
    ['dealer', true],
    ['period', periods.actual.length > 1 && asked.basis !== 'LAST_PERIOD'],
  ];
  return found.filter(([, isThere]) => isThere).map(([dimension]) => dimension);
}

function partsOf(
  { node, asked }: DriverContext,
  { rows, names, isOneSided, left }: DriverRows,
): Drivers['parts'] {
  const { basisMinor, actualMinor, varianceMinor } = node.total;
  if (basisMinor === null || varianceMinor === null) return [];
  const basisVariance = node.kind === 'EXPENSE' ? basisMinor : -basisMinor;
  const parts = closeParts(rows, {
    ...{ totalMinor: varianceMinor, actualMinor, limit: asked.limit, left },
    basis: isOneSided ? { amountMinor: basisMinor, varianceMinor: basisVariance } : null,
  });
  return parts.map(({ effects, ...part }) => {
    const named = part.role === 'PART' ? names.get(part.key) : undefined;
    return {
      ...part,
      ...{ id: named?.id ?? null, code: named?.code ?? '', name: named?.name ?? '' },
      ...{ docKind: named?.docKind ?? null, effects: effects ?? null },
    };
  });
}

interface Looked {
  counted?: Counted;
  /** At the centre itself, without what is below it. */
  isOwn?: boolean;
}

/** Refuses with `periods.noPeriod`, `periods.yearNotFound`, `periods.notFound`. */
export async function readDrivers(
  work: Work,
  input: DriversInput,
  { counted = 'TO_DATE', isOwn = false }: Looked = {},
): Promise<Drivers> {
  const { centreId = null, accountId = null, ...asked } = DriversInput.parse(input);
  const span = await fiscalSpan(work, asked);
  const periods = await comparedPeriods(work, span, { ...asked, counted });
  const question = { ...asked, centreId, accountId, isOwn };
  const node = await readVarianceNode(work, question, { span, periods });
  const dealerIds = await dealersOf(work, node, question);
  const dimensions = dimensionsOf(node, question, periods, dealerIds !== null);
  const by = dimensions.find((one) => one === asked.by) ?? dimensions[0] ?? 'document';
  const context: DriverContext = {
    ...{ work, span, periods, node, asked: question, dealerIds: dealerIds ?? undefined },
  };
  const rows = await readDriverRows(context, by);
  return {
    asOf: await readAsOf(work.tx, ['budget', 'order-flow']),
    currency: work.organization.currency,
    span: spanView(work, span),
    ...{ basis: asked.basis, over: asked.over, fromNo: periods.actual[0]?.no ?? 1 },
    days: daysOfPeriods(periods.actual),
    basisSpan: basisSpanOf(periods, asked.basis),
    basisDays: basisDaysOf(periods, asked.basis),
    ...{ centreId, isOwn, accountId, kind: node.kind, total: node.total, dimensions, by },
    isOneSided: rows.isOneSided,
    parts: partsOf(context, rows),
  };
}

/** What lies below a deviation's cell now. Refuses with `deviations.notFound`. */
export async function readDeviationDrivers(
  work: Work,
  { id, ...question }: z.output<typeof DeviationDriversInput>,
): Promise<Drivers> {
  const [row] = await readDeviationRows(work.tx, { id, limit: 1 });
  if (!row) return refuse('deviations.notFound', { status: 'not_found' });
  const { yearId, periodNo: throughNo, basis, span: over, centreId, accountId } = row;
  const node = { yearId, throughNo, basis, over, centreId, accountId };
  return readDrivers(work, { ...question, ...node }, { counted: 'WHOLE', isOwn: true });
}
