// The order list: filters with infinite scroll, or the best matches of a search.
import { searchDealers } from '@/server/modules/dealers';
import type { Work } from '@/server/platform/actor';
import { decodeCursor, toPage } from '@/server/platform/page';
import { listOrderRows, searchOrderRows, type ListedOrder, type OrderFilter } from '../repo/list';
import type { ListOrdersInput } from '../schemas';
import { z } from 'zod';
import { dayField } from '@/kernel/fields';

const SEARCH_LIMIT = 50;
const DEALER_MATCHES = 40;

export interface OrderPageResult {
  items: ListedOrder[];
  nextCursor: string | null;
  truncated: boolean;
}

function filterOf(input: ListOrdersInput): OrderFilter {
  return { ...input, ...(input.dealerId ? { dealerIds: [input.dealerId] } : {}) };
}

async function search(work: Work, text: string, input: ListOrdersInput): Promise<OrderPageResult> {
  const dealers = await searchDealers(work, { text, limit: DEALER_MATCHES });
  const dealerIds = dealers.map((dealer) => dealer.id);
  const filter = filterOf(input);
  const items = await searchOrderRows(work.tx, text, dealerIds, filter, SEARCH_LIMIT + 1);
  return {
    items: items.slice(0, SEARCH_LIMIT),
    nextCursor: null,
    truncated: items.length > SEARCH_LIMIT || dealers.length === DEALER_MATCHES,
  };
}

const Key = z.tuple([dayField, z.uuid()]);

export async function listOrders(work: Work, input: ListOrdersInput): Promise<OrderPageResult> {
  if (input.search) return search(work, input.search, input);
  const key = decodeCursor(input.cursor ?? undefined, Key);
  const after = key && { orderedOn: key[0], id: key[1] };
  const rows = await listOrderRows(work.tx, filterOf(input), after, input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.orderedOn, row.id]);
  return { ...page, truncated: false };
}
