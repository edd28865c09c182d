// The target of a centre is that of its regions: their own or those of the dealers in them, never both.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSubjectFigures, upsertTargets } from '@/server/modules/analytics';
import type { UpsertTarget } from '@/server/modules/analytics';
import { sql } from '@/server/platform/sql';
import { addDealer, addRegion, addSalesperson } from '../../fixtures/dealers';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openBudgetWorld, type BudgetWorld, type CentreCode } from '../budgets/budget-world';
import { foldAll } from '../../fixtures/folded';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

let database: TestDatabase;
let world: BudgetWorld;
let regions: Record<'NORTH' | 'COAST' | 'WEST', string>;
let people: Record<'shore' | 'hill' | 'west' | 'seller', string>;

const of = (subjectKind: UpsertTarget['subjectKind'], subjectId: string, perDay: bigint) => ({
  ...{ subjectKind, subjectId, startsOn: MARCH.from, endsOn: MARCH.to, amountMinor: perDay * 31n },
});

const set = (...targets: UpsertTarget[]) => world.org.work((work) => upsertTargets(work, targets));

/** A day's share of the target of centres. */
async function targetADay(...codes: CentreCode[]): Promise<bigint[]> {
  const { subjects } = await world.org.work((work) =>
    readSubjectFigures(work, { kind: 'CENTRE', ...MARCH }),
  );
  return codes.map((code) => {
    const found = subjects.find((one) => one.code === code);
    return (found?.figures.targetMinor ?? -31n) / 31n;
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openBudgetWorld();
  const { org, centres } = world;
  const NORTH = await addRegion(org);
  regions = { NORTH, COAST: await addRegion(org, { parentId: NORTH }), WEST: await addRegion(org) };
  const seller = await addSalesperson(org);
  const dealer = async (regionId: string) =>
    (await addDealer(org, { regionId, salespersonId: seller })).id;
  people = {
    ...{ shore: await dealer(regions.COAST), hill: await dealer(NORTH) },
    ...{ west: await dealer(regions.WEST), seller },
  };
  const answersFor = { NORTH, SHOP: regions.COAST, SOUTH: regions.WEST };
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`);
    for (const [code, regionId] of Object.entries(answersFor)) {
      await tx.run(sql`UPDATE responsibility_centre SET region_id = ${regionId}::uuid
        WHERE org_id = ${tx.orgId}::uuid AND id = ${centres[code as CentreCode]}::uuid`);
    }
  });
  await foldAll(org.orgId);
});
afterAll(() => database.drop());

describe('the target of a centre', () => {
  it('is that of the dealers in its regions, each once', async () => {
    const { shore, hill, west } = people;
    await set(of('DEALER', shore, 1n), of('DEALER', hill, 2n), of('DEALER', west, 4n));
    expect(await targetADay('SHOP', 'NORTH', 'SOUTH', 'ALL')).toEqual([1n, 3n, 4n, 7n]);
  });

  it('takes that of a region in the place of those of its dealers', async () => {
    await set(of('REGION', regions.COAST, 10n));
    expect(await targetADay('SHOP', 'NORTH', 'SOUTH', 'ALL')).toEqual([10n, 12n, 4n, 16n]);
  });

  it('takes that of the larger region where the centre answers for it', async () => {
    await set(of('REGION', regions.NORTH, 20n));
    expect(await targetADay('SHOP', 'NORTH', 'SOUTH', 'ALL')).toEqual([10n, 20n, 4n, 24n]);
  });

  it('has nothing of salespersons and of the company, which lie in no region', async () => {
    await set(
      of('SALESPERSON', people.seller, 100n),
      of('COMPANY', '00000000-0000-0000-0000-000000000000', 500n),
    );
    expect(await targetADay('SHOP', 'NORTH', 'SOUTH', 'ALL')).toEqual([10n, 20n, 4n, 24n]);
    expect(await targetADay('ONLINE')).toEqual([0n]);
  });
});
