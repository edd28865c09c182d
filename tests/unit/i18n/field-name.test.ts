import { describe, expect, it } from 'vitest';
import { fieldName } from '@/i18n/errors/field-name';
import type { Words } from '@/i18n/errors/error-words';
import messages from '@/i18n/messages/en';

const names = messages.common.fieldName as Record<string, string>;
const words: Words = Object.assign(
  (key: string, values: Record<string, string | number | Date> = {}) =>
    (names[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  { has: (key: string) => key in names },
);

describe('the name of a field', () => {
  it.each([
    ['amountMinor', 'Amount'],
    ['dealerId', 'Dealer'],
    ['dealerIds', 'Dealer'],
    ['parentCode', 'Parent'],
    ['code', 'Code'],
    ['lines.2.amountMinor', 'Row 3, Amount'],
    ['lines[0].productId', 'Row 1, Product'],
    ['order.dealerId', 'Dealer'],
    ['lines.4', 'Row 5'],
    ['rules.0.bands.1.rate', 'Row 2, Rate'],
    ['lines.1.somethingOfOurs', 'Row 2'],
  ])('%s is “%s”', (path, name) => {
    expect(fieldName(path, words)).toBe(name);
  });

  it.each(['somethingOfOurs', '', 'Id'])('%j has none that says anything', (path) => {
    expect(fieldName(path, words)).toBeUndefined();
  });
});
