// Why sales differ from budget, last year or last period: price, mix and quantity. The parts are found
// for each product (and dealer) and added up to what the rows stand for, so the identity holds there too.
import { divideHalfUp } from '@/kernel/decimal';
import { NO_ONE } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import {
  addedUp,
  priceMixQuantity,
  together,
  type EffectsTogether,
  type PairEffects,
} from '../domain/price-mix-quantity';
import {
  PriceMixQuantityInput,
  type PriceMixQuantity,
  type PriceMixQuantityRow,
} from '../figure-schemas';
import { readNames, readRegions, type Named } from '../repo/figures-sales';
import { readAsOf } from '../repo/fold';
import {
  dealerOf,
  daysOfPeriods,
  productOf,
  readComparedSales,
  salesPairs,
} from './compared-sales';
import { comparedPeriods, fiscalSpan, spanView } from './fiscal-span';

/**
 * Quantities were counted `scale` times; amounts were not. Fields are named one by one: spreading them
 * took most of the time of a thousand rows.
 */
function rowOf(
  { id, code = '', name = '' }: { id: string } & Partial<Named>,
  { effects, standing }: EffectsTogether,
  scale: bigint,
): PriceMixQuantityRow {
  return {
    id,
    code,
    name,
    standing,
    basisQuantity: divideHalfUp(effects.basisQuantity, scale),
    basisMinor: effects.basisMinor,
    actualQuantity: divideHalfUp(effects.actualQuantity, scale),
    actualMinor: effects.actualMinor,
    priceMinor: effects.priceMinor,
    mixMinor: effects.mixMinor,
    quantityMinor: effects.quantityMinor,
    volumeMinor: effects.volumeMinor,
    otherMinor: effects.otherMinor,
    totalMinor: effects.totalMinor,
  };
}

/** What a row stands for: the product, the dealer, or the dealer's region. */
async function groupsOf(
  work: Work,
  by: PriceMixQuantity['by'],
  pairs: readonly PairEffects[],
): Promise<(pair: PairEffects) => string> {
  if (by === 'product') return ({ key }) => productOf(key);
  if (by === 'dealer') return ({ key }) => dealerOf(key);
  const dealers = new Set(pairs.map(({ key }) => dealerOf(key)));
  const regions = await readRegions(work.tx, [...dealers]);
  return ({ key }) => regions.get(dealerOf(key)) ?? NO_ONE;
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
  const sales = await readComparedSales(work, periods, {
    ...{ basis, currency, dealerId: dealerId ?? null },
    grain: by === 'product' ? 'PRODUCT' : 'DEALER',
  });
  const pairs = priceMixQuantity(salesPairs(sales.basis, sales.actual));
  const groups = together(pairs, await groupsOf(work, by, pairs));
  const names = await readNames(work.tx, by, [...groups.keys()], locale);
  const rows = [...groups].map(([id, group]) => rowOf(names.get(id) ?? { id }, group, sales.scale));
  return {
    asOf: await readAsOf(work.tx, ['order-flow']),
    ...{ currency, span: spanView(work, span), basis, by, toDate: periods.toDate },
    days: daysOfPeriods(periods.actual),
    rows: rows.sort((a, b) => (a.totalMinor < b.totalMinor ? -1 : 1)),
    total: addedUp(rows),
  };
}
