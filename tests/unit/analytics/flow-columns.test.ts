// The columns of rollups by their names: single days are read by the same words as whole months.
import { describe, expect, it } from 'vitest';
import { GAP, perEntryOf, RECEIVABLE_ROLLUP } from '@/server/modules/analytics/repo/flow-columns';

describe('what an entry adds to a column', () => {
  it('is said once for sums and keys', () => {
    expect(perEntryOf(RECEIVABLE_ROLLUP, 'received_minor')).toContain("'receipt'");
    expect(perEntryOf(GAP, 'cause')).toContain("'NOT_APPROVED'");
  });

  it.each([
    [RECEIVABLE_ROLLUP, 'paid_minor', 'rollup_receivable_month has no column paid_minor'],
    [GAP, 'reason', 'rollup_gap_month has no column reason'],
  ])('is a fault where there is no such column, not nothing', (rollup, column, message) => {
    expect(() => perEntryOf(rollup, column)).toThrow(message);
  });
});
