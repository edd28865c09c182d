// What was lost stands before the stage it kept goods from.
import { expect, it } from 'vitest';
import { lossesBefore, lostLinesHref } from '@/app/(desk)/dashboards/order-flow/_flow/losses';

const cause = (kind: string, name: string, quantity: bigint) => ({
  ...{ kind, cause: name, quantity, amountMinor: 0n },
});

it('puts what was cancelled before approval before it, and the rest behind', () => {
  const causes = [
    cause('REJECTED', 'REJECTED', 5n),
    cause('REJECTED', 'NOT_APPROVED', 2n),
    cause('CANCELLED', 'BEFORE_APPROVAL', 40n),
    cause('CANCELLED', 'AFTER_APPROVAL', 3n),
    cause('CANCELLED', 'words of an import', 1n),
    cause('RETURNED', 'DAMAGED', 9n),
  ];
  expect(lossesBefore('APPROVED', causes)).toEqual([
    { key: 'rejected', kind: 'REJECTED', cause: null, quantity: 7n },
    { key: 'cancelledBefore', kind: 'CANCELLED', cause: 'BEFORE_APPROVAL', quantity: 40n },
  ]);
  expect(lossesBefore('SHIPPED', causes)).toEqual([
    { key: 'cancelled', kind: 'CANCELLED', cause: null, quantity: 4n },
  ]);
  expect(lossesBefore('DELIVERED', causes)).toEqual([]);
});

it('opens the lines of its cause, or of all causes where it has several', () => {
  const days = { from: '2026-01-01', to: '2026-03-31' };
  const span = 'from=2026-01-01&to=2026-03-31';
  expect(lostLinesHref(days, { kind: 'CANCELLED', cause: 'BEFORE_APPROVAL' })).toBe(
    `/dashboards/lines?${span}&kind=CANCELLED&cause=BEFORE_APPROVAL`,
  );
  expect(lostLinesHref(days, { kind: 'REJECTED', cause: null })).toBe(
    `/dashboards/lines?${span}&kind=REJECTED`,
  );
});
