// The words and figures of a printed assessment, in the language of who reads it.
import { createTranslator } from 'next-intl';
import { createFormats } from '@/i18n/formats/create-formats';
import type { AppLocale } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import type { Cell } from '../domain/paper-layout';

export async function wordsFor(locale: AppLocale, timeZone: string) {
  const messages = await loadMessages(locale);
  return {
    locale,
    t: createTranslator({ locale, messages, namespace: 'assessments' }),
    status: createTranslator({ locale, messages, namespace: 'common.status' }),
    formats: createFormats(locale, timeZone),
  };
}

export type PaperWords = Awaited<ReturnType<typeof wordsFor>>;

const MILLION = 1_000_000;
const HUNDRED = 100;

/** Months by their names, other days by their dates. */
export function periodWords(
  { formats }: PaperWords,
  { periodFrom: from, periodTo: to }: { periodFrom: string; periodTo: string },
): string {
  return formats.period({ from, to });
}

/** Points in a sentence: no more decimals than they have. */
export function pointsWords({ formats }: PaperWords, hundredths: bigint, isSigned = false): string {
  return signOf(hundredths, isSigned) + formats.number(Number(hundredths) / HUNDRED, 2);
}

const signOf = (hundredths: bigint, isSigned: boolean) => (isSigned && hundredths > 0n ? '+' : '');

/** A cell as people read it on paper. */
export function cellWords(words: PaperWords, cell: Cell): string {
  const { t, formats } = words;
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'points':
      // As many decimals in every row: the points of a ranking stand below each other.
      return (
        signOf(cell.value, cell.signed === true) + formats.fixed(Number(cell.value) / HUNDRED, 2)
      );
    case 'rate':
      return formats.percent(Number(cell.value) / MILLION);
    case 'days':
      return t('basis.days', { days: formats.number(Number(cell.value) / MILLION, 1) });
    case 'money':
      return formats.money(cell.value, cell.currency);
    case 'count':
      return formats.quantity(Number(cell.value));
  }
}
