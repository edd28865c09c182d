// Who is stopped for want of budget is led to the transfer that would end it.
import { describe, expect, it } from 'vitest';
import { transferHref } from '@/app/(desk)/expenses/_form/budget-findings';

const finding = {
  ...{ code: 'budgets.overBudget', control: 'YEAR', node: 'C 6100', scope: 'YEAR', periods: [] },
  ...{ centreId: 'c', accountId: 'a', programmeId: 'p' },
  ...{ availableMinor: 1_000n, requestedMinor: 150_050n, missingMinor: 149_050n },
};

describe('the way from a stop to a transfer', () => {
  it('names the cell and what is missing there', () => {
    expect(transferHref([finding, { ...finding, centreId: 'other' }], 'USD')).toBe(
      '/budgets/changes?centre=c&account=a&amount=1490.50',
    );
  });

  it('is only the list where nothing stops', () => {
    expect(transferHref([], 'USD')).toBe('/budgets/changes');
  });
});
