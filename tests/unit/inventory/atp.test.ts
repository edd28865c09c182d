import { describe, expect, it } from 'vitest';
import { addDays } from '@/kernel/business-date';
import { availableToPromise, earliestDate, promiseOn } from '@/server/modules/inventory/domain/atp';

const today = '2025-06-01';
const day = (n: number) => addDays(today, n);
const events = [
  { on: day(1), quantity: -3 },
  { on: day(3), quantity: 10 },
  { on: day(4), quantity: -15 },
  { on: day(5), quantity: 1 },
  { on: day(6), quantity: 3 },
];
const steps = availableToPromise({ onHand: 20, today, horizonDays: 30, events });

describe('available to promise', () => {
  it('gives 12, 12, 12, 12, 13, 16, 16 from day 0 through each event to the horizon', () => {
    expect(steps.map((step) => step.available)).toEqual([12, 12, 12, 12, 13, 16, 16]);
    expect(steps.map((step) => step.from)).toEqual([0, 1, 3, 4, 5, 6, 30].map(day));
  });

  it.each([
    [0, 12],
    [2, 12],
    [4, 12],
    [5, 13],
    [6, 16],
    [29, 16],
    [400, 16],
  ])('promises on day %i %i', (n, available) => {
    expect(promiseOn(steps, day(n))).toBe(available);
  });

  it.each([
    [1, 0],
    [12, 0],
    [13, 5],
    [16, 6],
    [17, null],
  ])('has %i at the earliest on day %s', (quantity, n) => {
    expect(earliestDate(steps, quantity)).toBe(n === null ? null : day(n));
  });

  it('does not depend on the order of events and adds those of one day', () => {
    const split = [...events, { on: day(4), quantity: 5 }, { on: day(4), quantity: -5 }];
    const shuffled = split.toReversed();
    expect(availableToPromise({ onHand: 20, today, horizonDays: 30, events: shuffled })).toEqual(
      steps,
    );
  });

  it('counts overdue demand now and overdue supply never', () => {
    const late = [
      { on: day(-2), quantity: -5 },
      { on: day(-1), quantity: 8 },
    ];
    expect(availableToPromise({ onHand: 20, today, horizonDays: 7, events: late })).toEqual([
      { from: today, available: 15 },
      { from: day(7), available: 15 },
    ]);
  });

  it('looks no further than the horizon, and shows what is promised too much', () => {
    const far = [{ on: day(8), quantity: -50 }];
    expect(availableToPromise({ onHand: 5, today, horizonDays: 7, events: far })[0]).toEqual({
      from: today,
      available: 5,
    });
    expect(availableToPromise({ onHand: 5, today, horizonDays: 8, events: far })[0]).toEqual({
      from: today,
      available: -45,
    });
    expect(availableToPromise({ onHand: 5, today, horizonDays: 0, events: [] })).toEqual([
      { from: today, available: 5 },
    ]);
    expect(promiseOn(steps, day(-1))).toBe(0);
  });
});
