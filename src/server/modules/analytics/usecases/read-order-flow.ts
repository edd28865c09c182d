// How goods moved from ordered to returned, why some did not, how well lines were served, and what
// came back. Each movement counts on its own date, service on the day a line was wanted.
import { minDate } from '@/kernel/business-date';
import type { z } from 'zod';
import type { Work } from '@/server/platform/actor';
import { monthsAndDays } from '../domain/months-and-days';
import { ratio } from '../domain/ratio';
import { DaysInput, OtifInput, type OrderFlow, type Otif, type Returns } from '../figure-schemas';
import { readOpenGaps } from '../repo/dashboard';
import {
  readCauses,
  readReasonNames,
  readReturnedProducts,
  readReturnedTotal,
  readService,
  readStages,
  type ReturnedSums,
  type ServiceRow,
} from '../repo/figures-flow';
import { readNames } from '../repo/figures-sales';
import { readAsOf } from '../repo/fold';

export async function readOrderFlowCauses(work: Work, input: DaysInput): Promise<OrderFlow> {
  const { from, to } = DaysInput.parse(input);
  const { currency } = work.organization;
  const [sums, asOf, causes, now] = await Promise.all([
    readStages(work.tx, { from, to }, currency),
    readAsOf(work.tx, ['order-flow', 'service']),
    readCauses(work.tx, monthsAndDays({ from, to }, work.today), currency),
    readOpenGaps(work.tx, work.today),
  ]);
  return {
    asOf,
    ...{ currency, from, to },
    flow: [
      { stage: 'ORDERED', quantity: sums.requested, amountMinor: sums.requestedMinor },
      { stage: 'APPROVED', quantity: sums.approved, amountMinor: sums.approvedMinor },
      { stage: 'SHIPPED', quantity: sums.shipped, amountMinor: sums.shippedMinor },
      { stage: 'DELIVERED', quantity: sums.delivered, amountMinor: sums.deliveredMinor },
      { stage: 'RETURNED', quantity: sums.returned, amountMinor: sums.returnedMinor },
    ],
    ...{ causes, now },
  };
}

const COUNTS = [
  'lines',
  'approvedQuantity',
  'filledQuantity',
  'shippedInFull',
  'shippedOtif',
  'deliveredOtif',
] as const;

function serviceOf(rows: readonly ServiceRow[]) {
  const sum = Object.fromEntries(COUNTS.map((key) => [key, 0n])) as Record<
    (typeof COUNTS)[number],
    bigint
  >;
  for (const row of rows) for (const key of COUNTS) sum[key] += row[key];
  const { lines, approvedQuantity, filledQuantity, shippedInFull } = sum;
  return {
    ...{ lines, approvedQuantity, filledQuantity, shippedInFull },
    fillRate: ratio(filledQuantity, approvedQuantity),
    otifShipped: ratio(sum.shippedOtif, lines),
    otifDelivered: ratio(sum.deliveredOtif, lines),
  };
}

/** Lines wanted later than today are not judged yet. */
export async function readOtif(work: Work, input: z.input<typeof OtifInput>): Promise<Otif> {
  const { from, to, by, locale } = OtifInput.parse(input);
  const until = minDate(to, work.today);
  const rows = await readService(work.tx, by, monthsAndDays({ from, to: until }, work.today));
  const months = rows.flatMap((row) => (row.month === null ? [] : [{ ...row, month: row.month }]));
  const own = rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]));
  const ids = own.map(({ id }) => id);
  const names = await readNames(work.tx, by, ids, locale);
  return {
    asOf: await readAsOf(work.tx, ['service']),
    ...{ currency: work.organization.currency, from, to, dateBasis: 'REQUESTED_DATE' },
    total: serviceOf(months),
    months: months.map((row) => ({ month: row.month, ...serviceOf([row]) })),
    rows: own.map((row) => ({
      ...{ id: row.id, code: names.get(row.id)?.code ?? '', name: names.get(row.id)?.name ?? '' },
      ...serviceOf([row]),
    })),
  };
}

const returnRates = (sums: ReturnedSums) => ({
  ...{ returnedQuantity: sums.returned, returnedMinor: sums.returnedMinor },
  ...{ shippedQuantity: sums.shipped, shippedMinor: sums.shippedMinor },
  rateByQuantity: ratio(sums.returned, sums.shipped),
  rateByValue: ratio(sums.returnedMinor, sums.shippedMinor),
});

const TOP = 50;

/** Returned ÷ shipped on the days of the period, by quantity and by value. */
export async function readReturns(work: Work, input: DaysInput): Promise<Returns> {
  const { from, to, locale } = DaysInput.parse(input);
  const { currency } = work.organization;
  const total = await readReturnedTotal(work.tx, { from, to }, currency);
  const span = monthsAndDays({ from, to }, work.today);
  const top = await readReturnedProducts(work.tx, span, { currency, limit: TOP });
  const names = await readNames(
    work.tx,
    'product',
    top.map(({ productId }) => productId),
    locale,
  );
  const reasonNames = await readReasonNames(work.tx, locale);
  const causes = await readCauses(work.tx, span, currency);
  const reasons = causes.filter(({ kind }) => kind === 'RETURNED');
  const all = reasons.reduce((sum, { quantity }) => sum + quantity, 0n);
  return {
    asOf: await readAsOf(work.tx, ['order-flow', 'service']),
    ...{ currency, from, to },
    total: returnRates(total),
    products: top.map((row) => ({
      ...{ id: row.productId, code: names.get(row.productId)?.code ?? '' },
      name: names.get(row.productId)?.name ?? '',
      ...returnRates(row),
    })),
    reasons: reasons.map(({ cause, quantity, amountMinor }) => ({
      ...{ code: cause, name: reasonNames.get(cause) ?? cause, quantity, amountMinor },
      share: ratio(quantity, all),
    })),
  };
}
