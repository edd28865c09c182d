// A company with a row in every table a person can point at, and a look behind row security at what
// it owns. For the tests in which somebody else knocks.
import pg from 'pg';
import { newId } from '@/kernel/ids';
import { getReturn } from '@/server/modules/fulfilment';
import { ROLES } from '@/server/modules/identity';
import { addCategory, addTaxRate } from '../fixtures/catalog';
import { addLevel, addRegion, addSalesperson } from '../fixtures/dealers';
import type { SignedIn } from '../fixtures/actors';
import { addBudgets } from './company-budgets';
import { addApprovals, addCentres, addDeviation } from './company-centres';
import { assessed } from './assessed';
import { addExpenses } from './company-expenses';
import { openShop, sell, ship, TODAY, type Shop } from '../integration/fulfilment/shop';

const STAFF_ROLES = ROLES.filter((role) => role !== 'DEALER');

export interface Company {
  shop: Shop;
  orgId: string;
  /** Staff with every permission there is, so that only ownership can refuse. */
  staff: SignedIn;
  dealerUser: SignedIn;
  /** An id of each table that has ids; of orders the shipped one, and `held_order` beside it. */
  ids: Record<string, string>;
}

async function masterData(shop: Shop, staff: SignedIn): Promise<void> {
  const { org, dealer, products } = shop;
  const [regionId, levelId] = [await addRegion(org), await addLevel(org)];
  const salespersonId = await addSalesperson(org);
  await addTaxRate(org, { code: 'VAT' });
  await addCategory(org);
  const dealers = staff.caller.dealers;
  const seen = await dealers.get({ id: dealer.id });
  const named = { code: seen.code, name: seen.name, regionId, levelId, salespersonId };
  await dealers.update({ id: seen.id, version: seen.version, ...named });
  await dealers.saveContact({ dealerId: dealer.id, name: 'Cora' });
  const address = { line1: 'Street 1', city: 'Taipei', country: 'TW' };
  await dealers.saveAddress({ dealerId: dealer.id, kind: 'SHIPPING', ...address });
  await staff.caller.catalog.createProduct({
    code: 'PACKED',
    name: 'Packed',
    baseUnit: 'EA',
    packs: [{ unit: 'box', factor: 12 }],
  });
  const product = products[0]?.id ?? '';
  const lines = [{ productId: product, quantity: 5 }];
  await staff.caller.inventory.expectArrivals({
    warehouseId: shop.warehouseId,
    expectedOn: '2026-03-20',
    lines,
  });
}

async function returned(shop: Shop, staff: SignedIn, orderId: string, orderLineId: string) {
  const { fulfilment } = staff.caller;
  const requested = await fulfilment.requestReturn({
    orderId,
    reasonCode: 'DAMAGED',
    lines: [{ orderLineId, quantity: 2 }],
  });
  const step = async () =>
    shop.org.work((work) => getReturn(work, { returnId: requested.returnId }));
  const at = async () => ({ returnId: requested.returnId, version: (await step()).version });
  await fulfilment.authorizeReturn(await at());
  await fulfilment.receiveReturn(await at());
  await fulfilment.inspectReturn(await at());
}

async function addQuota(shop: Shop, staff: SignedIn): Promise<void> {
  await staff.caller.quotas.create({
    holder: { kind: 'DEALER', id: shop.dealer.id },
    item: { kind: 'PRODUCT', id: shop.products[0]?.id ?? '' },
    ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', quantity: 1_000_000 },
  });
}

async function addTarget(shop: Shop, staff: SignedIn): Promise<void> {
  await staff.caller.targets.create({
    subject: { kind: 'DEALER', id: shop.dealer.id },
    ...{ startsOn: '2026-01-01', amountMinor: 100_000n },
  });
}

async function documents(shop: Shop, staff: SignedIn): Promise<Record<string, string>> {
  const { caller } = staff;
  const order = await sell(shop, [10, 4]);
  const shipped = await ship(shop, order, [10]);
  await caller.fulfilment.invoiceShipment(shipped);
  await caller.receivables.recordReceipt({
    dealerId: shop.dealer.id,
    receivedOn: TODAY,
    method: 'BANK',
    amountMinor: 2000n,
    allocations: [],
  });
  await returned(shop, staff, order.id, order.lines[0]?.id ?? '');
  const csv = Buffer.from('code,name,unit\nIMPORTED,Imported,EA\n').toString('base64');
  const file = { kind: 'products', fileName: 'products.csv', content: csv };
  await caller.integrations.runImport({ ...file, dryRun: false });
  const invitee = { email: `${newId()}@example.test`, name: 'Ivy', dealerId: null };
  await caller.identity.invite({ ...invitee, roles: ['ORDER_CLERK'] });
  await assessed(shop, staff);
  const short = { productId: shop.products[0]?.id ?? '', unit: 'EA', quantity: 100_000 };
  const dealerId = shop.dealer.id;
  const held = await caller.orders.place({ order: { dealerId, lines: [short] } });
  return {
    product: short.productId,
    sales_order: order.id,
    order_line: order.lines[1]?.id ?? '',
    held_order: held.orderId,
  };
}

async function newestIds(superuserUrl: string, orgId: string): Promise<Record<string, string>> {
  return lookBehind(superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND (SELECT count(*) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attname IN ('id', 'org_id')) = 2`);
    const ids: Record<string, string> = {};
    for (const { name } of rows) {
      const found = await client.query<{ id: string }>(
        `SELECT id FROM "${name}" WHERE org_id = $1 ORDER BY id DESC LIMIT 1`,
        [orgId],
      );
      ids[name] = found.rows[0]?.id ?? '';
    }
    return ids;
  });
}

/** Runs as a superuser, whom row security does not bind. */
export async function lookBehind<T>(
  superuserUrl: string,
  look: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return await look(client);
  } finally {
    await client.end();
  }
}

export async function openCompany(superuserUrl: string): Promise<Company> {
  const shop = await openShop();
  const { org } = shop;
  const staff = await org.as(STAFF_ROLES);
  await masterData(shop, staff);
  await addCentres(org, staff);
  await addBudgets(org, staff);
  const known = await documents(shop, staff);
  await addDeviation(org, staff);
  await addApprovals(org, staff, known['sales_order'] ?? '');
  await addExpenses(shop, staff);
  await addQuota(shop, staff);
  await addTarget(shop, staff);
  const dealerUser = await org.signIn({ roles: ['DEALER'], dealerId: shop.dealer.id });
  const ids = { ...(await newestIds(superuserUrl, org.orgId)), ...known };
  return { shop, orgId: org.orgId, staff, dealerUser, ids };
}

/** Every table with the column that names the owner of its rows. */
async function ownedTables(client: pg.Client): Promise<{ name: string; owner: string }[]> {
  const { rows } = await client.query<{ name: string; owner: string }>(`
    SELECT c.relname AS name, a.attname AS owner
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = CASE c.relname WHEN 'organization' THEN 'id' ELSE 'org_id' END`);
  return rows;
}

/** Count and checksum of the rows of a company in every table. */
export async function belongingsOf(
  superuserUrl: string,
  orgId: string,
): Promise<Record<string, string>> {
  return lookBehind(superuserUrl, async (client) => {
    const belongings: Record<string, string> = {};
    for (const { name, owner } of await ownedTables(client)) {
      const { rows } = await client.query<{ sum: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')
           AS sum FROM "${name}" t WHERE "${owner}" = $1`,
        [orgId],
      );
      belongings[name] = rows[0]?.sum ?? '';
    }
    return belongings;
  });
}

/** Rows of a company that contain one of these ids; stored answers to requests may repeat them. */
export async function rowsNaming(
  superuserUrl: string,
  orgId: string,
  ids: readonly string[],
): Promise<string[]> {
  return lookBehind(superuserUrl, async (client) => {
    const found: string[] = [];
    for (const { name, owner } of await ownedTables(client)) {
      if (name === 'idempotency_key') continue;
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM "${name}" t
         WHERE "${owner}" = $1 AND t::text ~ $2 ORDER BY 1`,
        [orgId, ids.join('|')],
      );
      found.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return found;
  });
}
