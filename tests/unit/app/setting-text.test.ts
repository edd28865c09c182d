// Settings as people type them.
import { describe, expect, it } from 'vitest';
import { settingKeys } from '@/kernel/settings';
import { settingField } from '@/server/modules/identity/domain/setting-field';
import { settingSchemas } from '@/kernel/settings';
import type { SettingField, SettingValue } from '@/server/modules/identity/schemas';
import { draftOf, valueOf } from '../../../src/app/(desk)/admin/settings/_components/setting-text';

const RATE: SettingField = { kind: 'rate' };
const AMOUNT: SettingField = { kind: 'amount', isOptional: true };
const DAYS: SettingField = { kind: 'integers', min: 1, max: 99, maxItems: 8 };
const MAYBE: SettingField = { kind: 'integer', min: 0, max: 99, isOptional: true };
const NUMBER: SettingField = { kind: 'integer', min: 0, max: 99, isOptional: false };

describe('a setting as text', () => {
  it.each<[SettingField, SettingValue, string]>([
    [RATE, '0.05', '5'],
    [RATE, '0.000001', '0.0001'],
    [RATE, '0', '0'],
    [AMOUNT, '123456', '1234.56'],
    [AMOUNT, null, ''],
    [DAYS, [30, 60], '30, 60'],
    [MAYBE, null, ''],
    [MAYBE, 0, '0'],
    [{ kind: 'toggle' }, true, 'true'],
    [{ kind: 'choice', options: ['a'] }, 'a', 'a'],
  ])('%j of %j is %j, and back', (field, value, text) => {
    expect(draftOf(field, value, 'USD')).toBe(text);
    expect(valueOf(field, text, 'USD')).toEqual({ ok: true, value });
  });

  it.each<[SettingField, string, string]>([
    [NUMBER, '', 'number.empty'],
    [RATE, '', 'number.empty'],
    [RATE, 'five', 'number.notANumber'],
    [RATE, '0.00001', 'number.tooPrecise'],
    [NUMBER, '1.5', 'quantity.notWhole'],
    [NUMBER, '-1', 'quantity.negative'],
    [DAYS, '30, x', 'number.notANumber'],
    [AMOUNT, '1.234', 'money.tooPrecise'],
  ])('%j refuses %j', (field, text, code) => {
    expect(valueOf(field, text, 'USD')).toMatchObject({ ok: false, code });
  });

  it('takes separators of the reader’s own', () => {
    expect(valueOf(DAYS, '30、60,90;120', 'USD')).toEqual({ ok: true, value: [30, 60, 90, 120] });
  });

  it('has a field for every declared setting, whose standard survives the way through text', () => {
    for (const key of settingKeys) {
      const field = settingField(key);
      const standard = settingSchemas[key].parse(undefined);
      const back = valueOf(field, draftOf(field, standard, 'USD'), 'USD');
      expect({ key, back }).toEqual({ key, back: { ok: true, value: standard } });
    }
  });
});
