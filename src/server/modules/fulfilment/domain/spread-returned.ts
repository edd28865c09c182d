/** Which shipments returned goods came with: the latest first, as far as each line reaches. */

export interface ShippedLine {
  readonly lineId: string;
  readonly orderLineId: string;
  readonly quantity: number;
  readonly returned: number;
}

/** `lines` latest shipment first. What no line can hold is left out. */
export function spreadReturned(
  lines: readonly ShippedLine[],
  returned: readonly { readonly orderLineId: string; readonly returned: number }[],
): { readonly lineId: string; readonly quantity: number }[] {
  const left = new Map<string, number>();
  for (const row of returned) {
    left.set(row.orderLineId, (left.get(row.orderLineId) ?? 0) + row.returned);
  }
  return lines.flatMap((line) => {
    const open = left.get(line.orderLineId) ?? 0;
    const quantity = Math.min(open, line.quantity - line.returned);
    if (quantity <= 0) return [];
    left.set(line.orderLineId, open - quantity);
    return [{ lineId: line.lineId, quantity }];
  });
}
