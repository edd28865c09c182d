// A second, small company in the same database, so that anyone can see it sees nothing of the first.
import { catchUp } from '@/server/modules/analytics';
import {
  createPriceList,
  createProduct,
  saveAssignments,
  savePriceItems,
} from '@/server/modules/catalog';
import { createDealer } from '@/server/modules/dealers';
import { addUser, createOrganization, DEMO_PASSWORD } from '@/server/modules/identity';
import { receiveStock, saveWarehouse } from '@/server/modules/inventory';
import { approveOrder, placeOrder } from '@/server/modules/orders';
import { setCreditLimit } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { systemWork } from '@/server/platform/work';
import type { SignIn } from './world';

const ZONE = 'America/Chicago';
const PARTS = ['Brake pad', 'Oil filter', 'Air filter', 'Wiper blade', 'Spark plug', 'Fan belt'];

async function createGoods(work: Work): Promise<{ warehouseId: string; productIds: string[] }> {
  const warehouse = await saveWarehouse(work, {
    code: 'STL',
    name: 'St. Louis',
    isDefault: true,
    status: 'ACTIVE',
  });
  const productIds: string[] = [];
  for (const [index, name] of PARTS.entries()) {
    const { id } = await createProduct(work, {
      code: `PART-${index + 1}`,
      name,
      names: {},
      barcode: null,
      categoryId: null,
      baseUnit: 'pc',
      taxCode: null,
      standardCost: '4.20',
      status: 'ACTIVE',
      packs: [{ unit: 'box', factor: 12, barcode: null }],
    });
    productIds.push(id);
  }
  const list = await createPriceList(work, {
    code: 'BASE',
    name: 'Base prices',
    currency: 'USD',
    validFrom: null,
    validTo: null,
    priority: 0,
    status: 'ACTIVE',
  });
  const everyone = { dealerId: null, levelId: null, regionId: null };
  const assigned = await saveAssignments(work, { ...list, assignments: [everyone] });
  await savePriceItems(work, {
    ...assigned,
    removes: [],
    upserts: productIds.map((productId, index) => ({
      productId,
      minQuantity: 1,
      unitPrice: `${8 + index}.95`,
      validFrom: null,
      validTo: null,
    })),
  });
  await receiveStock(work, {
    warehouseId: warehouse.id,
    occurredOn: work.today,
    reference: 'Opening',
    lines: productIds.map((productId) => ({ productId, quantity: 200 })),
  });
  return { warehouseId: warehouse.id, productIds };
}

async function createDealers(work: Work): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, name] of ['River City Auto', 'Gateway Parts', 'Ozark Motors'].entries()) {
    const { id } = await createDealer(work, {
      code: `A${index + 1}`,
      name,
      regionId: null,
      levelId: null,
      salespersonId: null,
      currency: 'USD',
      taxNumber: null,
      taxExempt: true,
      termsKind: 'NET',
      termsDays: 30,
      overdueDays: null,
      note: null,
    });
    await setCreditLimit(work, { dealerId: id, creditLimitMinor: 500_000n, reason: 'OPENING' });
    ids.push(id);
  }
  return ids;
}

async function createOrders(work: Work, productIds: string[], dealerIds: string[]): Promise<void> {
  for (const [index, dealerId] of dealerIds.entries()) {
    const placed = await placeOrder(work, {
      dealerId,
      lines: productIds.slice(index, index + 3).map((productId) => ({
        productId,
        unit: 'box',
        quantity: index + 1,
        discountRate: '0',
      })),
    });
    if (placed.status === 'SUBMITTED' && index < 2) await approveOrder(work, placed);
  }
}

export async function createSecondCompany(now: Date): Promise<SignIn[]> {
  const email = 'admin@gateway.example';
  const { orgId } = await createOrganization(
    {
      code: 'gateway',
      name: 'Gateway Auto Parts',
      currency: 'USD',
      timeZone: ZONE,
      locale: 'en',
      isDemo: true,
      admin: { email, name: 'Sam Carter', password: DEMO_PASSWORD },
    },
    now,
  );
  const clerk = 'clerk@gateway.example';
  await systemWork(orgId, async (work) => {
    const { productIds } = await createGoods(work);
    const dealerIds = await createDealers(work);
    await createOrders(work, productIds, dealerIds);
    await addUser(work, {
      email: clerk,
      name: 'Robin Hayes',
      roles: ['ORDER_CLERK'],
      password: DEMO_PASSWORD,
    });
  });
  await catchUp(orgId);
  const organization = 'Gateway Auto Parts';
  return [
    { organization, role: 'ADMINISTRATOR', email, password: DEMO_PASSWORD },
    { organization, role: 'ORDER_CLERK', email: clerk, password: DEMO_PASSWORD },
  ];
}
