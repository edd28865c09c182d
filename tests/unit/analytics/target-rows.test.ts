// Rows of targets as they are pasted: what is read, and what is said against them.
import { describe, expect, it } from 'vitest';
import { readTargetCells } from '@/app/(desk)/targets/_form/paste-rows';
import { RowRefusals } from '@/kernel/row-refusal';
import { readTargetRows, type TargetRowText } from '@/server/modules/analytics/domain/target-rows';

const row = (wish: Partial<TargetRowText>): TargetRowText => ({
  ...{ code: 'S1', startsOn: '2026-01-01', amount: '1,200.50', endsOn: '', quantity: '', ...wish },
});

function read(rows: readonly TargetRowText[], needsCode = true) {
  const refusals = new RowRefusals();
  const good = readTargetRows(rows, { currency: 'USD', needsCode }, refusals);
  const found = refusals.list().map(({ index, field, code }) => `${index} ${field} ${code}`);
  return { good, found };
}

describe('a pasted row', () => {
  it('is read exactly', () => {
    expect(read([row({ endsOn: '2026-06-30', quantity: '40' })])).toEqual({
      good: [
        {
          ...{ index: 0, code: 'S1', startsOn: '2026-01-01', endsOn: '2026-06-30' },
          ...{ amountMinor: 120_050n, quantity: 40n },
        },
      ],
      found: [],
    });
  });

  it.each([
    [{ code: ' ' }, '0 code request.required'],
    [{ startsOn: 'soon' }, '0 startsOn date.notADate'],
    [{ amount: '' }, '0 amount number.empty'],
    [{ amount: '-1' }, '0 amount targets.belowZero'],
    [{ amount: '1.2345' }, '0 amount money.tooPrecise'],
    [{ amount: '1.234' }, '0 amount number.ambiguous'],
    [{ quantity: '1.000' }, '0 quantity number.ambiguous'],
    [{ endsOn: '2025-12-31' }, '0 endsOn request.endBeforeStart'],
    [{ quantity: '1.5' }, '0 quantity quantity.notWhole'],
  ])('with %o is refused: %s', (wish, finding) => {
    expect(read([row(wish)])).toEqual({ good: [], found: [finding] });
  });

  it('needs no code where it is about the company', () => {
    expect(read([row({ code: '' })], false).good).toHaveLength(1);
  });

  it('stands once for one subject and day', () => {
    const rows = [row({}), row({ amount: '7' }), row({ startsOn: '2026-02-01' })];
    const { good, found } = read(rows);
    expect(good.map(({ index }) => index)).toEqual([0, 2]);
    expect(found).toEqual(['1 startsOn request.repeatedRow']);
  });
});

describe('pasted cells', () => {
  const cells = { code: 'S1', startsOn: '2026-01-01', amount: '5', endsOn: '', quantity: '' };

  it('lose a heading and blank lines', () => {
    const table = readTargetCells('Code\tFrom\tAmount\n\nS1\t2026-01-01\t5\r\n', true);
    // The reader counts the heading and the blank line.
    expect(table).toEqual({ rows: [cells], lines: [3] });
  });

  it('of the company begin with the day', () => {
    const rows = [{ ...cells, code: '' }];
    expect(readTargetCells('2026-01-01\t5', false)).toEqual({ rows, lines: [1] });
    expect(readTargetCells('From\tAmount\n2026-01-01\t5', false)).toEqual({ rows, lines: [2] });
  });
});
