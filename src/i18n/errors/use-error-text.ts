'use client';
// Words for failed calls and for single findings, in the reader's language.
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import type { DomainIssue } from '@/kernel/domain-error';
import { useFormats } from '../formats';
import { errorText, issueText, type ErrorText, type IssueText, type Words } from './error-words';
import { fieldName } from './field-name';
import { wireError } from './wire-error';

function useErrorWordsContext() {
  const words = useTranslations('errors') as unknown as Words;
  const statusWords = useTranslations('common.status') as unknown as Words;
  const formats = useFormats();
  return useMemo(() => ({ words, statusWords, formats }), [words, statusWords, formats]);
}

/** Turns anything a call threw into problem, mend, code and request id. */
export function useErrorText(): (error: unknown) => ErrorText {
  const context = useErrorWordsContext();
  return useCallback((error) => errorText(wireError(error), context), [context]);
}

/** The name of a field by its path in the input; undefined where it has none for readers. */
export function useFieldName(): (path: string) => string | undefined {
  const words = useTranslations('common.fieldName') as unknown as Words;
  return useCallback((path) => fieldName(path, words), [words]);
}

/** Turns one finding (a row of an import report, a line of an order) into words. */
export function useIssueText(): (issue: DomainIssue) => IssueText {
  const context = useErrorWordsContext();
  return useCallback((issue) => issueText(issue, context), [context]);
}
