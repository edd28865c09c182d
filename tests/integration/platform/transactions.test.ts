// One transaction whose statements travel together: order, failure and the end of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;
beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterAll(() => database.drop());

const put = (key: string) => sql`
  INSERT INTO organization_setting (org_id, key, value)
  VALUES (${org.orgId}::uuid, ${key}, '1')`;

const stored = () =>
  inTransaction({ orgId: org.orgId }, async (tx) => {
    const rows = await tx.rows<{ key: string }>(sql`
      SELECT key FROM organization_setting ORDER BY key`);
    return rows.map((row) => row.key);
  });

describe('statements of one transaction', () => {
  it('run in the order they were sent, each on what the ones before it wrote', async () => {
    const counts = await inTransaction({ orgId: org.orgId }, async (tx) => {
      const count = sql`SELECT count(*)::int AS n FROM organization_setting`;
      const [, one, , two] = await Promise.all([
        tx.run(put('a')),
        tx.row<{ n: number }>(count),
        tx.run(put('b')),
        tx.row<{ n: number }>(count),
      ]);
      return [one?.n, two?.n];
    });
    expect(counts).toEqual([1, 2]);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('fail together, with the error of the one that failed first', async () => {
    const work = inTransaction({ orgId: org.orgId }, (tx) =>
      Promise.all([tx.run(put('c')), tx.run(put('a')), tx.run(put('d'))]),
    );
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('are undone where the one that travels with COMMIT fails', async () => {
    const work = inTransaction({ orgId: org.orgId }, async (tx) => {
      await tx.run(put('e'));
      tx.append(put('a'));
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('are seen by what follows, though nobody waited for them, and count as one', async () => {
    await inTransaction({ orgId: org.orgId }, async (tx) => {
      tx.append(put('x'), put('y'));
      tx.append(put('z'));
      const count = sql`SELECT count(*)::int AS n FROM organization_setting WHERE key >= 'x'`;
      expect(await tx.row(count)).toEqual({ n: 3 });
      expect(tx.statements).toBe(2);
      tx.append(sql`DELETE FROM organization_setting WHERE key >= 'x'`);
    });
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('fail with their own error when nobody waited for them and others went on', async () => {
    const work = inTransaction({ orgId: org.orgId }, async (tx) => {
      tx.append(put('e'), put('a'));
      await tx.row(sql`SELECT 1 AS one`);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('cannot be ignored when they fail', async () => {
    const work = inTransaction({ orgId: org.orgId }, async (tx) => {
      await tx.run(put('f'));
      await tx.run(put('a')).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('ignored');
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('never reach the connection once the transaction is over', async () => {
    let late: Promise<unknown> | undefined;
    const work = inTransaction({ orgId: org.orgId }, async (tx) => {
      const slow = tx.run(put('g')).then(async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return tx.run(put('h'));
      });
      late = slow.catch((error: unknown) => error);
      await Promise.all([slow, tx.run(put('a'))]);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(String(await late)).toContain('over');
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('tell what failed, not what only followed it', async () => {
    const work = inTransaction({ orgId: org.orgId }, async (tx) => {
      // The one that fails is answered first and heard last.
      const fails = (async () => {
        try {
          await tx.run(put('a'));
        } finally {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      })();
      await Promise.all([fails, tx.row(sql`SELECT 1 AS one`)]);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('work again on the same connection after a failure, prepared or not', async () => {
    for (const key of ['i', 'j', 'k']) {
      await expect(
        inTransaction({ orgId: org.orgId }, (tx) =>
          Promise.all([tx.run(put('a')), tx.row(sql`SELECT ${key}::text AS fresh, 1 AS one`)]),
        ),
      ).rejects.toMatchObject({ code: '23505' });
    }
    const row = await inTransaction({ orgId: org.orgId }, (tx) =>
      tx.row(sql`SELECT ${'x'}::text AS fresh, 1 AS one`),
    );
    expect(row).toEqual({ fresh: 'x', one: 1 });
  });
});
