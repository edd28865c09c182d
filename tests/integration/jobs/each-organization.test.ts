// One company whose books are broken keeps no other from what is done for all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachOrganization } from '@/jobs/each-organization';
import { createTestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let orgIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const made = [await createTestOrganization(), await createTestOrganization()];
  orgIds = made.map(({ orgId }) => orgId);
});
afterAll(() => database.drop());

it('takes every organization in turn and sums what each answers', async () => {
  const seen: string[] = [];
  const told: number[][] = [];
  const report = (...steps: number[]) => void told.push(steps);
  const done = await eachOrganization(
    { signal: new AbortController().signal, report },
    async (orgId) => {
      seen.push(orgId);
      return 3;
    },
  );
  expect(seen.toSorted()).toEqual(orgIds.toSorted());
  expect(done).toEqual({ organizations: 2, total: 6 });
  expect(told).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

it('goes on past one that fails, and then says so', async () => {
  const seen: string[] = [];
  const run = eachOrganization(
    { signal: new AbortController().signal, report: () => undefined },
    async (orgId) => {
      seen.push(orgId);
      if (seen.length === 1) throw new Error('its books are broken');
      return 1;
    },
  );
  await expect(run).rejects.toThrow('failed for 1 of 2');
  expect(seen).toHaveLength(2);
});

it('stops between two when it is told to', async () => {
  const control = new AbortController();
  let turns = 0;
  const run = eachOrganization({ signal: control.signal, report: () => undefined }, async () => {
    turns += 1;
    control.abort();
    return 1;
  });
  await expect(run).rejects.toThrow();
  expect(turns).toBe(1);
});
