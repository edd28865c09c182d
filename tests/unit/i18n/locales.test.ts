import { describe, expect, it } from 'vitest';
import { chooseLocale, localeOfAcceptLanguage } from '@/i18n/locales';

describe('the language of a request', () => {
  it.each([
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-CN,en;q=0.5', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['en-GB', 'en'],
    ['de-DE,de;q=0.9,zh-TW;q=0.4', 'zh-Hant'],
    ['en;q=0.2, zh-CN;q=0.7', 'zh-Hans'],
    ['en;q=0, zh-TW', 'zh-Hant'],
    ['fr', null],
    ['', null],
  ])('%s is %s', (header, locale) => {
    expect(localeOfAcceptLanguage(header)).toBe(locale);
  });

  it('is the cookie where it names one of ours', () => {
    expect(chooseLocale('zh-Hans', 'en')).toBe('zh-Hans');
  });

  it('ignores a cookie that does not, and falls back to English', () => {
    expect(chooseLocale('xx', 'zh-TW')).toBe('zh-Hant');
    expect(chooseLocale(undefined, null)).toBe('en');
  });
});
