// A dealer has one primary contact, and one default address of a kind: whoever asks at the same moment,
// whatever the code does, and also where older data had more.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { asDomainError } from '@/server/api/error-map';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { addDealer } from '../../fixtures/dealers';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;
let manager: SignedIn;
let dealerId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
  manager = await org.as('SALES_MANAGER');
});
afterAll(() => database.drop());
beforeEach(async () => {
  dealerId = (await addDealer(org)).id;
});

const MIGRATION = 'prisma/migrations/20261202010000_dealers_one_primary/migration.sql';

async function query(connectionString: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

const ship = { kind: 'SHIPPING' as const, city: 'Taipei', country: 'TW' };
const contact = (name: string) =>
  manager.caller.dealers.saveContact({ dealerId, id: null, name, isPrimary: true });
const address = (line1: string) =>
  manager.caller.dealers.saveAddress({ ...ship, dealerId, id: null, line1, isDefault: true });

/** As code that forgot the rule would write them. */
const insertContact = (id: string) =>
  org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO dealer_contact (org_id, id, dealer_id, name, is_primary)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, ${dealerId}::uuid, ${id}, true)`),
  );
const insertAddress = (id: string) =>
  org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO dealer_address (org_id, id, dealer_id, kind, line1, city, country, is_default)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, ${dealerId}::uuid, 'SHIPPING', ${id}, 'Taipei', 'TW',
        true)`),
  );
const marked = async () => {
  const { contacts, addresses } = await manager.caller.dealers.get({ id: dealerId });
  return {
    contacts: contacts.filter(({ isPrimary }) => isPrimary).map(({ id }) => id),
    addresses: addresses.filter(({ isDefault }) => isDefault).map(({ id }) => id),
  };
};

describe('one primary contact and one default address', () => {
  it('are left of six who ask at the same moment, and the others say that they lost it', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    await Promise.all([...names.map(contact), ...names.map(address)]);
    const { contacts, addresses } = await marked();
    expect([contacts.length, addresses.length]).toEqual([1, 1]);
    const { items } = await manager.caller.dealers.history({ id: dealerId, limit: 50 });
    const actions = items.map(({ action }) => action);
    for (const noun of ['contact', 'address']) {
      expect(actions.filter((action) => action === `${noun}Added`)).toHaveLength(6);
      expect(actions.filter((action) => action === `${noun}Changed`)).toHaveLength(5);
    }
  });

  it.each([
    ['dealers.primaryTaken', insertContact],
    ['dealers.defaultTaken', insertAddress],
  ])('are kept by the database: %s', async (code, insert) => {
    await insert(newId());
    const refusal = await insert(newId()).catch((error: unknown) => asDomainError(error));
    expect(refusal).toMatchObject({ code, status: 'conflict' });
  });

  it('are the oldest ones of data from before', async () => {
    await query(database.superuserUrl, 'GRANT CREATE ON SCHEMA public TO dealerdesk_owner');
    await query(
      database.ownerUrl,
      'DROP INDEX dealer_contact_one_primary, dealer_address_one_default',
    );
    const ids = [newId(), newId(), newId()];
    const [oldest = ''] = ids;
    for (const id of ids.toReversed()) {
      await insertContact(id);
      await insertAddress(id);
    }
    await query(database.ownerUrl, readFileSync(MIGRATION, 'utf8'));
    expect(await marked()).toEqual({ contacts: [oldest], addresses: [oldest] });
    expect(await insertContact(newId()).catch((error: unknown) => asDomainError(error)?.code)).toBe(
      'dealers.primaryTaken',
    );
  });
});
