// A company that is set up from files, and how a person imports one more.
import { Buffer } from 'node:buffer';
import { saveAssignments } from '@/server/modules/catalog';
import { saveWarehouse } from '@/server/modules/inventory';
import { sql } from '@/server/platform/sql';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';

/** No one role sets limits, counts stock and enters orders; a person who sets a company up does. */
const EVERY_DUTY = ['ADMINISTRATOR', 'SALES_MANAGER', 'FINANCE', 'WAREHOUSE'];

export interface Run {
  mapping?: Record<string, string>;
  dryRun?: boolean;
  as?: readonly string[];
}

export async function importInto(
  org: TestOrganization,
  kind: string,
  content: string | Uint8Array,
  run: Run = {},
) {
  const { caller } = await org.as(run.as ?? EVERY_DUTY);
  const { id } = await caller.integrations.runImport({
    kind,
    fileName: `${kind}.csv`,
    content: Buffer.from(content).toString('base64'),
    mapping: run.mapping ?? {},
    dryRun: run.dryRun ?? false,
  });
  return caller.integrations.importRun({ id });
}

/** `row column code` of each refusal. */
export const reasons = (run: Awaited<ReturnType<typeof importInto>>) =>
  run.issues.map(({ row, column, code }) => `${row} ${column ?? '-'} ${code}`);

/** A new list serves nobody until someone says whom. */
async function assignToEveryone(org: TestOrganization, code: string): Promise<void> {
  await org.work(async (work) => {
    const list = await work.tx.row<{ id: string; version: number }>(sql`
      SELECT id, version FROM price_list
      WHERE org_id = ${org.orgId}::uuid AND code = ${code}`);
    if (!list) throw new Error(`price list ${code} was not imported`);
    const everyone = { dealerId: null, levelId: null, regionId: null };
    await saveAssignments(work, { ...list, assignments: [everyone] });
  });
}

/** Products P1 at 10 and P2 at 2.5, 50 of each; dealers D1 (limit 100,000) and D2. */
export async function importedCompany(): Promise<TestOrganization> {
  const org = await createTestOrganization({ currency: 'USD' });
  await org.work((work) =>
    saveWarehouse(work, { code: 'MAIN', name: 'Main', isDefault: true, status: 'ACTIVE' }),
  );
  await importInto(org, 'products', 'code,name,unit\nP1,First,EA\nP2,Second,EA\n');
  await importInto(org, 'dealers', 'code,name,credit_limit\nD1,One,100000\nD2,Two,\n');
  await importInto(
    org,
    'price-lists',
    'list,currency,product,price\nBASE,USD,P1,10\nBASE,USD,P2,2.5\n',
  );
  await assignToEveryone(org, 'BASE');
  await importInto(org, 'stock', 'product;on_hand\nP1;50\nP2;50\n');
  return org;
}
