// The client's endless lists send `cursor` and `direction: "forward"` beside a query's own input, so
// no procedure may mean something else by `direction`: it would refuse or misread every page.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter } from '@/server/api/root';

const DECLARED = '_def';

interface Procedure {
  readonly [DECLARED]: { readonly inputs: readonly unknown[] };
}

const procedures = appRouter[DECLARED].procedures as unknown as Record<string, Procedure>;

function fieldNames(input: unknown): string[] {
  return input instanceof z.ZodObject ? Object.keys(input.shape) : [];
}

describe('inputs of procedures', () => {
  it('leave the word of the endless list alone', () => {
    const clashing = Object.entries(procedures)
      .filter(([, door]) => door[DECLARED].inputs.flatMap(fieldNames).includes('direction'))
      .map(([path]) => path);
    expect(clashing).toEqual([]);
  });

  it('are seen by this test', () => {
    const list = procedures['catalog.listProducts'];
    expect(list?.[DECLARED].inputs.flatMap(fieldNames)).toContain('order');
  });
});
