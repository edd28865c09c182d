// Money is also spent at centres that have others below them: they answer for what is their own.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeDeviations } from '@/server/modules/analytics';
import { foldAll } from '../../fixtures/folded';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { SPENT_RULE } from './deviation-rule';
import { openFigures } from './figures-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('is found of a centre with others below it, and counts nothing of theirs', async () => {
  const { org, centres, accounts, post, posting } = await openFigures();
  const inNorth = { centre: 'NORTH', period: 3 } as const;
  await post([posting('ORIGINAL', 10_000n, inNorth), posting('ACTUAL', 30_000n, inNorth)]);
  await foldAll(org.orgId);
  const { deviations } = (await org.as('CONTROLLER')).caller;
  await deviations.saveRule(SPENT_RULE);
  await org.work((work) => computeDeviations(work));
  const found = await deviations.list({});
  const one = found.find(({ centreId }) => centreId === centres.NORTH);
  expect(one).toMatchObject({ accountId: accounts.PROMO, varianceMinor: -20_000n });
  const answer = await deviations.drivers({ id: one?.id ?? '', locale: 'en' });
  expect(answer).toMatchObject({
    ...{ centreId: centres.NORTH, isOwn: true, total: { varianceMinor: -20_000n } },
  });
  expect(answer.dimensions).not.toContain('centre');
  const parts = answer.parts.map(({ varianceMinor }) => varianceMinor ?? 0n);
  expect(parts.reduce((sum, minor) => sum + minor, 0n)).toBe(-20_000n);
});
