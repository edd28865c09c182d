import { describe, expect, it } from 'vitest';
import {
  allocateAsTold,
  allocateOldestFirst,
  type OpenItem,
} from '@/server/modules/receivables/domain/allocate-receipt';

const item = (number: string, dueOn: string | null, openMinor: bigint): OpenItem => ({
  invoiceId: `id-${number}`,
  number,
  issuedOn: '2025-01-01',
  dueOn,
  openMinor,
});
const items = [
  item('C', '2025-03-01', 300n),
  item('B', '2025-02-01', 200n),
  item('A', '2025-02-01', 100n),
  item('U', null, 50n),
  item('Z', '2024-01-01', 0n),
];

describe('allocateOldestFirst', () => {
  it.each([
    [30n, { U: 30n }, 0n],
    [50n, { U: 50n }, 0n],
    [120n, { U: 50n, A: 70n }, 0n],
    [400n, { U: 50n, A: 100n, B: 200n, C: 50n }, 0n],
    [700n, { U: 50n, A: 100n, B: 200n, C: 300n }, 50n],
  ])('%s pays %o', (amount, paid, unapplied) => {
    const result = allocateOldestFirst(amount, items);
    const byNumber = result.allocations.map((a) => [a.invoiceId.slice(3), a.amountMinor]);
    expect(Object.fromEntries(byNumber)).toEqual(paid);
    expect(byNumber.map(([number]) => number)).toEqual(Object.keys(paid));
    expect(result.unappliedMinor).toBe(unapplied);
  });

  it('keeps everything when there is nothing to pay', () => {
    expect(allocateOldestFirst(5n, [])).toEqual({ allocations: [], unappliedMinor: 5n });
    expect(() => allocateOldestFirst(0n, items)).toThrow(RangeError);
  });
});

describe('allocateAsTold', () => {
  const told = (...parts: [string, bigint][]) =>
    parts.map(([number, amountMinor]) => ({ invoiceId: `id-${number}`, amountMinor }));

  it('does as told and keeps the rest', () => {
    expect(allocateAsTold(500n, items, told(['C', 300n], ['A', 1n]), 'TWD')).toEqual({
      allocations: told(['C', 300n], ['A', 1n]),
      unappliedMinor: 199n,
    });
    expect(allocateAsTold(500n, items, [], 'TWD').unappliedMinor).toBe(500n);
  });

  it.each([
    [told(['A', 101n]), 'receivables.allocatedMoreThanOpen', 'allocations.0.amountMinor'],
    [told(['A', 0n]), 'receivables.allocationNotPositive', 'allocations.0.amountMinor'],
    [told(['X', 1n]), 'receivables.invoiceNotOpen', 'allocations.0.invoiceId'],
    [told(['A', 1n], ['A', 1n]), 'receivables.invoiceTwice', 'allocations.1.invoiceId'],
  ])('refuses case %#', (parts, code, field) => {
    expect(() => allocateAsTold(500n, items, parts, 'TWD')).toThrow(
      expect.objectContaining({
        code: 'receivables.allocationInvalid',
        issues: [expect.objectContaining({ code, field })],
      }),
    );
  });

  it('refuses more than was received', () => {
    expect(() => allocateAsTold(250n, items, told(['A', 100n], ['B', 151n]), 'TWD')).toThrow(
      expect.objectContaining({
        code: 'receivables.allocatedMoreThanReceived',
        params: { allocatedMinor: '251', receivedMinor: '250', currency: 'TWD' },
      }),
    );
  });
});
