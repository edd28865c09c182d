// The words of refusals where no page is: in a mail, in the language of who reads it.
import { createTranslator } from 'next-intl';
import type { DomainIssue } from '@/kernel/domain-error';
import { createFormats } from '../formats/create-formats';
import type { AppLocale } from '../locales';
import { loadMessages } from '../messages';
import { issueText, type IssueText, type Words } from './error-words';

/** Problem and mend of refusals; dates by the clock of the zone. */
export async function refusalWords(
  locale: AppLocale,
  timeZone: string,
): Promise<(issue: DomainIssue) => IssueText> {
  const messages = await loadMessages(locale);
  const wordsOf = (namespace: 'errors' | 'common.status') =>
    createTranslator({ locale, messages, namespace }) as unknown as Words;
  const context = {
    ...{ words: wordsOf('errors'), statusWords: wordsOf('common.status') },
    formats: createFormats(locale, timeZone),
  };
  return (issue) => issueText(issue, context);
}
