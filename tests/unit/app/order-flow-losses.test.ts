// What was lost stands before the stage it kept goods from.
import { expect, it } from 'vitest';
import { lossesBefore } from '@/app/(desk)/dashboards/order-flow/_flow/losses';

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
    { key: 'rejected', quantity: 7n },
    { key: 'cancelledBefore', quantity: 40n },
  ]);
  expect(lossesBefore('SHIPPED', causes)).toEqual([{ key: 'cancelled', quantity: 4n }]);
  expect(lossesBefore('DELIVERED', causes)).toEqual([]);
});
