// What every procedure promises: permission, one transaction, one answer per idempotency key.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { createCallerFactory, reads, router, writes } from '@/server/api/trpc';
import { sql } from '@/server/platform/sql';
import { requestContext, type SignedIn } from '../../fixtures/actors';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

/** Runs inside the probes below; each test sets what it needs. */
let during: (attempt: number) => Promise<void> = async () => undefined;
let attempts = 0;

const Counter = z.object({ series: z.string(), by: z.number().int().positive() });
const Count = z.object({ last: z.bigint(), at: z.date() });

const probes = router({
  add: writes('orders.create')
    .input(Counter)
    .output(Count)
    .mutation(async ({ ctx, input }) => {
      attempts += 1;
      const { tx, journal, now } = ctx.work;
      const row = await tx.row<{ last: bigint }>(sql`
        INSERT INTO number_series (org_id, series, last)
        VALUES (${tx.orgId}::uuid, ${input.series}, ${input.by})
        ON CONFLICT (org_id, series) DO UPDATE SET last = number_series.last + ${input.by}
        RETURNING last`);
      journal.audit({ docKind: 'setting', docId: tx.orgId, action: 'probed' });
      await during(attempts);
      return { last: row?.last ?? 0n, at: now };
    }),
  look: reads('orders.read')
    .input(z.object({ series: z.string() }))
    .output(z.object({ last: z.bigint().nullable(), statements: z.number() }))
    .query(async ({ ctx, input }) => {
      const { tx } = ctx.work;
      const row = await tx.row<{ last: bigint }>(sql`
        SELECT last FROM number_series
        WHERE org_id = ${tx.orgId}::uuid AND series = ${input.series}`);
      return { last: row?.last ?? null, statements: tx.statements };
    }),
  lies: reads('self')
    .output(z.object({ count: z.number() }))
    .query(() => ({ count: 'many' }) as unknown as { count: number }),
});

const callerOf = createCallerFactory(probes);

/** Holds the first so many callers until all of them are there; later ones pass. */
function meetingOf(count: number): () => Promise<void> {
  let here = 0;
  let open!: () => void;
  const everyone = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    here += 1;
    if (here >= count) open();
    return everyone;
  };
}

describe('procedures', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let clerk: SignedIn;

  const as = (who: SignedIn, key: string = newId()) =>
    callerOf(requestContext(who.claims, org.clock, key));
  const counted = async (series: string) => (await as(clerk).look({ series })).last;
  const audited = async () => {
    const rows = await org.work(({ tx }) =>
      tx.rows(sql`SELECT id FROM audit_event
        WHERE org_id = ${tx.orgId}::uuid AND action = 'probed'`),
    );
    return rows.length;
  };

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    org = await createTestOrganization();
    clerk = await org.as('ORDER_CLERK');
    attempts = 0;
    during = async () => undefined;
  });

  it('gives the same answer to the same key and acts once', async () => {
    const first = await as(clerk, 'key-0000001').add({ series: 'a', by: 3 });
    org.clock.advance({ minutes: 5 });
    const second = await as(clerk, 'key-0000001').add({ by: 3, series: 'a' });
    expect(second).toEqual(first);
    expect(second.at).toBeInstanceOf(Date);
    expect(await counted('a')).toBe(3n);
    expect(await audited()).toBe(1);
    expect(attempts).toBe(1);
  });

  it('refuses a key that was used with another body', async () => {
    await as(clerk, 'key-0000002').add({ series: 'b', by: 1 });
    const refusal = await refusalOf(as(clerk, 'key-0000002').add({ series: 'b', by: 2 }));
    expect(refusal).toMatchObject({ code: 'request.idempotencyKeyReused', status: 'conflict' });
    expect(await counted('b')).toBe(1n);
  });

  it('refuses what has no plain value as input that is not valid', async () => {
    const refusal = await refusalOf(as(clerk, 'key-0000009').add({ series: 'b', by: Number.NaN }));
    expect(refusal).toMatchObject({ code: 'request.invalid', status: 'invalid' });
  });

  it('keeps the keys of two people apart', async () => {
    const other = await org.signIn({ roles: ['ORDER_CLERK'] });
    await as(clerk, 'key-0000003').add({ series: 'c', by: 1 });
    await as(other, 'key-0000003').add({ series: 'c', by: 5 });
    expect(await counted('c')).toBe(6n);
  });

  it('gives twins at the same moment the same answer', async () => {
    const twins = Array.from({ length: 12 }, () =>
      as(clerk, 'key-0000004').add({ series: 'd', by: 7 }),
    );
    const answers = await Promise.all(twins);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await counted('d')).toBe(7n);
    expect(await audited()).toBe(1);
  });

  it.each([undefined, '', 'short', 'with space in it', 'x'.repeat(101)])(
    'refuses the key %j',
    async (key) => {
      const context = { ...requestContext(clerk.claims, org.clock), idempotencyKey: key };
      const refusal = await refusalOf(callerOf(context).add({ series: 'e', by: 1 }));
      expect(refusal).toMatchObject({ code: 'request.idempotencyKeyMissing', status: 'invalid' });
      expect(await counted('e')).toBeNull();
    },
  );

  it('refuses who lacks the permission, before looking at the input', async () => {
    const warehouse = await org.as('WAREHOUSE');
    const refusal = await refusalOf(as(warehouse).add({ series: '', by: -1 }));
    expect(refusal).toMatchObject({
      code: 'auth.notPermitted',
      status: 'forbidden',
      params: { permission: 'orders.create' },
    });
  });

  it('refuses a session of another organization, a forged dealer and nobody', async () => {
    const other = await createTestOrganization();
    const foreign = { ...clerk.claims, orgId: other.orgId };
    const dealer = { ...clerk.claims, dealerId: newId() };
    for (const claims of [foreign, dealer, null]) {
      const call = callerOf(requestContext(claims, org.clock)).add({ series: 'f', by: 1 });
      expect(await refusalOf(call)).toMatchObject({ code: 'auth.signedOut' });
    }
    expect(await counted('f')).toBeNull();
  });

  it('names the field of input that does not fit', async () => {
    const refusal = await refusalOf(as(clerk).add({ series: 'g', by: 0 }));
    expect(refusal).toMatchObject({ code: 'request.invalid', status: 'invalid', field: 'by' });
    expect(refusal.issues?.[0]).toMatchObject({ code: 'request.too_small', field: 'by' });
  });

  it('hides an answer that does not fit its schema as a fault', async () => {
    await expect(as(clerk).lies()).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'fault',
    });
  });

  it('leaves nothing of a refused write, and lets its key be used again', async () => {
    during = async () => {
      throw new DomainError('orders.notYet');
    };
    const refusal = await refusalOf(as(clerk, 'key-0000005').add({ series: 'h', by: 1 }));
    expect(refusal.code).toBe('orders.notYet');
    expect(await counted('h')).toBeNull();
    expect(await audited()).toBe(0);
    during = async () => undefined;
    await as(clerk, 'key-0000005').add({ series: 'h', by: 1 });
    expect(await counted('h')).toBe(1n);
  });

  it('runs a resolver again after a deadlock, so that both callers succeed', async () => {
    await as(clerk).add({ series: 'x', by: 1 });
    await as(clerk).add({ series: 'y', by: 1 });
    const meet = meetingOf(2);
    let runs = 0;
    const crossing = router({
      lock: writes('orders.create')
        .input(z.tuple([z.string(), z.string()]))
        .output(z.object({ ok: z.boolean() }))
        .mutation(async ({ ctx, input: [first, second] }) => {
          runs += 1;
          const { tx } = ctx.work;
          const raise = (series: string) => sql`
            UPDATE number_series SET last = last + 10
            WHERE org_id = ${tx.orgId}::uuid AND series = ${series}`;
          await tx.run(raise(first));
          await meet();
          await tx.run(raise(second));
          return { ok: true };
        }),
    });
    const cross = (order: [string, string]) =>
      createCallerFactory(crossing)(requestContext(clerk.claims, org.clock)).lock(order);
    await Promise.all([cross(['x', 'y']), cross(['y', 'x'])]);
    // Both may see the deadlock before either has let go, and then both run again.
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(await counted('x')).toBe(21n);
    expect(await counted('y')).toBe(21n);
  });

  it('checks session, settings and key in one statement', async () => {
    const { statements } = await as(clerk).look({ series: 'z' });
    expect(statements).toBe(2);
  });
});
