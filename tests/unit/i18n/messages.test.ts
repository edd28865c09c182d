// The three languages say the same things: same keys, same parameters, no empty words.
import { describe, expect, it } from 'vitest';
import { DEFAULT_LOCALE, LOCALES } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import { argumentsOf } from './icu-arguments';

function flatten(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  const entries = Object.entries(node as Record<string, unknown>);
  return new Map(
    entries.flatMap(([key, child]) => [...flatten(child, path ? `${path}.${key}` : key)]),
  );
}

const byLocale = new Map(
  await Promise.all(
    LOCALES.map(async (locale) => [locale, flatten(await loadMessages(locale))] as const),
  ),
);
const reference = byLocale.get(DEFAULT_LOCALE) ?? new Map<string, string>();

describe.each(LOCALES.filter((locale) => locale !== DEFAULT_LOCALE))('messages in %s', (locale) => {
  const messages = byLocale.get(locale) ?? new Map<string, string>();

  it('has the same keys as English', () => {
    const missing = [...reference.keys()].filter((key) => !messages.has(key));
    const surplus = [...messages.keys()].filter((key) => !reference.has(key));
    expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
  });

  it('asks for the same parameters as English', () => {
    const different = [...reference]
      .filter(([key]) => messages.has(key))
      .map(([key, text]) => ({
        key,
        english: argumentsOf(text),
        here: argumentsOf(messages.get(key) ?? ''),
      }))
      .filter(({ english, here }) => english.join() !== here.join());
    expect(different).toEqual([]);
  });
});

describe.each(['zh-Hans', 'zh-Hant'] as const)('sentences in %s', (locale) => {
  it('have the marks of Chinese, not those of English', () => {
    const foreign = [...(byLocale.get(locale) ?? [])].filter(([, text]) =>
      /[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]|\}\?$/.test(text),
    );
    expect(foreign).toEqual([]);
  });
});

describe.each(LOCALES)('words in %s', (locale) => {
  it('are never empty', () => {
    const empty = [...(byLocale.get(locale) ?? [])].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('balance their braces', () => {
    const broken = [...(byLocale.get(locale) ?? [])].filter(([, text]) => {
      try {
        argumentsOf(text);
        return false;
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });
});
