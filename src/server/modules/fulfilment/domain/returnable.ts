/**
 * What a dealer may still send back of an order. Quantities of one order line are counted together
 * over the rows of a return and over all returns under way, so a second row cannot slip past.
 */
import { DomainError, type DomainIssue } from '@/kernel/domain-error';

export interface ReturnableLine {
  readonly orderLineId: string;
  readonly lineNo: number;
  readonly shipped: number;
  readonly returned: number;
  /** In returns that are requested, authorized or received. */
  readonly pending: number;
}

export interface ReturnRequestLine {
  readonly orderLineId: string;
  readonly quantity: number;
}

export function returnableQuantity(line: ReturnableLine): number {
  return Math.max(0, line.shipped - line.returned - line.pending);
}

/**
 * The wanted quantity per order line. Refuses with `fulfilment.returnInvalid`, its issues
 * `fulfilment.lineUnknown`, `fulfilment.quantityNotPositive`, `fulfilment.returnedMoreThanShipped`,
 * or with `fulfilment.returnEmpty`.
 */
export function checkReturn(
  lines: readonly ReturnableLine[],
  rows: readonly ReturnRequestLine[],
): Map<string, number> {
  if (rows.length === 0) {
    throw new DomainError('fulfilment.returnEmpty', { status: 'invalid', field: 'lines' });
  }
  const known = new Map(lines.map((line) => [line.orderLineId, line]));
  const wanted = new Map<string, number>();
  const issues = rows.flatMap(({ orderLineId, quantity }, index): DomainIssue[] => {
    const line = known.get(orderLineId);
    const at = `lines.${index}`;
    if (line === undefined) {
      return [{ code: 'fulfilment.lineUnknown', field: `${at}.orderLineId` }];
    }
    if (!Number.isSafeInteger(quantity) || quantity <= 0) {
      return [{ code: 'fulfilment.quantityNotPositive', field: `${at}.quantity` }];
    }
    const before = wanted.get(orderLineId) ?? 0;
    wanted.set(orderLineId, before + quantity);
    const possible = Math.max(0, returnableQuantity(line) - before);
    if (quantity <= possible) return [];
    const params = { line: line.lineNo, quantity, possible };
    return [{ code: 'fulfilment.returnedMoreThanShipped', field: `${at}.quantity`, params }];
  });
  if (issues.length > 0) {
    throw new DomainError('fulfilment.returnInvalid', {
      status: 'invalid',
      params: { count: issues.length },
      issues,
    });
  }
  return wanted;
}
