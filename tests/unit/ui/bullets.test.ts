import { describe, expect, it } from 'vitest';
import { prepareBullets } from '@/ui/charts/prepare/bullets';

const unit = { kind: 'money', currency: 'TWD' } as const;
const bars = (...pairs: [bigint | null, bigint | null][]) =>
  prepareBullets({
    unit,
    rows: pairs.map(([actual, target], i) => ({ key: `${i}`, label: `row ${i}`, actual, target })),
  });

describe('attainment bars', () => {
  it('share one scale that ends at the longest', () => {
    const model = bars([150n, 100n], [75n, 100n]);
    expect(model.mark).toBeCloseTo(1 / 1.5);
    expect(model.bars.map(({ length }) => length)).toEqual([1, 0.5]);
    expect(model.bars.map(({ isReached }) => isReached)).toEqual([true, false]);
  });

  it('end at the target where nobody reaches it', () => {
    const model = bars([30n, 100n], [60n, 100n]);
    expect(model.mark).toBe(1);
    expect(model.bars.map(({ rate }) => rate)).toEqual([0.3, 0.6]);
  });

  it('are cut at twice the target, and say so', () => {
    const model = bars([900n, 100n], [100n, 100n]);
    expect(model.mark).toBe(0.5);
    expect(model.bars.map(({ isCut, length, rate }) => [isCut, length, rate])).toEqual([
      [true, 1, 9],
      [false, 0.5, 1],
    ]);
  });

  it.each([
    ['no target', 50n, null],
    ['a target of nothing', 50n, 0n],
    ['no figure', null, 50n],
  ] as const)('have no rate with %s', (_, actual, target) => {
    expect(bars([actual, target]).bars[0]).toMatchObject({
      ...{ rate: null, length: 0, isReached: false, isCut: false },
    });
  });

  it('draw what came back as nothing, not as a bar to the left', () => {
    expect(bars([-50n, 100n]).bars[0]).toMatchObject({ rate: -0.5, length: 0 });
  });

  it('are empty without rows', () => {
    expect(bars()).toMatchObject({ isEmpty: true, mark: 1 });
  });
});
