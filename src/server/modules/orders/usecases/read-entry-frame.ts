// The choices of the entry screen: the dealer with its addresses, and the warehouses. A dealer's user
// may not browse dealers or warehouses, but has to choose where an order of theirs goes.
import { getDealer } from '@/server/modules/dealers';
import { listWarehouses } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import type { EntryFrame } from '../entry-schemas';

type Dealer = NonNullable<EntryFrame['dealer']>;
type Stored = Awaited<ReturnType<typeof getDealer>>['addresses'];

/** Refuses with `dealers.notFound`, for a dealer's user also about every dealer but their own. */
export async function readEntryFrame(
  work: Work,
  input: { dealerId?: string | null },
): Promise<EntryFrame> {
  const dealerId = input.dealerId ?? work.actor.dealerId;
  const warehouses = await listWarehouses(work);
  return {
    dealer: dealerId === null ? null : await frameDealer(work, dealerId),
    warehouses: warehouses
      .filter((warehouse) => warehouse.status === 'ACTIVE')
      .map(({ id, code, name, isDefault }) => ({ id, code, name, isDefault })),
  };
}

async function frameDealer(work: Work, dealerId: string): Promise<Dealer> {
  const { id, code, name, status, currency, addresses } = await getDealer(work, dealerId);
  return { id, code, name, status, currency, addresses: shippingAddresses(addresses) };
}

/** Where goods can go, the usual address first. */
export function shippingAddresses(addresses: Stored): Dealer['addresses'] {
  return addresses
    .filter((address) => address.kind === 'SHIPPING')
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
    .map(({ id, line1, line2, city, state, postalCode, country, isDefault }) => ({
      id,
      line1,
      line2,
      city,
      state,
      postalCode,
      country,
      isDefault,
    }));
}
