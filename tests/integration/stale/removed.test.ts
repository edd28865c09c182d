// What was removed is said to be, and by whom, to whoever still has it open; what never was, is not there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { createTestOrganization } from '../../fixtures/organization';
import type { Caller } from '../../fixtures/actors';
import { toldBy } from '../../fixtures/meanwhile';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let ann: Caller;
let ben: Caller;
beforeAll(async () => {
  database = await createTestDatabase();
  const org = await createTestOrganization();
  const roles = ['ADMINISTRATOR', 'CONTROLLER', 'SALES_MANAGER'];
  ann = (await org.signIn({ roles, name: 'Ann' })).caller;
  ben = (await org.signIn({ roles, name: 'Ben' })).caller;
});
afterAll(() => database.drop());

interface Removable {
  create: () => Promise<{ id: string; version: number }>;
  remove: (caller: Caller, ref: { id: string; version: number }) => Promise<unknown>;
}

const named = (code: string) => ({ code, name: code });
const TREES: Record<string, Removable & { code: string }> = {
  category: {
    code: 'catalog.notFound',
    create: () => ann.catalog.createCategory(named('CAT')),
    remove: (caller, ref) => caller.catalog.removeCategory(ref),
  },
  region: {
    code: 'dealers.notFound',
    create: () => ann.dealers.regions.create(named('REG')),
    remove: (caller, ref) => caller.dealers.regions.remove(ref),
  },
  level: {
    code: 'dealers.notFound',
    create: () => ann.dealers.levels.create(named('LEV')),
    remove: (caller, ref) => caller.dealers.levels.remove(ref),
  },
  programme: {
    code: 'programmes.notFound',
    create: () => ann.centres.programmes.create(named('PRO')),
    remove: (caller, ref) => caller.centres.programmes.remove(ref),
  },
  account: {
    code: 'accounts.notFound',
    create: () => ann.centres.accounts.create({ ...named('ACC'), kind: 'EXPENSE' }),
    remove: (caller, ref) => caller.centres.accounts.remove(ref),
  },
};

describe('what somebody removed', () => {
  it.each(Object.entries(TREES))('a %s names who', async (_kind, { code, create, remove }) => {
    const ref = await create();
    await remove(ann, ref);
    expect(await toldBy(remove(ben, ref), code)).toMatchObject({ by: 'Ann', action: 'removed' });
    const never = await refusalOf(remove(ben, { id: newId(), version: 1 }));
    expect([never.code, never.meanwhile ?? []]).toEqual([code, []]);
  });
});
