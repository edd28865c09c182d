// A request id leads to its line in the log: each write has one, and each refusal.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { log } from '@/server/platform/log';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => database.drop());

it('of a write, with path, person and time but nothing that was sent', async () => {
  const info = vi.spyOn(log, 'info');
  const { caller, userId } = await org.as('ADMINISTRATOR');
  await caller.inventory.saveWarehouse({
    code: 'LOGGED',
    name: 'Nowhere in the log',
    city: null,
    isDefault: true,
    status: 'ACTIVE',
  });
  const line = { path: 'inventory.saveWarehouse', kind: 'write', userId };
  expect(info).toHaveBeenCalledWith(expect.objectContaining(line), 'procedure');
  const [written] = info.mock.calls[0] ?? [];
  expect(Object.keys(written as object).toSorted()).toEqual([
    'kind',
    'ms',
    'path',
    'requestId',
    'userId',
  ]);
});

it('of a refusal, with its code', async () => {
  const info = vi.spyOn(log, 'info');
  const { caller } = await org.as('DEALER');
  await expect(caller.identity.users({})).rejects.toThrow();
  const line = { path: 'identity.users', kind: 'read', code: 'auth.notPermitted' };
  expect(info).toHaveBeenCalledWith(expect.objectContaining(line), 'refused');
});

it('of a read only where one asks for it', async () => {
  const info = vi.spyOn(log, 'info');
  const debug = vi.spyOn(log, 'debug');
  const { caller } = await org.as('ADMINISTRATOR');
  await caller.inventory.warehouses();
  expect(info).not.toHaveBeenCalled();
  expect(debug).toHaveBeenCalledWith(expect.objectContaining({ kind: 'read' }), 'procedure');
});
