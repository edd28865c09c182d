/**
 * A period as whole months, which monthly sums answer exactly, and single days beside them: to add or to
 * take away, whichever is the shorter way, or to add only.
 */
import {
  addDays,
  addMonths,
  diffDays,
  endOfMonth,
  startOfMonth,
  type BusinessDate,
} from '@/kernel/business-date';
import type { Period } from '@/kernel/period';

export interface MonthsAndDays {
  whole: Period | null;
  plus: Period[];
  less: Period[];
}

const daysOf = ({ from, to }: Period): number => diffDays(from, to) + 1;

/** Days of a month that lie within the period, and those that do not. */
interface Side {
  inside: Period;
  outside: Period;
}

/** Up to today the rest of a month is what is wanted in days to come: little, whatever the date. */
function isLessSmaller({ inside, outside }: Side, today: BusinessDate): boolean {
  return outside.from > today || daysOf(outside) < daysOf(inside);
}

/** `whole` reaches from the beginning to the end of months; nothing of `to` before `from` is left. */
export function monthsAndDays({ from, to }: Period, today: BusinessDate): MonthsAndDays {
  if (from > to) return { whole: null, plus: [], less: [] };
  const [first, last] = [startOfMonth(from), endOfMonth(to)];
  const isOneMonth = last === endOfMonth(from);
  if (isOneMonth && from > first && to < last)
    return { whole: null, plus: [{ from, to }], less: [] };
  const sides: (Side & { at: 'first' | 'last' })[] = [];
  if (from > first) {
    const inside = { from, to: endOfMonth(from) };
    sides.push({ at: 'first', inside, outside: { from: first, to: addDays(from, -1) } });
  }
  if (to < last) {
    const inside = { from: startOfMonth(to), to };
    sides.push({ at: 'last', inside, outside: { from: addDays(to, 1), to: last } });
  }
  const less = sides.filter((side) => isLessSmaller(side, today));
  const plus = sides.filter((side) => !less.includes(side));
  const isOut = (at: 'first' | 'last') => plus.some((side) => side.at === at);
  const whole = {
    from: isOut('first') ? startOfMonth(addMonths(first, 1)) : first,
    to: isOut('last') ? addDays(startOfMonth(to), -1) : last,
  };
  return {
    whole: whole.from > whole.to ? null : whole,
    plus: plus.map(({ inside }) => inside),
    less: less.map(({ outside }) => outside),
  };
}

/**
 * Only what lies within the period: nothing is taken away, so a sum that has rows is one of something
 * that happened, and who did nothing is not in it.
 */
export function monthsWithin({ from, to }: Period): MonthsAndDays {
  if (from > to) return { whole: null, plus: [], less: [] };
  const first = from === startOfMonth(from) ? from : startOfMonth(addMonths(from, 1));
  const isWhole = to === endOfMonth(to);
  // Looked at before the day before it is: the first month there is has none.
  const holdsNone = isWhole ? first > to : first >= startOfMonth(to);
  if (holdsNone) return { whole: null, plus: [{ from, to }], less: [] };
  const last = isWhole ? to : addDays(startOfMonth(to), -1);
  const before = from < first ? [{ from, to: addDays(first, -1) }] : [];
  const after = last < to ? [{ from: addDays(last, 1), to }] : [];
  return { whole: { from: first, to: last }, plus: [...before, ...after], less: [] };
}
