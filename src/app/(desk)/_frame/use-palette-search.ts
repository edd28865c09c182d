'use client';
// What the palette finds: documents and master data by number, code or name, of the kinds this
// person may read. One kind that does not answer hides no other.
import type { PaletteHit, PaletteSearch } from '@/ui/shell';
import { useTRPCClient } from '@/trpc/client';

const PER_KIND = 5;

type Client = ReturnType<typeof useTRPCClient>;
type Finder = (client: Client, text: string, signal: AbortSignal) => Promise<PaletteHit[]>;

const FINDERS: readonly { readonly permission: string; readonly find: Finder }[] = [
  {
    permission: 'orders.read',
    find: async (client, search, signal) => {
      const page = await client.orders.list.query({ search, limit: PER_KIND }, { signal });
      return page.items.map((order) => ({
        id: order.id,
        kind: 'order',
        label: order.number,
        description: order.dealerName,
        href: `/orders/${order.id}`,
      }));
    },
  },
  {
    permission: 'dealers.read',
    find: async (client, text, signal) => {
      const dealers = await client.dealers.search.query({ text, limit: PER_KIND }, { signal });
      return dealers.map(({ id, code, name }) => ({
        id,
        kind: 'dealer',
        label: name,
        description: code,
        href: `/dealers/${id}`,
      }));
    },
  },
  {
    permission: 'catalog.read',
    find: async (client, text, signal) => {
      const input = { text, limit: PER_KIND, activeOnly: false };
      const products = await client.catalog.searchProducts.query(input, { signal });
      return products.map(({ id, code, name }) => ({
        id,
        kind: 'product',
        label: name,
        description: code,
        href: `/products/${id}`,
      }));
    },
  },
  {
    permission: 'shipments.read',
    find: async (client, search, signal) => {
      const page = await client.fulfilment.shipments.query({ search, limit: PER_KIND }, { signal });
      return page.items.map(({ id, number, dealerName }) => ({
        id,
        kind: 'shipment',
        label: number,
        description: dealerName,
        href: `/shipments/${id}`,
      }));
    },
  },
  {
    permission: 'returns.read',
    find: async (client, search, signal) => {
      const page = await client.fulfilment.returns.query({ search, limit: PER_KIND }, { signal });
      return page.items.map(({ id, number, dealerName }) => ({
        id,
        kind: 'return',
        label: number,
        description: dealerName,
        href: `/returns/${id}`,
      }));
    },
  },
  {
    permission: 'invoices.read',
    find: async (client, search, signal) => {
      const page = await client.receivables.invoices.query({ search, limit: PER_KIND }, { signal });
      return page.items.map(({ id, number, dealerName }) => ({
        id,
        kind: 'invoice',
        label: number,
        description: dealerName,
        href: `/invoices/${id}`,
      }));
    },
  },
];

/** Throws only when no kind answered. */
export function usePaletteSearch(permissions: readonly string[]): PaletteSearch {
  const client = useTRPCClient();
  const finders = FINDERS.filter(({ permission }) => permissions.includes(permission));
  return async (query, signal) => {
    const answers = await Promise.allSettled(
      finders.map(({ find }) => find(client, query, signal)),
    );
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed && answers.every((answer) => answer.status === 'rejected')) throw failed.reason;
    return found;
  };
}
