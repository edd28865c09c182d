// Every procedure says who may call it, what goes in and what comes out.
import { describe, expect, it } from 'vitest';
import { appRouter } from '@/server/api/root';
import type { ProcedureMeta } from '@/server/api/trpc';
import { isPermission } from '@/server/modules/identity/domain/permissions';
import { sourceFiles } from './source';

// tRPC keeps what a procedure was declared with under this name.
const DECLARED = '_def';
interface Declared {
  meta?: ProcedureMeta;
  type: 'query' | 'mutation';
  inputs: unknown[];
}
const doors = Object.entries(
  appRouter[DECLARED].procedures as unknown as Record<string, Record<typeof DECLARED, Declared>>,
).map(([path, door]) => ({ path, ...door[DECLARED] }));

/** Without a session: each is guarded by the secret of an invitation. */
const OPEN = ['identity.greetInvitee', 'identity.acceptInvitation'];

describe('procedures', () => {
  it('are many', () => {
    expect(doors.length).toBeGreaterThan(80);
  });

  it.each(doors.map(({ path, meta }) => [path, meta] as const))('%s says who may', (path, meta) => {
    if (OPEN.includes(path)) expect(meta?.permission).toBe('public');
    else expect(meta?.permission === 'self' || isPermission(meta?.permission ?? '')).toBe(true);
  });

  it('read by query and write by mutation', () => {
    const wrong = doors.filter(
      ({ meta, type }) => (meta?.kind === 'write') !== (type === 'mutation'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('check what goes in', () => {
    expect(doors.filter(({ inputs }) => inputs.length === 0).map(({ path }) => path)).toEqual([]);
  });

  it('say what comes out', () => {
    const declared = /\b(?:reads|readsReplica|writes|open)\('/g;
    const uneven = sourceFiles('src/server/modules')
      .filter(({ name }) => /(?:router|procedures)\.ts$/.test(name))
      .filter(({ text }) => {
        const outputs = text.match(/\.output\(/g)?.length ?? 0;
        return outputs !== (text.match(declared)?.length ?? 0);
      });
    expect(uneven.map(({ name }) => name)).toEqual([]);
  });
});
