// A company for a benchmark, made through the use cases: one price for every product and no credit
// limits, so that any order of a given shape costs the same and none is held.
import { newId } from '@/kernel/ids';
import { createPriceList, saveAssignments, savePriceItems } from '@/server/modules/catalog';
import { upsertProducts } from '@/server/modules/catalog';
import { upsertDealers } from '@/server/modules/dealers';
import { addUser, createOrganization, signIn } from '@/server/modules/identity';
import { receiveStock, saveWarehouse } from '@/server/modules/inventory';
import { setCreditLimits } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { organizationIds } from '@/server/platform/organizations';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import type { SessionClaims } from '@/server/api/session';

export interface BenchCompany {
  orgId: string;
  warehouseId: string;
  dealerIds: string[];
  productIds: string[];
}

export interface CompanyWish {
  dealers: number;
  products: number;
  /** Pieces of every product; 0 = no stock at all. */
  stock: number;
}

const CURRENCY = 'USD';
export const UNIT = 'EA';
export const UNIT_PRICE = '12.50';
const SOME_ROWS = 500;

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(5, '0')}`);

/** Names a person would search for. */
const TOWNS = ['Taipei', 'Hsinchu', 'Tainan', 'Osaka', 'Kobe', 'Lyon', 'Porto', 'Leeds'];
const TRADES = ['Trading', 'Supplies', 'Hardware', 'Foods', 'Partners', 'Wholesale', 'Stores'];
const dealerName = (i: number) =>
  `${TOWNS[i % TOWNS.length]} ${TRADES[i % TRADES.length]} ${i + 1}`;

function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / SOME_ROWS);
  return Array.from({ length: count }, (_, i) => rows.slice(i * SOME_ROWS, (i + 1) * SOME_ROWS));
}

async function idsOf(work: Work, table: 'product' | 'dealer'): Promise<string[]> {
  const rows = await work.tx.rows<{ id: string }>(
    table === 'product'
      ? sql`SELECT id FROM product WHERE org_id = ${work.tx.orgId}::uuid ORDER BY code`
      : sql`SELECT id FROM dealer WHERE org_id = ${work.tx.orgId}::uuid ORDER BY code`,
  );
  return rows.map((row) => row.id);
}

async function addProducts(orgId: string, count: number): Promise<string[]> {
  for (const codes of chunks(numbered('P', count))) {
    await systemWork(orgId, (work) =>
      upsertProducts(
        work,
        codes.map((code) => ({ code, name: `Product ${code}`, baseUnit: UNIT, standardCost: '8' })),
      ),
    );
  }
  return systemWork(orgId, (work) => idsOf(work, 'product'));
}

async function addPrices(orgId: string, productIds: readonly string[]): Promise<void> {
  const head = { code: 'LIST', name: 'List', currency: CURRENCY, priority: 0 };
  await systemWork(orgId, async (work) => {
    const { id } = await createPriceList(work, {
      ...head,
      validFrom: null,
      validTo: null,
      status: 'ACTIVE',
    });
    const everyone = { dealerId: null, levelId: null, regionId: null };
    await saveAssignments(work, { id, version: 1, assignments: [everyone] });
    let version = 2;
    for (const ids of chunks(productIds)) {
      const upserts = ids.map((productId) => ({
        productId,
        minQuantity: 1,
        unitPrice: UNIT_PRICE,
        validFrom: null,
        validTo: null,
      }));
      await savePriceItems(work, { id, version, upserts, removes: [] });
      version += 1;
    }
  });
}

async function addDealers(orgId: string, count: number): Promise<string[]> {
  const codes = numbered('D', count).map((code, i) => ({ code, name: dealerName(i) }));
  for (const rows of chunks(codes)) {
    await systemWork(orgId, (work) => upsertDealers(work, rows));
  }
  return systemWork(orgId, async (work) => {
    const dealerIds = await idsOf(work, 'dealer');
    await setCreditLimits(
      work,
      dealerIds.map((dealerId) => ({ dealerId, creditLimitMinor: null, reason: 'benchmark' })),
    );
    return dealerIds;
  });
}

async function addWarehouse(
  orgId: string,
  productIds: readonly string[],
  quantity: number,
): Promise<string> {
  const { id } = await systemWork(orgId, (work) =>
    saveWarehouse(work, { code: 'MAIN', name: 'Main', isDefault: true, status: 'ACTIVE' }),
  );
  for (const ids of quantity > 0 ? chunks(productIds) : []) {
    const lines = ids.map((productId) => ({ productId, quantity }));
    await systemWork(orgId, (work) =>
      receiveStock(work, {
        warehouseId: id,
        occurredOn: work.today,
        reference: 'benchmark',
        lines,
      }),
    );
  }
  return id;
}

const password = (): string => `bench-${newId()}`;

/** Clean orders pass by themselves: submit and approve are one step. */
export async function makeCompany(wish: CompanyWish): Promise<BenchCompany> {
  const { orgId } = await createOrganization(
    {
      code: 'bench',
      name: 'Benchmark',
      currency: CURRENCY,
      timeZone: 'Asia/Taipei',
      locale: 'en',
      admin: { email: 'admin@bench.example', name: 'Administrator', password: password() },
    },
    new Date(),
  );
  await systemWork(orgId, (work) =>
    work.tx.run(sql`
      INSERT INTO organization_setting (org_id, key, value)
      VALUES (${orgId}::uuid, 'orders.autoApprove', 'true')`),
  );
  const productIds = await addProducts(orgId, wish.products);
  await addPrices(orgId, productIds);
  const dealerIds = await addDealers(orgId, wish.dealers);
  const warehouseId = await addWarehouse(orgId, productIds, wish.stock);
  return { orgId, warehouseId, dealerIds, productIds };
}

/** The company of a database that an earlier run kept. */
export async function findCompany(): Promise<BenchCompany> {
  const [orgId] = await organizationIds();
  if (orgId === undefined) throw new Error('The database holds no company of a benchmark.');
  return systemWork(orgId, async (work) => {
    const warehouse = await work.tx.row<{ id: string }>(sql`
      SELECT id FROM warehouse WHERE org_id = ${orgId}::uuid ORDER BY code LIMIT 1`);
    return {
      ...{ orgId, warehouseId: warehouse?.id ?? '' },
      dealerIds: await idsOf(work, 'dealer'),
      productIds: await idsOf(work, 'product'),
    };
  });
}

export interface BenchSession extends SessionClaims {
  expiresAt: Date;
}

/** A clerk with a live session. */
export async function signInClerk(orgId: string): Promise<BenchSession> {
  const email = 'clerk@bench.example';
  const secret = password();
  await systemWork(orgId, (work) =>
    addUser(work, { email, name: 'Clerk', roles: ['ORDER_CLERK'], password: secret }),
  );
  return signIn({ email, password: secret }, { address: null, userAgent: 'bench' }, new Date());
}
