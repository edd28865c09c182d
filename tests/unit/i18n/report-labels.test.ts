// What programs are given as codes, people read as words, in each language.
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { codeText, isCoded, type ReportWords } from '@/i18n/report-labels';
import type { AppLocale } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import { PriceMixQuantityRow } from '@/server/modules/analytics/figure-schemas';

async function wordsOf(locale: AppLocale): Promise<ReportWords> {
  const messages = await loadMessages(locale);
  return createTranslator({ locale, messages, namespace: 'reports' }) as ReportWords;
}

const CODES = {
  account_kind: ['REVENUE', 'EXPENSE', 'ASSET', 'LIABILITY', 'RESULT', 'STATISTIC'],
  mark: ['F', 'U'],
  standing: PriceMixQuantityRow.shape.standing.options,
} as const;

describe('a code in a report', () => {
  it.each(['en', 'zh-Hant', 'zh-Hans'] as const)('is a word of its own in %s', async (locale) => {
    const t = await wordsOf(locale);
    for (const [key, codes] of Object.entries(CODES)) {
      expect(isCoded({ key })).toBe(true);
      const words = codes.map((code) => codeText(t, { key }, code));
      expect(new Set(words).size).toBe(codes.length);
      for (const code of codes) expect(words).not.toContain(code);
    }
  });

  it('stays as it is where it is none', async () => {
    const t = await wordsOf('en');
    expect(codeText(t, { key: 'currency' }, 'TWD')).toBe('TWD');
    expect(codeText(t, { key: 'mark' }, '')).toBe('');
  });
});
