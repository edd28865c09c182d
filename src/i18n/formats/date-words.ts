// How dates are written in each language. Written here and not by Intl, whose patterns and spaces
// differ between the versions of the server and of browsers, which would break hydration. Pure.
import { isWholeMonths, type Period } from '@/kernel/period';
import type { AppLocale } from '../locales';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

interface DateWords {
  date(year: string, month: string, day: string): string;
  short(month: string, day: string): string;
  month(year: string, month: string): string;
}

const monthName = (month: string) => MONTHS[Number(month) - 1] ?? month;
const hanMonth = (year: string, month: string) => `${year}年${Number(month)}月`;

/** Day-first with a month's name in English: 3/4/2025 is two dates. */
const WORDS: Record<AppLocale, DateWords> = {
  en: {
    date: (year, month, day) => `${Number(day)} ${monthName(month)} ${year}`,
    short: (month, day) => `${Number(day)} ${monthName(month)}`,
    month: (year, month) => `${monthName(month)} ${year}`,
  },
  'zh-Hans': {
    date: (year, month, day) => `${year}-${month}-${day}`,
    short: (month, day) => `${month}-${day}`,
    month: hanMonth,
  },
  'zh-Hant': {
    date: (year, month, day) => `${year}/${month}/${day}`,
    short: (month, day) => `${month}/${day}`,
    month: hanMonth,
  },
};

/** `date` is `YYYY-MM-DD`. */
export function dateWords(locale: AppLocale, date: string): string {
  return WORDS[locale].date(date.slice(0, 4), date.slice(5, 7), date.slice(8, 10));
}

export function shortDateWords(locale: AppLocale, date: string): string {
  return WORDS[locale].short(date.slice(5, 7), date.slice(8, 10));
}

/** `date` is `YYYY-MM` or longer. */
export function monthWords(locale: AppLocale, date: string): string {
  return WORDS[locale].month(date.slice(0, 4), date.slice(5, 7));
}

/** Whole months by their names, other days by their dates: `Mar 2026`, `23 Feb – 29 Mar 2026`. */
export function periodWords(locale: AppLocale, period: Period): string {
  const { from, to } = period;
  if (isWholeMonths(period)) {
    const [first, last] = [monthWords(locale, from), monthWords(locale, to)];
    return first === last ? first : `${first} – ${last}`;
  }
  if (from === to) return dateWords(locale, from);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  // A year that both days are in is said once, where the language says it: last or first.
  const first = isOneYear && locale === 'en' ? shortDateWords : dateWords;
  const last = isOneYear && locale !== 'en' ? shortDateWords : dateWords;
  return `${first(locale, from)} – ${last(locale, to)}`;
}
