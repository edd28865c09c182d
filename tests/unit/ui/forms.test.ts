import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  dateField,
  moneyField,
  optionalMoneyField,
  optionalText,
  pickedField,
  quantityField,
  requiredText,
} from '@/ui/forms/schema-fields';
import { staleDiff } from '@/ui/forms/stale-diff';
import { zodToIssues } from '@/ui/forms/zod-issues';

const schema = z.object({
  name: requiredText(5),
  note: optionalText(),
  amountMinor: moneyField('TWD'),
  limitMinor: optionalMoneyField('TWD'),
  quantity: quantityField({ packFactor: 12 }),
  on: dateField(),
  dealerId: pickedField(),
});

const typed = {
  name: ' Blue ',
  note: '',
  amountMinor: '1,234.5',
  limitMinor: '',
  quantity: '2.5',
  on: '2025/3/9',
  dealerId: { id: 'd1', label: 'Blue Harbor' },
};

describe('what is typed', () => {
  it('becomes exact values', () => {
    expect(schema.parse(typed)).toEqual({
      name: 'Blue',
      note: null,
      amountMinor: 123_450n,
      limitMinor: null,
      quantity: 30,
      on: '2025-03-09',
      dealerId: 'd1',
    });
  });

  it.each([
    ['name', '', 'request.required'],
    ['name', 'too long', 'request.too_big'],
    ['amountMinor', '1,5', 'number.grouping'],
    ['amountMinor', '1.005', 'money.tooPrecise'],
    ['quantity', '0.3', 'quantity.notWhole'],
    ['quantity', '-1', 'quantity.negative'],
    ['on', '2025-02-30', 'date.noSuchDay'],
    ['dealerId', null, 'request.required'],
  ])('is refused at %s = %j with %s', (field, value, code) => {
    const result = schema.safeParse({ ...typed, [field]: value }, { reportInput: true });
    expect(result.success).toBe(false);
    if (!result.success) expect(zodToIssues(result.error)).toMatchObject([{ field, code }]);
  });

  it('carries the parameters of its code', () => {
    const result = schema.safeParse({ ...typed, amountMinor: '1.005' });
    if (!result.success) {
      expect(zodToIssues(result.error)[0]?.params).toEqual({ currency: 'TWD', digits: 2 });
    }
    expect(result.success).toBe(false);
  });
});

describe('a version that somebody else saved', () => {
  const base = { name: 'A', limit: '1', picked: { id: '1', label: 'North' } };
  const fields = [
    { path: 'name', label: 'Name' },
    { path: 'limit', label: 'Limit' },
    { path: 'picked', label: 'Region' },
  ] as const;

  it('is compared field by field, and contested fields are marked', () => {
    const mine = { ...base, name: 'B' };
    const theirs = { name: 'C', limit: '2', picked: { id: '2', label: 'South' } };
    expect(staleDiff({ base, mine, theirs }, fields)).toEqual([
      { path: 'name', label: 'Name', base: 'A', mine: 'B', theirs: 'C', isContested: true },
      { path: 'limit', label: 'Limit', base: '1', mine: '1', theirs: '2', isContested: false },
      expect.objectContaining({ base: 'North', mine: 'North', theirs: 'South' }),
    ]);
  });

  it('shows nothing where both say the same', () => {
    expect(staleDiff({ base, mine: base, theirs: base }, fields)).toEqual([]);
  });
});
