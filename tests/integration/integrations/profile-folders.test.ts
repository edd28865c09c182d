// A data set of which a file is missing or broken: refused before an organization is opened, because
// one that is half filled would keep the code from the whole load.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { profileNamed } from '@/server/modules/integrations';
import { listOrganizations } from '@/server/platform/organizations';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

const FILES = {
  adventureworks: [
    ...['FactResellerSales', 'FactFinance', 'FactSalesQuota'],
    ...['DimAccount', 'DimOrganization', 'DimDepartmentGroup', 'DimEmployee', 'DimReseller'],
    ...['DimProductCategory', 'DimProductSubcategory', 'DimProduct'],
    ...['DimSalesTerritory', 'DimGeography'],
  ],
  classicmodels: [
    ...['orders', 'orderdetails', 'productlines', 'products', 'employees', 'customers', 'payments'],
  ],
};

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'data-set-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ADMIN = { email: 'admin@half.example', name: 'Admin', password: 'a long enough password' };

async function load(name: string): Promise<unknown> {
  const profile = profileNamed(name);
  if (!profile) throw new Error(`no profile ${name}`);
  return profile.load(folder, { code: 'half', admin: ADMIN }, () => undefined);
}

const cases = Object.entries(FILES).flatMap(([name, files]) =>
  files.flatMap((file) => [
    [name, file, 'imports.fileMissing'] as const,
    [name, file, 'imports.fileCut'] as const,
  ]),
);

test.each(cases)('%s with %s: %s, and nothing is opened', async (name, bad, code) => {
  const files = FILES[name as keyof typeof FILES];
  for (const file of files) {
    if (file !== bad) writeFileSync(path.join(folder, `${file}.csv`), 'a,b\n');
    else if (code === 'imports.fileCut') {
      writeFileSync(path.join(folder, `${file}.csv`), 'a,b\n1,2\n3');
    }
  }
  await expect(load(name)).rejects.toMatchObject({ code });
  expect(await listOrganizations()).toEqual([]);
});
