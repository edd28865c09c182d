// What several shipments take of each product, for one walk through the warehouse. Pure.
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';

type Line = ShipmentView['lines'][number];

/** By warehouse and product, in the order of product codes; lines of nothing are left out. */
export function pickTotals(
  shipments: readonly Pick<ShipmentView, 'warehouseCode' | 'lines'>[],
): { warehouseCode: string; lines: Line[] }[] {
  const byWarehouse = new Map<string, Map<string, Line>>();
  for (const { warehouseCode, lines } of shipments) {
    const products = byWarehouse.get(warehouseCode) ?? new Map<string, Line>();
    byWarehouse.set(warehouseCode, products);
    for (const line of lines) {
      if (line.quantity === 0) continue;
      const before = products.get(line.productId)?.quantity ?? 0;
      products.set(line.productId, { ...line, quantity: before + line.quantity });
    }
  }
  return [...byWarehouse].map(([warehouseCode, products]) => ({
    warehouseCode,
    lines: [...products.values()].toSorted((a, b) => (a.productCode < b.productCode ? -1 : 1)),
  }));
}
