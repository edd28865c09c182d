'use client';
// What a board narrowed a list to, as chips that take it off again.
import { Chip } from '@mantine/core';
import { useTranslations } from 'next-intl';

export interface CountedChipsProps {
  readonly currency: string;
  readonly counted?: boolean;
  readonly onChange: (values: { currency?: string; counted?: boolean }) => void;
}

export function CountedChips({ currency, counted = false, onChange }: CountedChipsProps) {
  const t = useTranslations('receivables.counted');
  return (
    <>
      {currency !== '' && (
        <Chip size="sm" checked onChange={() => onChange({ currency: '' })}>
          {currency}
        </Chip>
      )}
      {counted && (
        <Chip size="sm" checked onChange={() => onChange({ counted: false })}>
          {t('chip')}
        </Chip>
      )}
    </>
  );
}
