// Values of an audit trail in the reader's way.
import { expect, it } from 'vitest';
import { fieldText } from '@/app/(desk)/_history/history-model';
import { createFormats } from '@/i18n/formats/create-formats';

const formats = createFormats('zh-Hant', 'Asia/Taipei');

it.each([
  ['amount', 'TWD 1500000.00', formats.money(150_000_000n, 'TWD')],
  ['amount', 'JPY -500', formats.money(-500n, 'JPY')],
  ['startsOn', '2026-01-31', formats.date('2026-01-31')],
  ['quantity', 12_500, formats.quantity(12_500)],
  // What was written in another form is shown as it stands.
  ['amount', '1,500,000', '1,500,000'],
  ['amount', 'ZZZ 5', 'ZZZ 5'],
  ['startsOn', 'soon', 'soon'],
  ['name', 'TWD 5', 'TWD 5'],
  ['amount', null, ''],
])('%s: %s', (field, value, expected) => {
  expect(fieldText(field, value, formats)).toBe(expected);
});
