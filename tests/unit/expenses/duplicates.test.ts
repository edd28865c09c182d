import { describe, expect, it } from 'vitest';
import {
  findDuplicates,
  referenceKey,
  type ClaimFacts,
  type DuplicateSign,
} from '@/server/modules/expenses/domain/find-duplicates';

const base: ClaimFacts = {
  claimLineId: 'line',
  claimId: 'claim',
  dealerId: 'dealer',
  typeId: 'display',
  amountMinor: 50_000n,
  occurredOn: '2026-03-10',
  referenceKey: 'inv12',
  fileDigests: ['aa'],
};
const other = (differs: Partial<ClaimFacts>): ClaimFacts => ({
  ...base,
  claimLineId: 'other line',
  claimId: 'other claim',
  amountMinor: 1n,
  referenceKey: null,
  fileDigests: [],
  ...differs,
});

describe('a claim that looks like another', () => {
  it.each<[string, Partial<ClaimFacts>, DuplicateSign[]]>([
    ['nothing alike', {}, []],
    ['the same file', { fileDigests: ['bb', 'aa'] }, ['FILE']],
    ['the same document number', { referenceKey: 'inv12' }, ['REFERENCE']],
    ['the number of another dealer', { referenceKey: 'inv12', dealerId: 'else' }, []],
    ['amount on the same day', { amountMinor: 50_000n }, ['AMOUNT']],
    ['amount on the last day', { amountMinor: 50_000n, occurredOn: '2026-04-09' }, ['AMOUNT']],
    ['amount before', { amountMinor: 50_000n, occurredOn: '2026-02-08' }, ['AMOUNT']],
    ['amount a day too far', { amountMinor: 50_000n, occurredOn: '2026-04-10' }, []],
    ['amount of another type', { amountMinor: 50_000n, typeId: 'travel' }, []],
    ['amount of another dealer', { amountMinor: 50_000n, dealerId: 'else' }, []],
    ['a cent less', { amountMinor: 49_999n }, []],
    [
      'everything',
      { amountMinor: 50_000n, referenceKey: 'inv12', fileDigests: ['aa'] },
      ['FILE', 'REFERENCE', 'AMOUNT'],
    ],
    ['itself', { claimLineId: 'line', referenceKey: 'inv12' }, []],
    ['one claim, one file for two lines', { claimId: 'claim', fileDigests: ['aa'] }, []],
    [
      'one claim, one number twice',
      { claimId: 'claim', referenceKey: 'inv12', amountMinor: 50_000n },
      ['REFERENCE', 'AMOUNT'],
    ],
    [
      'one claim, equal amounts on two documents',
      { claimId: 'claim', referenceKey: 'inv13', amountMinor: 50_000n },
      [],
    ],
  ])('%s', (_name, differs, signs) => {
    const found = findDuplicates([base], [other(differs)], 30);
    expect(found.flatMap((one) => one.signs)).toEqual(signs);
  });

  it('is found among the lines at hand, once', () => {
    const twin = { ...base, claimLineId: 'twin' };
    expect(findDuplicates([base, twin], [], 30)).toEqual([
      {
        claimLineId: 'twin',
        otherLineId: 'line',
        otherClaimId: 'claim',
        signs: ['REFERENCE', 'AMOUNT'],
      },
    ]);
  });

  it.each([
    ['INV-0012 / a', 'inv0012a'],
    ['ｉｎｖ 12', 'inv12'],
    ['發票 №7', '發票no7'],
    [' - ', null],
    [null, null],
  ])('document number %s is kept as %s', (text, key) => {
    expect(referenceKey(text)).toBe(key);
  });
});
