// Findings in pasted rows name the lines that their reader counts.
import { expect, it } from 'vitest';
import { toldAtLines } from '@/app/(desk)/_paste/told-at-lines';
import { readClipboard } from '@/app/(desk)/price-lists/_detail/grid-model';

it('counts the heading and blank lines', () => {
  const { rows, lines } = readClipboard('Product\tPrice\n\nP1\t5\n\nP1\t6\n');
  expect(rows.map(({ product, unitPrice }) => [product, unitPrice])).toEqual([
    ['P1', '5'],
    ['P1', '6'],
  ]);
  expect(lines).toEqual([3, 5]);
  const lineOf = (index: number) => lines[index] ?? 0;
  expect(toldAtLines({ code: 'request.repeatedRow', params: { row: 1 } }, lineOf)).toEqual({
    ...{ code: 'request.repeatedRow', params: { row: 3 } },
  });
  const other = { code: 'request.required', params: undefined } as const;
  expect(toldAtLines(other, lineOf)).toBe(other);
});
