// What a notice is about is called as its reader calls it; who has no word for it reads the common one.
import { describe, expect, it } from 'vitest';
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
