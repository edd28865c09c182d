// Why sales differ from budget, last year or last period: price, mix and quantity. The parts are found
// for each product (and dealer) and added up to what the rows stand for, so the identity holds there too.
import { NO_ONE } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { priceMixQuantity, type PairEffects, type SalesPair } from '../domain/price-mix-quantity';
import {
  PriceMixQuantityInput,
  type PriceMixQuantity,
  type PriceMixQuantityRow,
} from '../figure-schemas';
import {
  readNames,
  readRegions,
  readSalesBudget,
  readSold,
  type SalesQuestion,
  type SoldRow,
} from '../repo/figures-sales';
import { readAsOf } from '../repo/fold';
import { comparedPeriods, fiscalSpan, spanView, type Compared } from './fiscal-span';

type Effects = PriceMixQuantity['total'];

const NONE: Effects = {
  ...{ basisQuantity: 0n, basisMinor: 0n, actualQuantity: 0n, actualMinor: 0n, priceMinor: 0n },
  ...{ mixMinor: 0n, quantityMinor: 0n, volumeMinor: 0n, otherMinor: 0n, totalMinor: 0n },
};
const KEYS = Object.keys(NONE) as (keyof Effects)[];

function addEffects(rows: readonly Effects[]): Effects {
  const sum = { ...NONE };
  for (const row of rows) for (const key of KEYS) sum[key] += row[key];
  return sum;
}

const keyOf = ({ productId, dealerId }: SoldRow) => `${productId} ${dealerId}`;

function pairs(basis: readonly SoldRow[], actual: readonly SoldRow[]): SalesPair[] {
  const before = new Map(basis.map((row) => [keyOf(row), row]));
  const now = new Map(actual.map((row) => [keyOf(row), row]));
  return [...new Set([...before.keys(), ...now.keys()])].map((key) => ({
    key,
    basisQuantity: before.get(key)?.quantity ?? 0n,
    basisMinor: before.get(key)?.amountMinor ?? 0n,
    actualQuantity: now.get(key)?.quantity ?? 0n,
    actualMinor: now.get(key)?.amountMinor ?? 0n,
  }));
}

const daysOfPeriods = (periods: Compared['actual']) => ({
  from: periods[0]?.startsOn ?? '9999-12-31',
  to: periods.at(-1)?.endsOn ?? '9999-12-31',
});

async function basisRows(
  work: Work,
  { basis }: Compared,
  asked: { basis: PriceMixQuantity['basis'] } & Omit<SalesQuestion, 'period'>,
): Promise<SoldRow[]> {
  if (basis === null) return [];
  if (asked.basis !== 'BUDGET') {
    return readSold(work.tx, { ...asked, period: daysOfPeriods(basis) });
  }
  return readSalesBudget(
    work.tx,
    basis.map(({ id }) => id),
    asked,
  );
}

/** What a row stands for: the product, the dealer, or the dealer's region. */
async function groupsOf(
  work: Work,
  by: PriceMixQuantity['by'],
  effects: readonly PairEffects[],
): Promise<(pair: PairEffects) => string> {
  const at = (pair: PairEffects, i: number) => pair.key.split(' ')[i] ?? NO_ONE;
  if (by === 'product') return (pair) => at(pair, 0);
  if (by === 'dealer') return (pair) => at(pair, 1);
  const regions = await readRegions(work.tx, [...new Set(effects.map((pair) => at(pair, 1)))]);
  return (pair) => regions.get(at(pair, 1)) ?? NO_ONE;
}

function standingOf(rows: readonly PairEffects[]): PriceMixQuantityRow['standing'] {
  const standings = new Set(rows.map(({ standing }) => standing));
  const [only, another] = standings;
  return only && !another ? only : 'MIXED';
}

/** Refuses with `periods.noPeriod`, `periods.yearNotFound`, `periods.notFound`. */
export async function readPriceMixQuantity(
  work: Work,
  input: PriceMixQuantityInput,
): Promise<PriceMixQuantity> {
  const { basis, over, by, dealerId, locale, ...years } = PriceMixQuantityInput.parse(input);
  const span = await fiscalSpan(work, years);
  const periods = await comparedPeriods(work, span, { basis, over });
  const { currency } = work.organization;
  const question = { currency, withDealers: by !== 'product', dealerId: dealerId ?? null };
  const actual = await readSold(work.tx, { ...question, period: daysOfPeriods(periods.actual) });
  const before = await basisRows(work, periods, { ...question, basis });
  const effects = priceMixQuantity(pairs(before, actual));
  const groupOf = await groupsOf(work, by, effects);
  const groups = new Map<string, PairEffects[]>();
  for (const pair of effects) {
    const id = groupOf(pair);
    groups.set(id, [...(groups.get(id) ?? []), pair]);
  }
  const names = await readNames(work.tx, by, [...groups.keys()], locale);
  const rows = [...groups].map(([id, own]) => ({
    ...{ id, code: names.get(id)?.code ?? '', name: names.get(id)?.name ?? '' },
    standing: standingOf(own),
    ...addEffects(own),
  }));
  return {
    asOf: await readAsOf(work.tx, ['sales-months', 'order-flow']),
    ...{ currency, span: spanView(work, span), basis, by },
    rows: rows.sort((a, b) => (a.totalMinor < b.totalMinor ? -1 : 1)),
    total: addEffects(effects),
  };
}
