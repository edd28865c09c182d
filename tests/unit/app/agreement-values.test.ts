// The form of a rebate agreement: rates are typed as percentages, the last tier may be without end.
import { describe, expect, it } from 'vitest';
import { emptyAgreement, inputOf, schemaFor } from '@/app/(desk)/rebates/_form/agreement-values';

const id = '01a21ed3-bb85-7299-a443-1dd9c9cd8d4a';
const filled = {
  ...emptyAgreement('2026-05-04'),
  ...{ code: 'BONUS', name: 'Bonus', typeId: id, centreId: id },
  dealerIds: [{ id, label: 'D001 Dealer' }],
};
const parse = (values: object) => schemaFor('USD').safeParse({ ...filled, ...values });

describe('the form of an agreement', () => {
  it('begins with the year that holds today', () => {
    expect(filled).toMatchObject({ startsOn: '2026-01-01', endsOn: '2026-12-31' });
  });

  it('stores shares and minor units', () => {
    const parsed = parse({
      tiers: [
        { upToMinor: '1000', rate: '2.5' },
        { upToMinor: '', rate: '0.75' },
      ],
    });
    if (!parsed.success) throw parsed.error;
    expect(inputOf(parsed.data, { programmeId: null, categoryId: null })).toMatchObject({
      tiers: [
        { upToMinor: 100_000n, rate: '0.025' },
        { upToMinor: null, rate: '0.0075' },
      ],
      dealerIds: [id],
    });
  });

  it.each([
    { values: { tiers: [{ upToMinor: '', rate: '' }] }, path: 'tiers.0.rate' },
    { values: { tiers: [{ upToMinor: 'many', rate: '1' }] }, path: 'tiers.0.upToMinor' },
    { values: { dealerIds: [] }, path: 'dealerIds' },
    { values: { typeId: '' }, path: 'typeId' },
    { values: { endsOn: '31.31.2026' }, path: 'endsOn' },
  ])('names $path', ({ values, path }) => {
    const parsed = parse({ tiers: [{ upToMinor: '', rate: '1' }], ...values });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});
