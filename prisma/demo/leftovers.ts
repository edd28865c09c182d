// Master data that is no longer, or not yet, in use: what lists must show apart and forms must not
// offer.
import { addDays } from '@/kernel/business-date';
import { createPriceList, savePriceItems, updateProduct } from '@/server/modules/catalog';
import { addUser, DEMO_PASSWORD, inviteUser, setUserStatus } from '@/server/modules/identity';
import {
  adjustStock,
  cancelArrival,
  expectArrivals,
  receiveStock,
  saveWarehouse,
} from '@/server/modules/inventory';
import { createSalesperson } from '@/server/modules/dealers';
import { as, productAt, type World } from './world';

async function products(world: World): Promise<void> {
  const retire = async (index: number, status: 'INACTIVE' | 'DISCONTINUED') => {
    const { id, input } = productAt(world, index);
    await as(world, 'ADMINISTRATOR', world.today, (work) =>
      updateProduct(work, { ...input, id, version: 1, status }),
    );
  };
  await retire(118, 'INACTIVE');
  await retire(119, 'DISCONTINUED');
}

/** One list that ran out and one that is being prepared for next year. */
async function priceLists(world: World): Promise<void> {
  const { today, currency } = world;
  await as(world, 'ADMINISTRATOR', today, async (work) => {
    const lists = [
      { code: 'STD-OLD', name: 'Standard prices, last year', status: 'ACTIVE', to: -30, by: 0.95 },
      { code: 'STD-NEXT', name: 'Standard prices, next year', status: 'INACTIVE', by: 1.04 },
    ] as const;
    for (const { code, name, status, by, ...list } of lists) {
      const validTo = 'to' in list ? addDays(today, list.to) : null;
      const head = { code, name, currency, status, validFrom: null, validTo, priority: 0 };
      const saved = await createPriceList(work, head);
      const upserts = world.products.map(({ id: productId, price }) => ({
        productId,
        minQuantity: 1,
        unitPrice: String(Math.round(Number(price) * by)),
        validFrom: null,
        validTo: null,
      }));
      await savePriceItems(work, { ...saved, removes: [], upserts });
    }
  });
}

async function people(world: World): Promise<void> {
  await as(world, 'ADMINISTRATOR', world.today, async (work) => {
    const userId = await addUser(work, {
      email: 'former@formosa.example',
      name: '吳佩珊',
      roles: ['ORDER_CLERK'],
      password: DEMO_PASSWORD,
    });
    await setUserStatus(work, {
      userId,
      version: 1,
      status: 'DISABLED',
      reason: 'Left the company',
    });
    await inviteUser(work, {
      email: 'newcomer@formosa.example',
      name: 'Lena Huang',
      roles: ['SALES_MANAGER'],
      dealerId: null,
    });
    const gone = { code: 'S9', name: '吳佩珊', userId: null, status: 'INACTIVE' as const };
    await createSalesperson(work, gone);
  });
}

/** An arrival of every state: late, received in part, received, called off. */
async function arrivals(world: World): Promise<void> {
  const { today, warehouses } = world;
  const expect = (days: number, reference: string, index: number, quantity: number) =>
    as(world, 'WAREHOUSE', today, (work) =>
      expectArrivals(work, {
        warehouseId: warehouses.main,
        expectedOn: addDays(today, days),
        reference,
        lines: [{ productId: productAt(world, index).id, quantity }],
      }),
    );
  const receive = (arrivalId: string, index: number, quantity: number) =>
    as(world, 'WAREHOUSE', today, (work) =>
      receiveStock(work, {
        warehouseId: warehouses.main,
        occurredOn: today,
        reference: null,
        arrivalIds: [arrivalId],
        lines: [{ productId: productAt(world, index).id, quantity }],
      }),
    );
  await expect(-4, 'PO-F-LATE', 44, 60);
  const inPart = await expect(-1, 'PO-F-PART', 45, 80);
  const whole = await expect(0, 'PO-F-DONE', 47, 40);
  const off = await expect(12, 'PO-F-OFF', 48, 24);
  await receive(inPart.arrivalIds[0] ?? '', 45, 30);
  await receive(whole.arrivalIds[0] ?? '', 47, 40);
  await as(world, 'WAREHOUSE', today, (work) =>
    cancelArrival(work, { arrivalId: off.arrivalIds[0] ?? '', version: 1 }),
  );
}

/** A closed warehouse, and a correction of stock for each of the remaining reasons. */
async function stock(world: World): Promise<void> {
  const { today, warehouses } = world;
  await as(world, 'WAREHOUSE', today, async (work) => {
    const closed = { isDefault: false, status: 'INACTIVE' as const };
    await saveWarehouse(work, { code: 'TXG', name: 'Taichung depot', city: 'Taichung', ...closed });
    const corrections = [
      ['COUNT', 'Stocktake, aisle 3', 1],
      ['LOSS', 'Missing after the move', -1],
      ['FOUND', 'Behind rack 12', 2],
      ['CORRECTION', 'Wrong receipt of last week', -1],
    ] as const;
    for (const [index, [reason, reference, quantity]] of corrections.entries()) {
      await adjustStock(work, {
        warehouseId: warehouses.main,
        occurredOn: today,
        reason,
        reference,
        lines: [{ productId: productAt(world, 110 + index).id, quantity }],
      });
    }
  });
}

export async function showLeftovers(world: World): Promise<void> {
  await products(world);
  await priceLists(world);
  await people(world);
  await arrivals(world);
  await stock(world);
}
