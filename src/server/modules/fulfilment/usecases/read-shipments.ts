// Shipments as their screens show them: the worklist, one shipment, a pick list.
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import { can } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { readTimeline } from '@/server/platform/timeline';
import { shipmentMachine, type ShipmentAction } from '../domain/shipment-machine';
import { countShipments, listReadyRows, listShipmentRows } from '../repo/list-shipments';
import {
  readShipmentHeads,
  readShipmentLineViews,
  type ShipmentHeadView,
} from '../repo/view-shipment';
import type {
  ListReadyInput,
  ListShipmentsInput,
  ReadyOrder,
  ShipmentCounts,
  ShipmentItem,
  ShipmentView,
} from '../schemas';

export async function listShipments(
  work: Work,
  input: ListShipmentsInput,
): Promise<Page<ShipmentItem>> {
  const rows = await listShipmentRows(work.tx, input, work.today.slice(0, 4));
  return toPage(rows, input.limit, (row) => [row.id]);
}

/** Approved orders with reserved goods that are in no shipment yet. */
export async function listReadyOrders(
  work: Work,
  input: ListReadyInput,
): Promise<Page<ReadyOrder>> {
  const rows = await listReadyRows(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.orderId]);
}

export async function summarizeShipments(
  work: Work,
  input: { warehouseId?: string },
): Promise<ShipmentCounts> {
  return countShipments(work.tx, input.warehouseId ?? null);
}

const NEEDS: readonly { action: ShipmentAction; permission: string }[] = [
  { action: 'release', permission: 'shipments.create' },
  { action: 'pick', permission: 'shipments.pick' },
  { action: 'ship', permission: 'shipments.ship' },
  { action: 'deliver', permission: 'shipments.deliver' },
  { action: 'cancel', permission: 'shipments.create' },
];

/** Acts that both the state and the reader's permissions allow. */
function actionsFor(work: Work, shipment: ShipmentHeadView): string[] {
  const { status } = shipment;
  const allowed: string[] = NEEDS.filter(
    ({ action, permission }) => can(shipmentMachine, status, action) && work.actor.can(permission),
  ).map(({ action }) => action);
  const hasLeft = status === 'SHIPPED' || status === 'DELIVERED';
  if (hasLeft && shipment.invoiceId === null && work.actor.can('invoices.issue')) {
    allowed.push('invoice');
  }
  if (hasLeft && work.actor.can('returns.create')) allowed.push('return');
  return allowed;
}

/** Refuses with `fulfilment.missing`. */
export async function getShipment(
  work: Work,
  input: { shipmentId: string },
): Promise<ShipmentView> {
  const [head] = await readShipmentHeads(work.tx, [input.shipmentId]);
  if (!head) throw new DomainError('fulfilment.missing', { status: 'not_found' });
  const lines = await readShipmentLineViews(work.tx, [head.id]);
  const timeline = await readTimeline(work.tx, 'shipment', head.id);
  return { ...head, lines, timeline, actions: actionsFor(work, head) };
}

/** Shipments to print, in the order they were created; what is not visible is left out. */
export async function readPickList(
  work: Work,
  input: { shipmentIds: readonly string[] },
): Promise<{ shipments: ShipmentView[] }> {
  const heads = await readShipmentHeads(work.tx, input.shipmentIds);
  const lines = await readShipmentLineViews(work.tx, input.shipmentIds);
  return {
    shipments: heads.map((head) => ({
      ...head,
      lines: lines.filter((line) => line.shipmentId === head.id),
      timeline: [],
      actions: actionsFor(work, head),
    })),
  };
}
