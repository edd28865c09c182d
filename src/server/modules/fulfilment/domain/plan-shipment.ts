/**
 * What a shipment takes of an order. Quantities of a line are counted over the rows of the shipment
 * and over every shipment under way, so that together they never exceed what was approved.
 */
import { DomainError, type DomainIssue } from '@/kernel/domain-error';

export interface ShippableLine {
  readonly orderLineId: string;
  readonly lineNo: number;
  /** Approved, re-opened and tolerated, less cancelled and shipped. */
  readonly shippable: number;
  readonly reserved: number;
  /** In shipments that have not left yet. */
  readonly pending: number;
}

/** Whether the rest of an order line was given up: nothing of it goes out any more. */
export function isCalledOff(line: {
  readonly approved: number;
  readonly reopened: number;
  readonly cancelled: number;
  readonly shipped: number;
}): boolean {
  const { approved, reopened, cancelled, shipped } = line;
  return cancelled > 0 && approved + reopened - cancelled - shipped <= 0;
}

export interface ShipmentRequestLine {
  readonly orderLineId: string;
  readonly quantity: number;
}

/** May still be put into a shipment. */
export function plannableQuantity(line: ShippableLine): number {
  return Math.max(0, line.shippable - line.pending);
}

/** Reserved and not in a shipment yet: what a new shipment is filled with. */
export function readyQuantity(line: ShippableLine): number {
  return Math.max(0, Math.min(line.reserved, line.shippable) - line.pending);
}

/**
 * Quantity per order line; without rows, everything that is ready. Refuses with
 * `fulfilment.shipmentInvalid`, its issues `fulfilment.lineUnknown`,
 * `fulfilment.quantityNotPositive`, `fulfilment.moreThanApproved`, or with
 * `fulfilment.shipmentEmpty`.
 */
export function planShipment(
  lines: readonly ShippableLine[],
  rows: readonly ShipmentRequestLine[] | null,
): Map<string, number> {
  const wanted =
    rows ??
    lines
      .map((line) => ({ orderLineId: line.orderLineId, quantity: readyQuantity(line) }))
      .filter((row) => row.quantity > 0);
  if (wanted.length === 0) throw new DomainError('fulfilment.shipmentEmpty', { field: 'lines' });
  const known = new Map(lines.map((line) => [line.orderLineId, line]));
  const planned = new Map<string, number>();
  const issues = wanted.flatMap(({ orderLineId, quantity }, index): DomainIssue[] => {
    const line = known.get(orderLineId);
    if (!line) return [{ code: 'fulfilment.lineUnknown', field: `lines.${index}.orderLineId` }];
    const field = `lines.${index}.quantity`;
    if (!Number.isSafeInteger(quantity) || quantity <= 0) {
      return [{ code: 'fulfilment.quantityNotPositive', field, params: { line: line.lineNo } }];
    }
    const before = planned.get(orderLineId) ?? 0;
    planned.set(orderLineId, before + quantity);
    const possible = Math.max(0, plannableQuantity(line) - before);
    if (quantity <= possible) return [];
    const params = { line: line.lineNo, quantity, possible };
    return [{ code: 'fulfilment.moreThanApproved', field, params }];
  });
  if (issues.length > 0) {
    throw new DomainError('fulfilment.shipmentInvalid', {
      status: 'conflict',
      params: { count: issues.length },
      issues,
    });
  }
  return planned;
}
