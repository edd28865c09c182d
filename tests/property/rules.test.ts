/** Laws of the business rules: order does not matter, nothing is lost, nothing goes below zero. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber } from '@/kernel/business-date';
import { resolvePrice, type PriceCandidate } from '@/server/modules/catalog/domain/resolve-price';
import { availableToPromise, promiseOn } from '@/server/modules/inventory/domain/atp';
import { stockWarnings } from '@/server/modules/inventory/domain/stock-warning';
import { cutsWorth } from '@/server/modules/orders/domain/cut-lines';
import { ageItems } from '@/server/modules/receivables/domain/ageing';
import {
  allocateAsTold,
  allocateOldestFirst,
} from '@/server/modules/receivables/domain/allocate-receipt';
import { creditReturned } from '@/server/modules/receivables/domain/credit-note';
import { draftInvoice } from '@/server/modules/receivables/domain/invoice-lines';

const FIRST_DAY = 20_000;
const date = fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 60 }).map(fromDayNumber);
const openEnd = fc.option(date, { nil: null });
const target = fc.constantFrom(null, 'd1', 'd2', 'l1', 'l2', 'r1', 'r2');

const assignment = target.map((id) => ({
  dealerId: id?.startsWith('d') ? id : null,
  levelId: id?.startsWith('l') ? id : null,
  regionId: id?.startsWith('r') ? id : null,
}));

const candidates: fc.Arbitrary<PriceCandidate[]> = fc
  .array(
    fc.record({
      code: fc.constantFrom('A', 'B', 'C'),
      currency: fc.constantFrom('TWD', 'USD'),
      priority: fc.integer({ min: 0, max: 2 }),
      listFrom: openEnd,
      itemFrom: openEnd,
      minQuantity: fc.integer({ min: 1, max: 5 }),
      unitPrice: fc.integer({ min: 1, max: 9 }).map(String),
      assignments: fc.array(assignment, { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ listFrom, itemFrom, ...row }, i) => ({
      ...row,
      name: row.code,
      listId: `${row.code}${i}`,
      itemId: `i${i}`,
      listValidity: { from: listFrom, to: null },
      itemValidity: { from: itemFrom, to: null },
    })),
  );

describe('prices and stock', () => {
  it('prices the same whatever the order of candidates', () => {
    const shuffled = candidates.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 6 }), date, ([list, other], quantity, on) => {
        const question = {
          dealerId: 'd1',
          levelPath: ['l1', 'l2'],
          regionPath: ['r1', 'r2'],
          currency: 'TWD',
          on,
          quantity,
        };
        expect(resolvePrice(other, question)).toEqual(resolvePrice(list, question));
      }),
    );
  });

  const events = fc.array(fc.record({ on: date, quantity: fc.integer({ min: -20, max: 20 }) }));

  it('promises no more than is there on any later day, and a promise breaks no other', () => {
    fc.assert(
      fc.property(events, fc.nat(50), date, (all, onHand, day) => {
        const today = fromDayNumber(FIRST_DAY);
        const input = { onHand, today, horizonDays: 60, events: all };
        const promised = promiseOn(availableToPromise(input), day);
        if (promised <= 0) return;
        const demand = { on: day, quantity: -promised };
        const after = availableToPromise({ ...input, events: [...all, demand] });
        expect(promiseOn(after, day)).toBe(0);
      }),
    );
  });

  it('lacks line by line what the order lacks as a whole', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(quantities, fc.nat(80), (wanted, available) => {
        const lines = wanted.map((quantity, line) => ({ line, productId: 'p', quantity }));
        const stock = [
          { productId: 'p', available, reorderPoint: null, events: [], elsewhere: [] },
        ];
        const warnings = stockWarnings({ lines, stock, today: '2025-01-01', horizonDays: 1 });
        const lacking = warnings.reduce((sum, warning) => sum + warning.shortage, 0);
        const total = wanted.reduce((a, b) => a + b, 0);
        expect(lacking).toBe(Math.max(0, total - available));
      }),
    );
  });
});

const items = fc
  .array(fc.record({ dueOn: openEnd, openMinor: fc.bigInt({ min: 0n, max: 1000n }) }), {
    maxLength: 10,
  })
  .map((rows) =>
    rows.map((row, i) => ({
      ...row,
      invoiceId: `i${i}`,
      number: `N${i}`,
      issuedOn: fromDayNumber(FIRST_DAY),
    })),
  );
const positive = fc.bigInt({ min: 1n, max: 5000n });
const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);

describe('receivables', () => {
  it('applies a receipt once: Σ allocated + unapplied = received', () => {
    fc.assert(
      fc.property(items, positive, (open, amount) => {
        const { allocations, unappliedMinor } = allocateOldestFirst(amount, open);
        expect(sum(allocations.map((a) => a.amountMinor)) + unappliedMinor).toBe(amount);
        for (const { invoiceId, amountMinor } of allocations) {
          const invoice = open.find((one) => one.invoiceId === invoiceId);
          expect(amountMinor > 0n && amountMinor <= (invoice?.openMinor ?? 0n)).toBe(true);
        }
        const owed = sum(open.map((one) => one.openMinor));
        expect(unappliedMinor).toBe(amount > owed ? amount - owed : 0n);
        expect(allocateAsTold(amount, open, allocations, 'TWD')).toEqual({
          allocations,
          unappliedMinor,
        });
        expect(allocateOldestFirst(amount, open.toReversed()).allocations).toEqual(allocations);
      }),
    );
  });

  it('ages every amount into exactly one bucket', () => {
    fc.assert(
      fc.property(items, date, (open, asOf) => {
        const { buckets, totalMinor } = ageItems(open, asOf);
        expect(totalMinor).toBe(sum(open.map((item) => item.openMinor)));
        expect(sum(buckets.map((bucket) => bucket.amountMinor))).toBe(totalMinor);
      }),
    );
  });

  it('bills and credits a line in any parts to its exact amounts', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(parts, amount, amount, (quantities, netMinor, taxMinor) => {
        const requested = quantities.reduce((a, b) => a + b, 0);
        let invoiced = 0;
        const billed = quantities.map((quantity, i) => {
          const line = {
            orderLineId: 'l',
            productId: 'p',
            unitPrice: '1',
            taxRate: '0',
            requested,
            shipped: requested,
            invoiced,
            netMinor,
            taxMinor,
          };
          invoiced += quantity;
          const draft = draftInvoice([{ line, quantity }]);
          return { ...draft, invoiceId: `i${i}`, invoiceLineId: `l${i}`, productId: 'p', quantity };
        });
        expect(sum(billed.map((one) => one.netMinor))).toBe(netMinor);
        expect(sum(billed.map((one) => one.taxMinor))).toBe(taxMinor);
        expect(billed.every((one) => one.netMinor >= 0n && one.taxMinor >= 0n)).toBe(true);

        const creditable = billed.map((one) => ({ ...one, credited: 0 }));
        const { lines, notInvoiced } = creditReturned(creditable, requested + 1);
        expect(notInvoiced).toBe(1);
        expect(sum(lines.map((line) => line.netMinor))).toBe(netMinor);
      }),
    );
  });
});

describe('cuts', () => {
  it('are worth the amount, and no line is cut beyond itself', () => {
    const lines = fc
      .array(
        fc.record({
          quantity: fc.integer({ min: 1, max: 500 }),
          totalMinor: fc.bigInt({ min: 0n, max: 100_000n }),
        }),
        { maxLength: 6 },
      )
      .map((rows) => rows.map((row, line) => ({ line, ...row })));
    fc.assert(
      fc.property(lines, positive, (order, amount) => {
        const cuts = cutsWorth(order, amount);
        const total = sum(order.map((line) => line.totalMinor));
        if (cuts === null) {
          expect(total < amount).toBe(true);
          return;
        }
        const after = order.map((line) => {
          const left = line.quantity - (cuts.find((cut) => cut.line === line.line)?.by ?? 0);
          expect(left).toBeGreaterThanOrEqual(0);
          const scaled = 2n * line.totalMinor * BigInt(left) + BigInt(line.quantity);
          return scaled / (2n * BigInt(line.quantity));
        });
        expect(total - sum(after) >= amount).toBe(true);
      }),
    );
  });
});
