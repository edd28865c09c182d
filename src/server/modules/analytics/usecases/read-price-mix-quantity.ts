// Why sales differ from budget, last year or last period: price, mix and quantity. The parts are found
// for each product (and dealer) and added up to what the rows stand for, so the identity holds there too.
import { divideHalfUp } from '@/kernel/decimal';
import { NO_ONE } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { priceMixQuantity, type PairEffects } from '../domain/price-mix-quantity';
import {
  PriceMixQuantityInput,
  type PriceMixQuantity,
  type PriceMixQuantityRow,
} from '../figure-schemas';
import { readNames, readRegions } from '../repo/figures-sales';
import { readAsOf } from '../repo/fold';
import { daysOfPeriods, readComparedSales, salesPairs } from './compared-sales';
import { comparedPeriods, fiscalSpan, spanView } from './fiscal-span';

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

/** Quantities were counted `scale` times; amounts were not. */
const inPieces = (effects: Effects, scale: bigint): Effects => ({
  ...effects,
  basisQuantity: divideHalfUp(effects.basisQuantity, scale),
  actualQuantity: divideHalfUp(effects.actualQuantity, scale),
});

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
  const periods = await comparedPeriods(work, span, { basis, over, counted: 'TO_DATE' });
  const { currency } = work.organization;
  const question = { currency, withDealers: by !== 'product', dealerId: dealerId ?? null };
  const sales = await readComparedSales(work, periods, { ...question, basis });
  const effects = priceMixQuantity(salesPairs(sales.basis, sales.actual));
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
    ...inPieces(addEffects(own), sales.scale),
  }));
  return {
    asOf: await readAsOf(work.tx, ['order-flow']),
    ...{ currency, span: spanView(work, span), basis, by, toDate: periods.toDate },
    days: daysOfPeriods(periods.actual),
    rows: rows.sort((a, b) => (a.totalMinor < b.totalMinor ? -1 : 1)),
    total: addEffects(rows),
  };
}
