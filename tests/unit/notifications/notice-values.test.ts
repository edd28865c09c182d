// What a notice is about is called as its reader calls it; who has no word for it reads the common one.
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import notifications from '@/i18n/messages/en/notifications.json';
import { noticeValues } from '@/server/modules/notifications/schemas';
import { titleParams } from '@/server/platform/notices';

const brand = { name: 'Brand', names: { 'zh-Hans': '品牌', 'zh-Hant': '品牌' } };
const rent = { name: 'Rent', names: { 'zh-Hans': '租金' } };

function titleFor(locale: string, params: Record<string, string>): string {
  const formats = { locale, money: () => '', date: (day: string) => day };
  return noticeValues(params, formats).title;
}

describe('the title of a notice', () => {
  it.each([
    ['en', 'Brand · Rent'],
    ['zh-Hans', '品牌 · 租金'],
    ['zh-Hant', '品牌 · Rent'],
  ])('in %s is %s', (locale, title) => {
    expect(titleFor(locale, titleParams(brand, rent))).toBe(title);
  });

  it('is kept once where all call it the same', () => {
    expect(titleParams({ name: 'DEALER-MONTH' })).toEqual({ title: 'DEALER-MONTH' });
  });

  it('is that of an older notice, and empty where there is none', () => {
    expect(titleFor('zh-Hans', { title: 'Brand' })).toBe('Brand');
    expect(titleFor('zh-Hans', {})).toBe('');
  });
});

describe('what is told of a deviation', () => {
  const formats = {
    locale: 'en',
    money: (minor: string, currency: string) => `${currency} ${minor}`,
    date: (day: string) => day,
  };
  const given = { number: 'DV-7', title: 'North', amountMinor: '-300', currency: 'USD' };

  it.each([
    [{ ...given, dueOn: '2026-12-08' }, 'DV-7 wants an explanation by 2026-12-08: North USD -300'],
    // Told before days and amounts were.
    [{ number: 'DV-7', title: 'North' }, 'DV-7 wants an explanation: North'],
  ])('names its size and the day it is wanted on', (params, text) => {
    const t = createTranslator({ locale: 'en', messages: notifications });
    expect(t('kind.deviationRaised.text', noticeValues(params, formats)).trim()).toBe(text);
  });

  it('keeps a minus with its figure where the line breaks', () => {
    const money = () => '-NT$300';
    expect(noticeValues(given, { ...formats, money }).amount).toBe('-\u2060NT$300');
    expect(noticeValues(given, { ...formats, money: () => 'NT$300' }).amount).toBe('NT$300');
  });
});
