/** A period as whole months, which monthly sums answer exactly, and the days before and after them. */
import { addDays, addMonths, endOfMonth, startOfMonth } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';

/** Whole months of a period, and the days before and after them. */
export function monthsAndRest({ from, to }: Period): { whole: Period | null; parts: Period[] } {
  if (from > to) return { whole: null, parts: [] };
  const first = from === startOfMonth(from) ? from : startOfMonth(addMonths(from, 1));
  const last = to === endOfMonth(to) ? to : addDays(startOfMonth(to), -1);
  if (first > last) return { whole: null, parts: [{ from, to }] };
  const parts: Period[] = [];
  if (from < first) parts.push({ from, to: addDays(first, -1) });
  if (to > last) parts.push({ from: addDays(last, 1), to });
  return { whole: { from: first, to: last }, parts };
}
