import { describe, expect, it } from 'vitest';
import { baseToPacks, packsToBase, parseQuantity } from '@/kernel/quantity';

describe('packs', () => {
  it('converts both ways', () => {
    expect(packsToBase(3, 12)).toBe(36);
    expect(baseToPacks(40, 12)).toEqual({ packs: 3, rest: 4 });
    expect(baseToPacks(-40, 12)).toEqual({ packs: -3, rest: -4 });
    expect(baseToPacks(-4, 12)).toEqual({ packs: 0, rest: -4 });
    expect(() => packsToBase(1, 0)).toThrow(RangeError);
    expect(() => baseToPacks(1, 1.5)).toThrow(RangeError);
    expect(() => packsToBase(1.5, 3)).toThrow(RangeError);
  });
});

describe('parseQuantity', () => {
  it.each([
    ['30', {}, 30],
    ['1,200', {}, 1200],
    ['2.5', { packFactor: 12 }, 30],
    ['2.0', {}, 2],
    ['0', { allowZero: true }, 0],
    ['-0', { allowZero: true }, 0],
  ])('reads %s with %o', (text, options, value) => {
    expect(parseQuantity(text, options)).toEqual({ ok: true, value });
  });

  it.each([
    ['', {}, 'number.empty'],
    ['two', {}, 'number.notANumber'],
    ['2.5', {}, 'quantity.notWhole'],
    ['0.1', { packFactor: 12 }, 'quantity.notWhole'],
    ['-1', {}, 'quantity.negative'],
    ['0', {}, 'quantity.zero'],
    ['1000000000', {}, 'quantity.tooLarge'],
    ['1.000', {}, 'number.ambiguous'],
    ['2.500', { packFactor: 12 }, 'number.ambiguous'],
  ])('refuses %s with %o as %s', (text, options, code) => {
    expect(parseQuantity(text, options)).toMatchObject({ ok: false, code });
  });
});
