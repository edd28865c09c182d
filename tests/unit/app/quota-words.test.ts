// What the screens say of quotas: while a line is typed, of a held order, of a quota in a list.
import { describe, expect, it } from 'vitest';
import { quotaNote } from '../../../src/app/(desk)/orders/_entry/quota-model';
import { remedyModel } from '../../../src/app/(desk)/orders/_holds/remedy-model';
import { quotaInput } from '../../../src/app/(desk)/quotas/_list/quota-filters';
import { fullnessOf, leftOf } from '../../../src/app/(desk)/quotas/_parts/quota-words';

describe('while a line is typed', () => {
  it.each([
    [null, null],
    [{ left: null, over: 0, isUnallocated: true }, { level: 'missing' }],
    [
      { left: 3, over: 4, isUnallocated: false },
      { level: 'over', over: 4 },
    ],
    [
      { left: null, over: 4, isUnallocated: false },
      { level: 'over', over: 4 },
    ],
    [
      { left: 0, over: 0, isUnallocated: false },
      { level: 'left', left: 0 },
    ],
    [{ left: null, over: 0, isUnallocated: false }, null],
  ] as const)('%j is %j', (quota, note) => {
    expect(quotaNote(quota)).toEqual(note);
  });
});

describe('a remedy', () => {
  it('names each quota once with all that is missing of it, and each line that has none', () => {
    const lack = { kind: 'x', quotaId: 'q', holder: 'NORTH', item: 'TEA', line: 1, by: 4 };
    const without = { quotaId: null, holder: null, item: null };
    const lacks = [lack, { ...lack, line: 2, by: 3 }, { ...without, line: 5, by: 9 }];
    const remedy = { steps: [[{ kind: 'moreQuota', lacks }]] };
    expect(remedyModel(remedy, 4).steps).toEqual([
      [
        {
          key: 'moreQuota',
          lacks: [
            { quota: { holder: 'NORTH', item: 'TEA' }, line: 1, by: 7 },
            { quota: null, line: 5, by: 9 },
          ],
        },
      ],
    ]);
  });
});

describe('a quota', () => {
  it.each([
    [10, 0, 0, 'ACTIVE', 'free', 10],
    [10, 8, 0, 'ACTIVE', 'free', 2],
    [10, 9, 0, 'ACTIVE', 'low', 1],
    [10, 10, 0, 'ACTIVE', 'used', 0],
    [0, 0, 0, 'ACTIVE', 'used', 0],
    [10, 12, 2, 'ACTIVE', 'over', 0],
    [10, 1, 0, 'CLOSED', 'closed', 9],
  ] as const)('of %i with %i used, %i above, %s is %s with %i left', (...row) => {
    const [allocated, consumed, allowance, status, fullness, left] = row;
    const quota = { allocated, consumed, allowance, status };
    expect(fullnessOf(quota)).toBe(fullness);
    expect(leftOf(quota)).toBe(left);
  });
});

describe('the filters of the list', () => {
  const none = { q: '', show: undefined, holder: undefined, dealer: null };

  it('ask for nothing that is not chosen, nor for what is asked anyway', () => {
    expect(quotaInput(none)).toEqual({});
    expect(quotaInput({ ...none, show: 'inForce', dealer: { id: 'no', label: '' } })).toEqual({});
  });

  it('ask for what is chosen', () => {
    const id = '01a21f06-5fdf-73cd-b9c7-7f46a792c547';
    const chosen = {
      q: ' tea ',
      show: 'over',
      holder: 'REGION',
      dealer: { id, label: 'D' },
    } as const;
    expect(quotaInput(chosen)).toEqual({
      ...{ search: 'tea', show: 'over', holderKind: 'REGION', dealerId: id },
    });
  });
});
