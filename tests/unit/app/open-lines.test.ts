// Which lines of an order can still be given up.
import { describe, expect, it } from 'vitest';
import { mayCancelLines, openLines } from '@/app/(desk)/orders/_detail/open-lines';

describe('giving up lines', () => {
  it('is for approved orders of who may cancel', () => {
    expect(mayCancelLines({ status: 'APPROVED', actions: ['cancel'] })).toBe(true);
    expect(mayCancelLines({ status: 'PARTIALLY_SHIPPED', actions: ['cancelRest'] })).toBe(true);
    expect(mayCancelLines({ status: 'SUBMITTED', actions: ['cancel'] })).toBe(false);
    expect(mayCancelLines({ status: 'APPROVED', actions: ['ship'] })).toBe(false);
  });

  it('leaves out lines with nothing open', () => {
    const none = { approved: 5, reopened: 0, cancelled: 2, shipped: 3 };
    const again = { approved: 5, reopened: 1, cancelled: 0, shipped: 5 };
    expect(openLines([none, again])).toEqual([again]);
  });
});
