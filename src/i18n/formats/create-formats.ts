// Everything a person reads as a figure or a date, per language and zone. Pure and isomorphic:
// the browser hook and the server twin hand out the same object. No float touches money: amounts
// reach Intl as exact decimal text.
import { dateInZone } from '@/kernel/business-date';
import { minorDigits } from '@/kernel/currency';
import { majorText } from '@/kernel/money';
import type { Period } from '@/kernel/period';
import type { AppLocale } from '../locales';
import { dateWords, monthWords, periodWords, shortDateWords } from './date-words';
import { relativeParts, type RelativeParts } from './relative';

/** `symbol` is for single figures, `code` where currencies mix, `none` under a labelled column. */
export type CurrencyDisplay = 'symbol' | 'code' | 'none';

export interface MoneyOptions {
  readonly display?: CurrencyDisplay;
  /** Shows a plus sign on positive amounts, for changes and variances. */
  readonly signed?: boolean;
}

export interface PercentOptions {
  readonly digits?: number;
  readonly signed?: boolean;
}

export interface Formats {
  readonly locale: AppLocale;
  readonly timeZone: string;
  /** Amount of minor units in its currency, exactly. Accepts the text form used in error params. */
  money(minor: bigint | string, currency: string, options?: MoneyOptions): string;
  /** Short form for tiles and axes (`1.2M`, `120萬`); the exact amount belongs beside it. */
  moneyCompact(minor: bigint | string, currency: string): string;
  /** Exact decimal price per unit, at least the minor digits and all further ones that count. */
  unitPrice(decimalText: string, currency: string, options?: MoneyOptions): string;
  /** Whole base units, with the unit's name when given. */
  quantity(value: number, unit?: string): string;
  /** Any other number (counts, days, scores). */
  number(value: number, maximumFractionDigits?: number): string;
  /** A number of a column: always as many decimals, so that the points stand below each other. */
  fixed(value: number, fractionDigits: number): string;
  numberCompact(value: number): string;
  /** A ratio: 0.125 is 12.5 %. */
  percent(ratio: number, options?: PercentOptions): string;
  /** A stored rate in exact decimal text: `0.125` is 12.5 %. */
  rate(decimalText: string): string;
  /** Business date `YYYY-MM-DD`: no zone is applied. */
  date(date: string): string;
  /** Without the year, for dense columns and axes. */
  dateShort(date: string): string;
  /** `2025-03` or a date of that month. */
  month(date: string): string;
  /** Whole months by their names, other days by their dates. */
  period(period: Period): string;
  /** Instant, in the organization's zone. */
  dateTime(instant: Date): string;
  time(instant: Date): string;
  /** "3 minutes ago", counted from `now`. */
  relative(instant: Date, now: Date): string;
  list(items: readonly string[]): string;
  /** The symbol or code that heads a money column. */
  currencyLabel(currency: string): string;
}

/** Intl reads decimal text exactly (ES2023); its types ask for the template form. */
type DecimalText = `${number}`;

const TAGS: Record<AppLocale, string> = {
  en: 'en-US',
  'zh-Hans': 'zh-Hans-CN',
  'zh-Hant': 'zh-Hant-TW',
};

function moneyFormat(tag: string, currency: string, options: MoneyOptions, maxDigits: number) {
  const display = options.display ?? 'symbol';
  return new Intl.NumberFormat(tag, {
    ...(display === 'none'
      ? { style: 'decimal' }
      : { style: 'currency', currency, currencyDisplay: display }),
    minimumFractionDigits: minorDigits(currency),
    maximumFractionDigits: maxDigits,
    signDisplay: options.signed ? 'exceptZero' : 'negative',
  });
}

/** Building an Intl formatter costs a hundred uses of it: keep each one. */
function keeper<Args extends unknown[], Made>(make: (...args: Args) => Made) {
  const kept = new Map<string, Made>();
  return (...args: Args): Made => {
    const key = JSON.stringify(args);
    let made = kept.get(key);
    if (made === undefined) {
      made = make(...args);
      kept.set(key, made);
    }
    return made;
  };
}

function build(locale: AppLocale, timeZone: string): Formats {
  const tag = TAGS[locale];
  const moneyOf = keeper((currency: string, options: MoneyOptions, maxDigits: number) =>
    moneyFormat(tag, currency, options, maxDigits),
  );
  const numberOf = keeper((o: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, o));
  const relativeOf = keeper(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  const listOf = keeper(() => new Intl.ListFormat(tag, { type: 'conjunction' }));
  const timeOf = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const text = (minor: bigint | string, currency: string) =>
    majorText(BigInt(minor), currency) as DecimalText;

  return {
    locale,
    timeZone,
    money: (minor, currency, options = {}) =>
      moneyOf(currency, options, minorDigits(currency)).format(text(minor, currency)),
    moneyCompact: (minor, currency) =>
      numberOf({
        style: 'currency',
        currency,
        notation: 'compact',
        maximumSignificantDigits: 3,
        minimumFractionDigits: 0,
      }).format(text(minor, currency)),
    unitPrice: (decimal, currency, options = {}) =>
      moneyOf(currency, options, Math.max(6, minorDigits(currency))).format(decimal as DecimalText),
    quantity: (value, unit) => {
      const figure = numberOf({ maximumFractionDigits: 0 }).format(value);
      return unit ? `${figure} ${unit}` : figure;
    },
    number: (value, digits = 2) => numberOf({ maximumFractionDigits: digits }).format(value),
    fixed: (value, digits) =>
      numberOf({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    numberCompact: (value) =>
      numberOf({ notation: 'compact', maximumSignificantDigits: 3 }).format(value),
    percent: (ratio, { digits = 1, signed = false } = {}) =>
      numberOf({
        style: 'percent',
        maximumFractionDigits: digits,
        minimumFractionDigits: digits,
        signDisplay: signed ? 'exceptZero' : 'negative',
      }).format(ratio),
    rate: (decimal) =>
      numberOf({ style: 'percent', maximumFractionDigits: 4 }).format(decimal as DecimalText),
    date: (date) => dateWords(locale, date),
    dateShort: (date) => shortDateWords(locale, date),
    month: (date) => monthWords(locale, date),
    period: (period) => periodWords(locale, period),
    dateTime: (instant) =>
      `${dateWords(locale, dateInZone(instant, timeZone))} ${timeOf.format(instant)}`,
    time: (instant) => timeOf.format(instant),
    relative: (instant, now) => {
      const { value, unit }: RelativeParts = relativeParts(instant, now);
      return relativeOf().format(value, unit);
    },
    list: (items) => listOf().format(items),
    currencyLabel: (currency) => currency,
  };
}

/** The formats of one language and zone; the same object each time it is asked. */
export const createFormats = keeper(build);
