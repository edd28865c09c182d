/** A name in several languages: one fallback, and what it is called in some of them. */
import { z } from 'zod';

export const NAME_LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type NameLocale = (typeof NAME_LOCALES)[number];
export type LocalNames = Partial<Record<NameLocale, string>>;

const name = z.string().trim().max(200);

/** Empty entries are dropped, so that "not translated" has one form. */
export const localNamesSchema = z
  .object({ en: name, 'zh-Hans': name, 'zh-Hant': name })
  .partial()
  .transform((names): LocalNames => {
    const given = Object.entries(names).filter(([, text]) => text !== undefined && text !== '');
    return Object.fromEntries(given);
  });

export interface Named {
  readonly name: string;
  readonly names?: LocalNames;
}

/** The name to show to a reader of this language. */
export function localName({ name: fallback, names }: Named, locale: string): string {
  return names?.[locale as NameLocale] ?? fallback;
}
