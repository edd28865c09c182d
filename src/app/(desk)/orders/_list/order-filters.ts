// What the order list can be narrowed by, how that stands in the address, and the views, which are
// nothing but named sets of states. Pure; used by the page on the server and the list in the browser,
// so that both ask the same question.
import {
  holdReasons,
  orderStatuses,
  type ListOrdersInput,
  type OrderListItem,
} from '@/server/modules/orders/schemas';
import {
  urlChoice,
  urlChoices,
  urlDate,
  urlPicked,
  urlText,
  type UrlValues,
} from '@/ui/filters/url-fields';

export type OrderStatus = OrderListItem['status'];

export const ORDER_FILTERS = {
  q: urlText(),
  status: urlChoices(orderStatuses),
  dealer: urlPicked(),
  product: urlPicked(),
  hold: urlChoice(holdReasons),
  from: urlDate(),
  to: urlDate(),
};

export type OrderFilters = UrlValues<typeof ORDER_FILTERS>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id out of the address; one that is none filters by nothing rather than breaking the page. */
function idOf(picked: { id: string } | null): string | undefined {
  return picked && UUID.test(picked.id) ? picked.id : undefined;
}

/** The question to the server. Absent filters are absent keys: both sides must ask alike. */
export function listInput(filters: OrderFilters): Omit<ListOrdersInput, 'cursor' | 'limit'> {
  const { q, status, dealer, product, hold, from, to } = filters;
  const [search, dealerId, productId] = [q.trim().slice(0, 100), idOf(dealer), idOf(product)];
  return {
    ...(search === '' ? {} : { search }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(dealerId ? { dealerId } : {}),
    ...(productId ? { productId } : {}),
    ...(hold ? { hold } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

export type ViewId = 'waiting' | 'ship' | 'drafts' | 'all';

export interface OrderListView {
  readonly id: ViewId;
  readonly statuses: readonly OrderStatus[];
}

/** The views of a person: who decides sees first what waits for a decision. */
export function viewsFor(permissions: readonly string[]): readonly OrderListView[] {
  const can = (permission: string) => permissions.includes(permission);
  const waiting: OrderStatus[] = [
    ...(can('orders.approve') ? (['SUBMITTED'] as const) : []),
    ...(can('orders.approve') || can('orders.releaseHold') ? (['ON_HOLD'] as const) : []),
  ];
  return [
    ...(waiting.length > 0 ? [{ id: 'waiting', statuses: waiting } as const] : []),
    { id: 'ship', statuses: ['APPROVED', 'PARTIALLY_SHIPPED'] },
    ...(can('orders.create') ? [{ id: 'drafts', statuses: ['DRAFT'] } as const] : []),
    { id: 'all', statuses: [] },
  ];
}

/** The view whose states are exactly those chosen, or null. */
export function activeView(
  views: readonly OrderListView[],
  status: readonly OrderStatus[],
): ViewId | null {
  const chosen = new Set(status);
  const found = views.find(
    (view) => view.statuses.length === chosen.size && view.statuses.every((s) => chosen.has(s)),
  );
  return found?.id ?? null;
}
