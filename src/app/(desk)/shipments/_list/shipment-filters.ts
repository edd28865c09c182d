// The views of the shipment worklist and what narrows them. Pure; the page on the server and the
// list in the browser ask the same question.
import { isUuid } from '@/kernel/ids';
import {
  shipmentStatuses,
  type BatchInput,
  type ListReadyInput,
  type ListShipmentsInput,
} from '@/server/modules/fulfilment/schemas';
import { urlChoice, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const SHIPMENT_VIEWS = ['ready', ...shipmentStatuses, 'all'] as const;
export type ShipmentViewId = (typeof SHIPMENT_VIEWS)[number];

export const SHIPMENT_FILTERS = {
  view: urlChoice(SHIPMENT_VIEWS),
  q: urlText(),
  warehouse: urlText(),
};
export type ShipmentFilters = UrlValues<typeof SHIPMENT_FILTERS>;

/** Who ships sees the way of the goods; a dealer sees where their own are. */
export function viewsFor(permissions: readonly string[], isDealer: boolean): ShipmentViewId[] {
  if (isDealer) return ['all', 'SHIPPED', 'DELIVERED'];
  const canCreate = permissions.includes('shipments.create');
  return [
    ...(canCreate ? (['ready'] as const) : []),
    'DRAFT',
    'RELEASED',
    'PICKED',
    'SHIPPED',
    'DELIVERED',
    'all',
  ];
}

/** A search looks everywhere; otherwise the chosen view, or the first one. */
export function activeView(
  filters: ShipmentFilters,
  views: readonly ShipmentViewId[],
): ShipmentViewId {
  if (filters.q.trim() !== '') return 'all';
  const { view } = filters;
  return view && (views.includes(view) || view === 'CANCELLED') ? view : (views[0] ?? 'all');
}

function warehouseOf({ warehouse }: Pick<ShipmentFilters, 'warehouse'>): { warehouseId?: string } {
  return isUuid(warehouse) ? { warehouseId: warehouse } : {};
}

export function summaryInput(filters: ShipmentFilters): { warehouseId?: string } {
  return warehouseOf(filters);
}

export function readyInput(filters: ShipmentFilters): Partial<ListReadyInput> {
  return warehouseOf(filters);
}

export function shipmentInput(
  filters: ShipmentFilters,
  view: ShipmentViewId,
): Partial<ListShipmentsInput> {
  const search = filters.q.trim().slice(0, 40);
  return {
    ...warehouseOf(filters),
    ...(search === '' ? {} : { search }),
    ...(view === 'all' || view === 'ready' ? {} : { status: view }),
  };
}

/** A step that many shipments take at once. */
export interface ShipmentStep {
  readonly action: BatchInput['action'];
  readonly permission: string;
}

/** The next step of the shipments of a view. */
export const STEP_OF: Partial<Record<ShipmentViewId, ShipmentStep>> = {
  DRAFT: { action: 'release', permission: 'shipments.create' },
  RELEASED: { action: 'pick', permission: 'shipments.pick' },
  PICKED: { action: 'ship', permission: 'shipments.ship' },
  SHIPPED: { action: 'deliver', permission: 'shipments.deliver' },
};
