// Every kind of file, and every column it may have, is called by its name in every language.
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import { KINDS } from '@/server/modules/integrations/kinds';

describe.each(LOCALES)('%s', async (locale) => {
  const { imports } = await loadMessages(locale);

  it.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
    expect(Object.keys(imports.kind)).toContain(name);
    expect(Object.keys(imports.kindHint)).toContain(name);
    const wordless = kind.fields.filter((field) => !Object.hasOwn(imports.field, field.name));
    expect(wordless.map((field) => field.name)).toEqual([]);
  });
});
