// The languages of the product and how one is chosen for a request. Pure and isomorphic.

export const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;

export type AppLocale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: AppLocale = 'en';

/** Cookie that remembers the chosen language; a user's setting writes it at sign-in. */
export const LOCALE_COOKIE = 'locale';

/** Each language in its own words, so that a reader of any of them finds theirs. */
export const LOCALE_NAMES: Record<AppLocale, string> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
};

export function isAppLocale(value: unknown): value is AppLocale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** Maps a browser language tag ("zh-TW", "zh-CN", "en-GB") to a product language, or null. */
export function localeOfTag(tag: string): AppLocale | null {
  const parts = tag.trim().toLowerCase().split(/[-_]/);
  if (parts[0] === 'en') return 'en';
  if (parts[0] !== 'zh') return null;
  if (parts.includes('hant')) return 'zh-Hant';
  if (parts.includes('hans')) return 'zh-Hans';
  return parts.some((part) => ['tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans';
}

/** The best product language for an Accept-Language header, or null when none fits. */
export function localeOfAcceptLanguage(header: string | null): AppLocale | null {
  const wishes = (header ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...options] = part.split(';');
      const quality = options.map((o) => /^\s*q=([\d.]+)\s*$/.exec(o)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter((wish) => wish.tag.trim() !== '' && wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const wish of wishes) {
    const locale = localeOfTag(wish.tag);
    if (locale) return locale;
  }
  return null;
}

/** Cookie first, then Accept-Language, then English. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): AppLocale {
  if (isAppLocale(cookie)) return cookie;
  return localeOfAcceptLanguage(acceptLanguage) ?? DEFAULT_LOCALE;
}
