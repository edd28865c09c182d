// How the browser tells one question from another.
import { describe, expect, it } from 'vitest';
import { makeQueryClient } from '@/trpc/query-client';
import { hashOfKey } from '@/trpc/query-key';

describe('a key', () => {
  it('does not depend on the order of its names', () => {
    expect(hashOfKey([{ a: 1, b: { d: 2, c: 3 } }])).toBe(hashOfKey([{ b: { c: 3, d: 2 }, a: 1 }]));
  });

  it('may hold amounts, which are not the text of their digits', () => {
    const amounts = [{ minor: 600_000n }, { minor: '600000' }, { minor: 600_000 }, { minor: 1n }];
    expect(new Set(amounts.map((one) => hashOfKey([one]))).size).toBe(amounts.length);
  });

  it('with an amount is asked and answered like any other', async () => {
    const client = makeQueryClient();
    const queryKey = [['expenses', 'preview'], { input: { lines: [{ minor: 600_000n }] } }];
    await client.fetchQuery({ queryKey, queryFn: () => 'answer' });
    expect(client.getQueryData(queryKey)).toBe('answer');
  });
});
