import { describe, expect, it } from 'vitest';
import { heldBefore, waitingDays } from '@/server/modules/receivables/domain/bank-confirmation';

describe('held money', () => {
  it.each([
    // Received, days to wait, held on 10 March?
    ['2026-03-04', 5, true],
    ['2026-03-05', 5, false],
    ['2026-03-10', 0, false],
    ['2026-03-09', 0, true],
  ])('received %s with %i days to wait: %s', (receivedOn, days, isHeld) => {
    expect(receivedOn < heldBefore('2026-03-10', days)).toBe(isHeld);
  });

  it('waits from its own day', () => {
    expect(waitingDays('2026-03-10', '2026-03-10')).toBe(0);
    expect(waitingDays('2026-02-28', '2026-03-02')).toBe(2);
    expect(waitingDays('2026-03-11', '2026-03-10')).toBe(0);
  });
});
