import { describe, expect, it } from 'vitest';
import {
  budgetUse,
  claimableMinor,
  hasOpenClaims,
  NO_PROGRESS,
  unusedMinor,
  useChanges,
  type LineAmounts,
} from '@/server/modules/expenses/domain/line-amounts';
import { spreadAmount } from '@/server/modules/expenses/domain/spread-amount';
import { refusalOf } from '../../fixtures/refusals';

const line = (amounts: Partial<LineAmounts>): LineAmounts => ({
  ...NO_PROGRESS,
  requestedMinor: 1000n,
  ...amounts,
});

describe('a line on its way', () => {
  const draft = budgetUse('DRAFT', line({}));
  const submitted = budgetUse('SUBMITTED', line({ approvedMinor: 1000n }));
  const approved = budgetUse('APPROVED', line({ approvedMinor: 800n }));
  const verified = budgetUse(
    'APPROVED',
    line({ approvedMinor: 800n, claimedMinor: 600n, cutMinor: 100n, verifiedMinor: 500n }),
  );
  const settled = budgetUse(
    'APPROVED',
    line({
      approvedMinor: 800n,
      claimedMinor: 600n,
      cutMinor: 100n,
      verifiedMinor: 500n,
      settledMinor: 500n,
    }),
  );
  const closed = budgetUse(
    'CLOSED',
    line({
      approvedMinor: 800n,
      claimedMinor: 600n,
      cutMinor: 100n,
      verifiedMinor: 500n,
      settledMinor: 500n,
      releasedMinor: 300n,
    }),
  );

  it.each([
    ['submit', draft, submitted, [['PRE_COMMITMENT', 1000n]]],
    [
      'approve 800',
      submitted,
      approved,
      [
        ['PRE_COMMITMENT', -1000n],
        ['COMMITMENT', 800n],
      ],
    ],
    [
      'verify 500',
      approved,
      verified,
      [
        ['COMMITMENT', -500n],
        ['ACTUAL', 500n],
      ],
    ],
    ['settle', verified, settled, [['SETTLED', 500n]]],
    ['close', settled, closed, [['COMMITMENT', -300n]]],
    ['reject', submitted, budgetUse('REJECTED', line({})), [['PRE_COMMITMENT', -1000n]]],
    ['re-open', approved, budgetUse('DRAFT', line({})), [['COMMITMENT', -800n]]],
    ['nothing', verified, verified, []],
  ])('moves the budget at %s', (_step, before, after, changes) => {
    expect(useChanges(before, after)).toEqual(changes);
  });

  it.each([
    ['nothing claimed', { approvedMinor: 800n }, 800n, 800n, false],
    ['a claim waits', { approvedMinor: 800n, claimedMinor: 300n }, 500n, 800n, true],
    [
      'cut by the verification: may be claimed again',
      { approvedMinor: 800n, claimedMinor: 300n, cutMinor: 100n, verifiedMinor: 200n },
      600n,
      600n,
      false,
    ],
    [
      'closed',
      { approvedMinor: 800n, claimedMinor: 200n, verifiedMinor: 200n, releasedMinor: 600n },
      0n,
      0n,
      false,
    ],
  ])('%s', (_name, amounts, claimable, unused, open) => {
    const one = line(amounts);
    expect(claimableMinor(one)).toBe(claimable);
    expect(unusedMinor(one)).toBe(unused);
    expect(hasOpenClaims(one)).toBe(open);
  });
});

describe('an amount over lines', () => {
  const lines = [
    { id: 'a', openMinor: 100n },
    { id: 'b', openMinor: -20n },
    { id: 'c', openMinor: 50n },
  ];

  it.each([
    [130n, { b: -20n, a: 100n, c: 50n }],
    [100n, { b: -20n, a: 100n, c: 20n }],
    [10n, { b: -20n, a: 30n }],
  ])('%s', (amount, parts) => {
    const spread = spreadAmount(lines, amount, 'USD');
    expect(Object.fromEntries(spread.map((part) => [part.id, part.amountMinor]))).toEqual(parts);
    expect(spread.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(amount);
  });

  it.each([131n, 0n, -1n])('refuses %s', async (amount) => {
    const refusal = await refusalOf(
      Promise.resolve().then(() => spreadAmount(lines, amount, 'USD')),
    );
    expect(refusal).toMatchObject({
      code: 'expenses.settledAboveVerified',
      params: { amountMinor: String(amount), possibleMinor: '130' },
    });
  });
});
