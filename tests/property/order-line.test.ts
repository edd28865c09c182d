/**
 * Random sequences of everything that can happen to an order line: every quantity keeps its
 * invariants, refusals change nothing, the bridge adds up, and the order's status always moves
 * along its table.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDomainError } from '@/kernel/domain-error';
import { deriveStatus } from '@/server/modules/orders/domain/derive-status';
import {
  lineFaults,
  newLine,
  overShipAllowance,
  type LineQuantities,
} from '@/server/modules/orders/domain/line-quantities';
import * as move from '@/server/modules/orders/domain/move-line';
import { orderMachine, type OrderStatus } from '@/server/modules/orders/domain/order-machine';
import { quantityBridge } from '@/server/modules/orders/domain/quantity-bridge';

type Move = (line: LineQuantities, quantity: number) => LineQuantities;

const MOVES: Readonly<Record<string, Move>> = {
  reserve: move.reserveLine,
  unreserve: move.unreserveLine,
  ship: move.shipLine,
  deliver: move.deliverLine,
  returnForGood: (line, quantity) => move.returnLine(line, quantity, { reopen: false }),
  returnAndReopen: (line, quantity) => move.returnLine(line, quantity, { reopen: true }),
  cancel: move.cancelLine,
  invoice: move.invoiceLine,
};

const step = fc.tuple(
  fc.constantFrom(...Object.values(MOVES)),
  fc.nat(2),
  fc.integer({ min: 1, max: 12 }),
);
const order = fc.record({
  lines: fc.array(
    fc.integer({ min: 1, max: 30 }).chain((requested) =>
      fc.record({
        requested: fc.constant(requested),
        approved: fc.integer({ min: 0, max: requested }),
      }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  tolerance: fc.constantFrom('0', '0.1', '0.5'),
  steps: fc.array(step, { maxLength: 60 }),
});

function approvedLines(
  lines: readonly { requested: number; approved: number }[],
  tolerance: string,
): LineQuantities[] {
  return lines.map(({ requested, approved }) =>
    move.approveLine(newLine(requested), approved, overShipAllowance(approved, tolerance)),
  );
}

/** The line after the move, or the same line when the move is refused. */
function attempt(act: Move, line: LineQuantities, quantity: number): LineQuantities {
  try {
    return act(line, quantity);
  } catch (error) {
    if (isDomainError(error)) return line;
    throw error;
  }
}

/** Whether the table leads from one status to another, in as many actions as it takes. */
function leadsTo(from: OrderStatus, to: OrderStatus): boolean {
  const reached = new Set([from]);
  for (const status of reached) {
    for (const t of orderMachine.transitions) if (t.from === status) reached.add(t.to);
  }
  return reached.has(to);
}

describe('an order line', () => {
  it('keeps every invariant through any sequence of moves', () => {
    fc.assert(
      fc.property(order, ({ lines, tolerance, steps }) => {
        const state = approvedLines(lines, tolerance);
        for (const [act, index, quantity] of steps) {
          const line = state[index];
          if (line === undefined) continue;
          const after = attempt(act, line, quantity);
          expect(lineFaults(after)).toEqual([]);
          state[index] = after;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('explains every missing unit by exactly one cause', () => {
    fc.assert(
      fc.property(order, fc.nat(20), ({ lines, tolerance, steps }, available) => {
        let [line = newLine(1)] = approvedLines(lines, tolerance);
        for (const [act, , quantity] of steps) line = attempt(act, line, quantity);
        const bridge = quantityBridge({
          status: 'PARTIALLY_SHIPPED',
          line,
          cutReason: null,
          openHolds: [],
          available,
          dueOn: null,
          today: '2025-01-01',
        });
        const missing = bridge.gaps.reduce((sum, gap) => sum + gap.quantity, 0);
        expect(bridge.fulfilled - bridge.overShipped + missing).toBe(line.requested);
        expect(bridge.inTransit).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('moves the order along its table only', () => {
    fc.assert(
      fc.property(order, ({ lines, tolerance, steps }) => {
        const state = approvedLines(lines, tolerance);
        if (state.every((line) => line.approved === 0)) return;
        let status: OrderStatus = deriveStatus('APPROVED', state);
        expect(status).toBe('APPROVED');
        for (const [act, index, quantity] of steps) {
          const line = state[index];
          if (line === undefined || status === 'CANCELLED') continue;
          state[index] = attempt(act, line, quantity);
          const after = deriveStatus(status, state);
          expect(after === status || leadsTo(status, after), `${status} → ${after}`).toBe(true);
          status = after;
        }
      }),
      { numRuns: 300 },
    );
  });
});
