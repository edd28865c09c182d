/** What the stock ledger records, and who may take how much when several lines want one product. */

export const STOCK_ENTRY_KINDS = [
  'RECEIPT',
  'ADJUSTMENT',
  'RESERVE',
  'UNRESERVE',
  'SHIP',
  'RETURN',
] as const;
export type StockEntryKind = (typeof STOCK_ENTRY_KINDS)[number];

/** The document that causes a movement. */
export interface StockRef {
  readonly docKind: string;
  readonly docId: string;
  readonly occurredOn: string;
}

/** One line of a document that wants something of a warehouse's stock, in base units. */
export interface StockLine {
  readonly lineId: string;
  readonly warehouseId: string;
  readonly productId: string;
  readonly quantity: number;
}

export interface LevelQuantities {
  readonly onHand: number;
  readonly reserved: number;
}

/** One entry of the ledger, before it is posted. */
export interface StockMovement extends StockRef {
  readonly kind: StockEntryKind;
  readonly warehouseId: string;
  readonly productId: string;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly lineId: string | null;
  readonly reason: string | null;
}

export interface Shortage {
  /** Position of the line among those given. */
  readonly index: number;
  /** What is left for this line after the lines of the same product above it. */
  readonly available: number;
  readonly wanted: number;
}

/** The key of a stock level. */
export function levelKey(at: { warehouseId: string; productId: string }): string {
  return `${at.warehouseId}/${at.productId}`;
}

/**
 * Lines that find less than they want, given in the order in which they are served. `wanted` is
 * what a line takes of the free stock; lines of one product share what is free.
 */
export function shortagesInOrder(
  lines: readonly { readonly key: string; readonly wanted: number }[],
  free: ReadonlyMap<string, number>,
): Shortage[] {
  const left = new Map(free);
  return lines.flatMap(({ key, wanted }, index) => {
    const available = Math.max(0, left.get(key) ?? 0);
    left.set(key, available - Math.min(available, wanted));
    return wanted > available ? [{ index, available, wanted }] : [];
  });
}
