// Why sales differ from budget, last year or last period: price, mix and quantity. The parts are found
// for each product (and dealer) and added up to what the rows stand for, so the identity holds there too.
import { divideHalfUp } from '@/kernel/decimal';
import type { Work } from '@/server/platform/actor';
import { addedUp } from '../domain/price-mix-quantity';
import {
  PriceMixQuantityInput,
  type PriceMixQuantity,
  type PriceMixQuantityRow,
} from '../figure-schemas';
import { readAsOf } from '../repo/fold';
import { readEffects, type NamedEffects } from '../repo/sales-effects';
import { basisDaysOf, comparedSales, daysOfPeriods } from './compared-sales';
import { comparedPeriods, fiscalSpan, spanView } from './fiscal-span';

/**
 * Quantities were counted `scale` times; amounts were not. Fields are named one by one: spreading them
 * took most of the time of a thousand rows.
 */
function rowOf(
  { id, code, name, effects, standing }: NamedEffects,
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

/** Refuses with `periods.noPeriod`, `periods.yearNotFound`, `periods.notFound`. */
export async function readPriceMixQuantity(
  work: Work,
  input: PriceMixQuantityInput,
): Promise<PriceMixQuantity> {
  const { basis, over, by, dealerId, locale, ...years } = PriceMixQuantityInput.parse(input);
  const span = await fiscalSpan(work, years);
  const periods = await comparedPeriods(work, span, { basis, over, counted: 'TO_DATE' });
  const { question, scale } = comparedSales(work, periods, { basis, dealerId: dealerId ?? null });
  const [asOf, found] = await Promise.all([
    readAsOf(work.tx, ['order-flow']),
    readEffects(work.tx, question, { by, locale }),
  ]);
  const rows = found.map((one) => rowOf(one, scale));
  return {
    ...{ asOf, currency: work.organization.currency, span: spanView(work, span), basis, by },
    toDate: periods.toDate,
    days: daysOfPeriods(periods.actual),
    basisDays: basisDaysOf(periods, basis),
    rows: rows.sort((a, b) => (a.totalMinor < b.totalMinor ? -1 : 1)),
    total: addedUp(rows),
  };
}
