// What the order list can be narrowed by, how that stands in the address, and the views, which are
// nothing but named sets of states. Pure; used by the page on the server and the list in the browser,
// so that both ask the same question.
import {
  holdReasons,
  openGapCauses,
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
  gap: urlChoice(openGapCauses),
  from: urlDate(),
  to: urlDate(),
};

export type OrderFilters = UrlValues<typeof ORDER_FILTERS>;

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** A page's address as the filters read it. */
export function paramsOf(query: SearchParams) {
  return {
    get: (name: string) => {
      const value = query[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id out of the address; one that is none filters by nothing rather than breaking the page. */
function idOf(picked: { id: string } | null): string | undefined {
  return picked && UUID.test(picked.id) ? picked.id : undefined;
}

/** What a page shows whatever its filters say. */
export interface ListScope {
  /** The states there are on this page; empty = every one. */
  readonly statuses: readonly OrderStatus[];
  readonly oldestFirst: boolean;
}

export const ALL_ORDERS: ListScope = { statuses: [], oldestFirst: false };

/** The states asked for: those chosen of those the page has, or all the page has. */
function statusesOf(chosen: readonly OrderStatus[], scope: ListScope): readonly OrderStatus[] {
  if (scope.statuses.length === 0) return chosen;
  const kept = scope.statuses.filter((status) => chosen.includes(status));
  return kept.length > 0 ? kept : scope.statuses;
}

/** The question to the server. Absent filters are absent keys: both sides must ask alike. */
export function listInput(
  filters: OrderFilters,
  scope: ListScope = ALL_ORDERS,
): Omit<ListOrdersInput, 'cursor' | 'limit'> {
  const { q, dealer, product, hold, gap, from, to } = filters;
  const [search, dealerId, productId] = [q.trim().slice(0, 100), idOf(dealer), idOf(product)];
  const status = statusesOf(filters.status, scope);
  return {
    ...(search === '' ? {} : { search }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(scope.oldestFirst ? { oldestFirst: true } : {}),
    ...(dealerId ? { dealerId } : {}),
    ...(productId ? { productId } : {}),
    ...(hold ? { hold } : {}),
    ...(gap ? { gap } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

export type ViewId = 'waiting' | 'submitted' | 'held' | 'ship' | 'drafts' | 'all';

export interface OrderListView {
  readonly id: ViewId;
  readonly statuses: readonly OrderStatus[];
}

/** The states in which an order waits for this person; empty for who decides nothing. */
function waitingFor(permissions: readonly string[]): readonly OrderStatus[] {
  const can = (permission: string) => permissions.includes(permission);
  return [
    ...(can('orders.approve') ? (['SUBMITTED'] as const) : []),
    ...(can('orders.approve') || can('orders.releaseHold') ? (['ON_HOLD'] as const) : []),
  ];
}

/** The orders a decision of this person is waited for, the longest waiting first. */
export function approvalScope(permissions: readonly string[]): ListScope {
  return { statuses: waitingFor(permissions), oldestFirst: true };
}

/** The views inside the waiting orders; none where they are all of one state. */
export function approvalViews({ statuses }: ListScope): readonly OrderListView[] {
  if (statuses.length < 2) return [];
  return [
    { id: 'all', statuses: [] },
    { id: 'submitted', statuses: ['SUBMITTED'] },
    { id: 'held', statuses: ['ON_HOLD'] },
  ];
}

/** The views of a person: who decides sees first what waits for a decision. */
export function viewsFor(permissions: readonly string[]): readonly OrderListView[] {
  const can = (permission: string) => permissions.includes(permission);
  const waiting = waitingFor(permissions);
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
