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

/** Orders that need somebody, of which alone boards say what they wait for. */
const OPEN = ['SUBMITTED', 'ON_HOLD', 'APPROVED', 'PARTIALLY_SHIPPED'] as const;

function filterOf({ today }: Work, input: ListOrdersInput): OrderFilter {
  const { dealerId, gap, status } = input;
  return {
    ...{ ...input, today },
    // Named, so that the few open orders are found by their state and not among all.
    ...(gap && !status?.length ? { status: OPEN } : {}),
    ...(dealerId ? { dealerIds: [dealerId] } : {}),
  };
}

async function search(work: Work, text: string, input: ListOrdersInput): Promise<OrderPageResult> {
  const dealers = await searchDealers(work, { text, limit: DEALER_MATCHES });
  const dealerIds = dealers.map((dealer) => dealer.id);
  const filter = filterOf(work, input);
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
  const rows = await listOrderRows(work.tx, filterOf(work, input), after, input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.orderedOn, row.id]);
  return { ...page, truncated: false };
}
