'use client';
// The name of a thing in each language; one without a translation shows the main name.
import { SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { LOCALE_NAMES } from '@/i18n/locales';
import { localNamesSchema, NAME_LOCALES, type LocalNames } from '@/kernel/local-names';

/** What the form holds: a text per language, empty where there is none. */
export const namesField = z
  .object({ en: z.string(), 'zh-Hans': z.string(), 'zh-Hant': z.string() })
  .transform((names): LocalNames => localNamesSchema.parse(names));

/** `form.getInputProps`, for parts of a form that do not know all of it. */
export type FieldProps = (
  path: string,
  options?: { type: 'checkbox' },
) => ReturnType<UseFormReturnType<Record<string, unknown>>['getInputProps']>;

export type NameTexts = z.input<typeof namesField>;

export function nameTexts(names: LocalNames): NameTexts {
  return {
    en: names.en ?? '',
    'zh-Hans': names['zh-Hans'] ?? '',
    'zh-Hant': names['zh-Hant'] ?? '',
  };
}

/** One line for the comparison of two versions. */
export function namesText(value: unknown): string {
  const names = (value ?? {}) as LocalNames;
  return NAME_LOCALES.flatMap((locale) => names[locale] || []).join(' · ');
}

export interface NamesFieldsProps {
  /** `form.getInputProps` of a form that has `names`. */
  readonly field: FieldProps;
}

export function NamesFields({ field }: NamesFieldsProps) {
  const t = useTranslations('catalog.names');
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      {NAME_LOCALES.map((locale) => (
        <TextInput
          key={locale}
          label={t('in', { language: LOCALE_NAMES[locale] })}
          lang={locale}
          maxLength={200}
          {...field(`names.${locale}`)}
        />
      ))}
    </SimpleGrid>
  );
}
