// What the order list asks for, on its own page and among the waiting orders, and the credit left.
import { describe, expect, it } from 'vitest';
import { batchActionsFor, eligible } from '@/app/(desk)/orders/_list/batch-actions';
import { countOutcomes, isHeld } from '@/app/(desk)/orders/_list/batch-outcome';
import { creditLeft } from '@/app/(desk)/orders/_list/credit-left';
import {
  activeView,
  approvalScope,
  approvalViews,
  listInput,
  type OrderFilters,
  paramsOf,
} from '@/app/(desk)/orders/_list/order-filters';
import type { BatchState } from '@/app/(desk)/orders/_list/batch-runner';
import type { OrderOutcome } from '@/server/modules/orders/schemas';

const NONE: OrderFilters = {
  q: '',
  status: [],
  dealer: null,
  product: null,
  hold: undefined,
  gap: undefined,
  from: undefined,
  to: undefined,
};
const MANAGER = ['orders.approve', 'orders.releaseHold', 'orders.reject'];

describe('the question of the order list', () => {
  it('leaves out what is not filtered', () => {
    expect(listInput(NONE)).toEqual({});
  });

  it('does not break on an id that is none', () => {
    expect(listInput({ ...NONE, dealer: { id: 'x', label: 'x' }, q: '  SO ' })).toEqual({
      search: 'SO',
    });
  });

  it('asks for what waits for a manager, the oldest first', () => {
    expect(listInput(NONE, approvalScope(MANAGER))).toEqual({
      status: ['SUBMITTED', 'ON_HOLD'],
      oldestFirst: true,
    });
  });

  it('never leaves the waiting orders, whatever the address says', () => {
    const scope = approvalScope(MANAGER);
    expect(listInput({ ...NONE, status: ['ON_HOLD', 'CLOSED'] }, scope).status).toEqual([
      'ON_HOLD',
    ]);
    expect(listInput({ ...NONE, status: ['CLOSED'] }, scope).status).toEqual([
      'SUBMITTED',
      'ON_HOLD',
    ]);
  });

  it('shows only held orders to who may release but not approve', () => {
    const scope = approvalScope(['orders.releaseHold']);
    expect(scope.statuses).toEqual(['ON_HOLD']);
    expect(approvalViews(scope)).toEqual([]);
    expect(approvalScope(['orders.read']).statuses).toEqual([]);
  });

  it('knows which of its views is chosen', () => {
    const views = approvalViews(approvalScope(MANAGER));
    expect(activeView(views, [])).toBe('all');
    expect(activeView(views, ['ON_HOLD'])).toBe('held');
    expect(activeView(views, ['CLOSED'])).toBeNull();
  });

  it('reads the first of a repeated parameter', () => {
    expect(paramsOf({ q: ['a', 'b'] }).get('q')).toBe('a');
    expect(paramsOf({}).get('q')).toBeNull();
  });
});

describe('what is done to many orders', () => {
  it('is offered by permission and to the states that allow it', () => {
    expect(batchActionsFor(['orders.submit', 'orders.cancel'])).toEqual(['submit', 'cancel']);
    const orders = [{ status: 'DRAFT' }, { status: 'SUBMITTED' }, { status: 'CLOSED' }] as const;
    expect(eligible('submit', orders)).toEqual([{ status: 'DRAFT' }]);
    expect(eligible('approve', orders)).toEqual([{ status: 'SUBMITTED' }]);
  });
});

describe('credit left after an order', () => {
  const account = { creditLimitMinor: 1_000n, exposureMinor: 700n, currency: 'TWD' };

  it('is the limit less what is used and the order', () => {
    expect(creditLeft({ totalMinor: 200n }, account)).toMatchObject({
      leftMinor: 100n,
      afterMinor: 900n,
    });
    expect(creditLeft({ totalMinor: 301n }, account).leftMinor).toBe(-1n);
  });

  it('is without end where there is no limit', () => {
    const open = { ...account, creditLimitMinor: null };
    expect(creditLeft({ totalMinor: 301n }, open).leftMinor).toBeNull();
  });
});

describe('what a batch came to', () => {
  const outcome = (status: OrderOutcome['status']): BatchState<OrderOutcome> => ({
    kind: 'done',
    result: { orderId: '', number: '', version: 1, status, holds: [] },
  });

  it('does not call an order done that a rule has stopped', () => {
    const states = [
      outcome('APPROVED'),
      outcome('ON_HOLD'),
      { kind: 'failed', error: null } as const,
      { kind: 'waiting' } as const,
    ];
    expect(states.map(isHeld)).toEqual([false, true, false, false]);
    expect(countOutcomes(states)).toEqual({ done: 1, held: 1, failed: 1, left: 1, total: 4 });
  });
});
