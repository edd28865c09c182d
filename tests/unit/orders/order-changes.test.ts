// What the trail says of an order that was typed anew, cut, or moved by its goods.
import { describe, expect, it } from 'vitest';
import { cutQuantities, movedQuantities } from '@/server/modules/orders/domain/moved-quantities';
import { typedChanges } from '@/server/modules/orders/usecases/typed-order';
import type { OrderInput } from '@/server/modules/orders/schemas';

const line = (id: string, more: Partial<OrderInput['lines'][number]> = {}) => ({
  ...{ id, productId: `product ${id}`, unit: 'EA', quantity: 5, discountRate: '0' },
  ...more,
});
const before = {
  dealerId: 'd',
  note: null,
  lines: [line('a'), line('b'), line('c')],
} as OrderInput;

describe('an order typed anew', () => {
  it('that stays the same says nothing', () => {
    expect(typedChanges(before, structuredClone(before))).toEqual({});
  });

  it('tells head and lines; a line is known by its id wherever it stands', () => {
    const lines = [line('b', { quantity: 7, discountRate: '0.05' }), line('a'), line('x')];
    expect(typedChanges(before, { ...before, note: 'soon', lines })).toEqual({
      note: { from: null, to: 'soon' },
      'lines.0.quantity': { from: 5, to: 7 },
      'lines.0.discountRate': { from: '0', to: '0.05' },
      'lines.2.quantity': { from: 5, to: null },
    });
  });
});

const at = { approved: 10, reserved: 0, shipped: 0, delivered: 0, returned: 0 };
const stored = { id: 'a', lineNo: 3, ...at, cancelled: 0, invoiced: 0 };

describe('quantities', () => {
  it('that moved are told by line', () => {
    const other = { ...stored, id: 'b', lineNo: 4 };
    expect(movedQuantities([stored, other], [{ ...stored, shipped: 4 }, other])).toEqual({
      'lines.2.shipped': { from: 0, to: 4 },
    });
  });

  it('that were cut are told as asked for and approved', () => {
    const cut = { lineNo: 1, requested: 10, approved: 6 };
    const full = { lineNo: 2, requested: 3, approved: 3 };
    expect(cutQuantities([cut, full])).toEqual({ 'lines.0.approved': { from: 10, to: 6 } });
  });
});
