// What the database itself promises: tenancy in every key, row security on every table, a role that
// owns nothing, ledgers that only grow.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

/** Tables of the installation, not of an organization. */
const SHARED = ['_prisma_migrations'];
const LEDGERS = [
  'stock_entry',
  'receivable_entry',
  'order_flow_entry',
  'audit_event',
  'receivable_allocation',
  'budget_entry',
  'budget_override',
  'quota_entry',
];

let database: TestDatabase;
let client: pg.Client;

const names = async (statement: string) =>
  (await client.query<{ name: string }>(statement)).rows.map((row) => row.name).toSorted();

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('tables', () => {
  it('have row security, forced on their owner too', async () => {
    const open = await names(`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT (relrowsecurity AND relforcerowsecurity)`);
    expect(open.filter((name) => !SHARED.includes(name))).toEqual([]);
  });

  it('have a policy', async () => {
    const without = await names(`
      SELECT relname AS name FROM pg_class c
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)`);
    expect(without.filter((name) => !SHARED.includes(name))).toEqual([]);
  });

  it('begin their keys with the organization', async () => {
    const others = await names(`
      SELECT c.relname || '.' || k.relname AS name
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class k ON k.oid = i.indexrelid
      JOIN pg_attribute o ON o.attrelid = c.oid AND o.attname = 'org_id'
      WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND i.indkey[0] <> o.attnum`);
    // An email signs in before the organization is known.
    expect(others).toEqual(['app_user.app_user_email_key']);
  });

  it('point at each other within one organization', async () => {
    const loose = await names(`
      SELECT f.conname AS name FROM pg_constraint f
      JOIN pg_attribute o ON o.attrelid = f.conrelid AND o.attname = 'org_id'
      WHERE f.contype = 'f' AND NOT o.attnum = ANY(f.conkey)`);
    expect(loose).toEqual([]);
  });
});

describe('the role of the application', () => {
  it('is no superuser, passes no policy and owns nothing', async () => {
    const { rows } = await client.query(`
      SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles
      WHERE rolname = 'dealerdesk_app'`);
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false },
    ]);
    const owned = await names(`
      SELECT relname AS name FROM pg_class WHERE relowner = 'dealerdesk_app'::regrole
        AND relnamespace = 'public'::regnamespace`);
    expect(owned).toEqual([]);
  });

  it.each(LEDGERS)('adds to %s and changes nothing there', async (ledger) => {
    const { rows } = await client.query(
      `SELECT has_table_privilege('dealerdesk_app', $1, 'INSERT') AS adds,
        has_table_privilege('dealerdesk_app', $1, 'UPDATE') AS changes,
        has_table_privilege('dealerdesk_app', $1, 'DELETE') AS deletes`,
      [ledger],
    );
    expect(rows).toEqual([{ adds: true, changes: false, deletes: false }]);
  });
});
