// Where lines of a request go whose period is closed.
import { describe, expect, it } from 'vitest';
import { bookInOpen, unseenMoves } from '@/server/modules/expenses/domain/open-periods';

const period = (id: string, status: 'OPEN' | 'CLOSED') => [id, { id, code: id, status }] as const;
const periods = new Map([period('feb', 'CLOSED'), period('mar', 'CLOSED'), period('may', 'OPEN')]);
const april = { id: 'apr', code: 'apr', status: 'OPEN' };
const line = (lineNo: number, periodId: string) => ({ id: `l${lineNo}`, lineNo, periodId });

describe('a line', () => {
  it.each([
    ['of an open period stays', 'may', 'may', []],
    ['of a closed one goes into the first open one after it', 'mar', 'apr', [1]],
  ])('%s', (_, from, to, moved) => {
    const booked = bookInOpen([line(1, from)], periods, new Map([['mar', april]]));
    expect(booked.lines).toEqual([line(1, to)]);
    expect(booked.moves.map(({ lineNo }) => lineNo)).toEqual(moved);
    expect(booked.stuck).toEqual([]);
  });

  it('after whose period nothing is open is named', () => {
    const booked = bookInOpen([line(1, 'may'), line(2, 'feb')], periods, new Map());
    expect(booked.moves).toEqual([]);
    expect(booked.stuck).toEqual([
      {
        code: 'expenses.noOpenPeriod',
        field: 'lines.1.periodId',
        params: { line: 2, period: 'feb' },
      },
    ]);
  });
});

it('is approved only for the period the approver was shown', () => {
  const { moves } = bookInOpen([line(1, 'mar')], periods, new Map([['mar', april]]));
  expect(unseenMoves(moves, [{ lineId: 'l1', periodId: 'apr' }])).toEqual([]);
  for (const seen of [
    [],
    [{ lineId: 'l1', periodId: 'may' }],
    [{ lineId: 'x', periodId: 'apr' }],
  ]) {
    expect(unseenMoves(moves, seen)).toEqual([
      {
        code: 'expenses.periodClosed',
        field: 'periods',
        params: { line: 1, period: 'mar', open: 'apr' },
      },
    ]);
  }
});
