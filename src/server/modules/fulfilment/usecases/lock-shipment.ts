// How every change of a shipment begins: its order is locked first, then the shipment itself, so
// that two shipments of one order take turns and each sees what the other left.
import { DomainError } from '@/kernel/domain-error';
import { lockOrder, type OrderWithLines } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { lockShipmentRow, readShipmentOrderId } from '../repo/shipments';
import type { ShipmentWithLines } from '../repo/types';

export interface ShipmentCommand {
  shipmentId: string;
  /** The version the caller saw; left out by the system, which acts on the present state. */
  version?: number;
}

/** Someone else changed the document since the caller read it; nothing of theirs is overwritten. */
export function refuseStale(
  docKind: 'shipment' | 'return',
  document: { id: string; version: number; status: string },
  version: number | undefined,
): void {
  if (version === undefined || document.version === version) return;
  throw new DomainError('fulfilment.stale', {
    status: 'conflict',
    params: { yours: version, theirs: document.version, status: document.status },
    seen: { docKind, docId: document.id, version },
  });
}

/** Refuses with `fulfilment.missing` or `fulfilment.stale`. */
export async function lockShipment(
  work: Work,
  command: ShipmentCommand,
): Promise<{ shipment: ShipmentWithLines; order: OrderWithLines }> {
  const orderId = await readShipmentOrderId(work.tx, command.shipmentId);
  if (!orderId) throw new DomainError('fulfilment.missing', { status: 'not_found' });
  const order = await lockOrder(work.tx, orderId);
  const shipment = await lockShipmentRow(work.tx, command.shipmentId);
  if (!shipment) throw new DomainError('fulfilment.missing', { status: 'not_found' });
  refuseStale('shipment', shipment, command.version);
  return { shipment, order };
}

/** The day something happened: today unless told, never a day to come. */
export function dayOf(work: Work, day: string | null | undefined, field: string): string {
  const date = day ?? work.today;
  if (date > work.today) {
    throw new DomainError('fulfilment.dateInFuture', {
      status: 'invalid',
      field,
      params: { date, today: work.today },
    });
  }
  return date;
}

/** The trail of a transition. */
export function recordTransition(
  work: Work,
  transition: {
    docKind: 'shipment' | 'return';
    docId: string;
    action: string;
    from: string | null;
    to: string;
    reason?: string | null;
    detail?: Record<string, unknown>;
    /** As the transition leaves the document; left out where it only adds to its trail. */
    version?: number;
  },
): void {
  const { reason = null, detail, ...rest } = transition;
  work.journal.audit({ ...rest, reason, ...(detail ? { detail } : {}) });
}
