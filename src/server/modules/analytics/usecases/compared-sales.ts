// Which sales are compared with what: the question that both sides of a comparison are read by.
import { addDays, minDate } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import type { Work } from '@/server/platform/actor';
import { scaleOf } from '../domain/to-date';
import type { Basis } from '../figure-schemas';
import type { ComparedQuestion, SalesBasis } from '../repo/compared-sides';
import type { Compared } from './fiscal-span';

/** From the first to the last day of fiscal periods; of none, a day that nothing happened on. */
export const daysOfPeriods = (periods: Compared['actual']) => ({
  from: periods[0]?.startsOn ?? '9999-12-31',
  to: periods.at(-1)?.endsOn ?? '9999-12-31',
});

/** Days of the basis that stand for those that have come: whole periods, and the one in part by itself. */
function basisDays(basis: NonNullable<Compared['basis']>, shares: Compared['shares']): Period[] {
  const inPart = new Map(shares.map((share) => [share.periodId, share.days]));
  const whole = basis.filter(({ id }) => !inPart.has(id));
  const parts = basis.flatMap(({ id, startsOn: from, endsOn }) => {
    const days = inPart.get(id) ?? 0;
    return days > 0 ? [{ from, to: minDate(addDays(from, days - 1), endsOn) }] : [];
  });
  return whole.length === 0 ? parts : [daysOfPeriods(whole), ...parts];
}

/** From the first to the last day of them: a basis is periods on end, of which the last may be in part. */
export function basisDaysOf({ basis, shares }: Compared, of: Basis): Period | null {
  const days = of === 'BUDGET' || basis === null ? [] : basisDays(basis, shares);
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}

function basisOf({ basis, shares }: Compared, of: Basis): SalesBasis {
  if (basis === null) return null;
  if (of !== 'BUDGET') return { days: basisDays(basis, shares) };
  return { plan: { ids: basis.map(({ id }) => id), shares, scale: scaleOf(shares) } };
}

/** Quantities of the answer are `scale` times what they were: part of a piece is exact. */
export interface ComparedSales {
  question: Omit<ComparedQuestion, 'grain'>;
  scale: bigint;
}

/** Sales of all dealers or some, in the organization's currency, beside their basis. */
export function comparedSales(
  work: Work,
  periods: Compared,
  asked: { basis: Basis; dealerId: string | null; dealerIds?: readonly string[] | undefined },
): ComparedSales {
  const basis = basisOf(periods, asked.basis);
  const { currency } = work.organization;
  const { dealerId, dealerIds } = asked;
  const period = daysOfPeriods(periods.actual);
  return {
    question: { basis, currency, period, dealerId, dealerIds },
    scale: basis && 'plan' in basis ? basis.plan.scale : 1n,
  };
}
