'use client';
// What the grid says of a typed cell: why it is no amount, and what somebody else wrote there.
import { useTranslations } from 'next-intl';
import { useIssueText } from '@/i18n/errors';
import { useFormats } from '@/i18n/formats';
import { readAmount } from '@/kernel/amount-text';
import { shortAmount, type Edit } from './grid-model';

/** Words for one cell; null where there is nothing to say. */
export function useCellWords(currency: string) {
  const t = useTranslations('budgets.grid');
  const formats = useFormats();
  const issueText = useIssueText();
  const money = (minor: bigint | null) =>
    minor === null ? '—' : shortAmount(formats.money(minor, currency, { display: 'none' }));
  return {
    problem: ({ text }: Edit) => {
      const read = readAmount(text, currency);
      return read.ok ? null : issueText({ code: read.code, params: read.params });
    },
    theirs: ({ theirs }: Edit): string | null => {
      if (theirs === undefined) return null;
      const { minor, comment } = theirs;
      return [
        ...(minor === undefined ? [] : [t('theirs', { amount: money(minor) })]),
        ...(comment === undefined ? [] : [t('theirsComment', { comment: comment ?? '—' })]),
      ].join(' · ');
    },
  };
}
