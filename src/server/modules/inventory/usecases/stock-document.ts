// What receipts and adjustments share: the checks of their head and lines, and their number.
import { DomainError, refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { loadOrderableProducts } from '@/server/modules/catalog';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { readWarehouses } from '../repo/read';

/** Refuses an unknown or closed warehouse, a date to come, and unknown products, all at once. */
export async function checkStockDocument(
  work: Work,
  input: {
    warehouseId: string;
    occurredOn?: string;
    lines: readonly { productId: string }[];
  },
): Promise<void> {
  const issues: DomainIssue[] = [];
  const warehouses = await readWarehouses(work.tx);
  const warehouse = warehouses.find((row) => row.id === input.warehouseId);
  if (!warehouse) issues.push({ code: 'inventory.unknownWarehouse', field: 'warehouseId' });
  else if (warehouse.status !== 'ACTIVE') {
    const params = { warehouse: warehouse.code };
    issues.push({ code: 'inventory.warehouseClosed', field: 'warehouseId', params });
  }
  if (input.occurredOn !== undefined && input.occurredOn > work.today) {
    const params = { date: input.occurredOn, today: work.today };
    issues.push({ code: 'inventory.dateInFuture', field: 'occurredOn', params });
  }
  const productIds = [...new Set(input.lines.map((line) => line.productId))];
  const products = await loadOrderableProducts(work, { productIds });
  input.lines.forEach((line, index) => {
    if (products.has(line.productId)) return;
    const field = `lines.${index}.productId`;
    issues.push({ code: 'inventory.unknownProduct', field, params: { line: index + 1 } });
  });
  refuseIssues('inventory.documentInvalid', issues);
}

const SERIES = { RECEIPT: ['SR', 'stockReceipt'], ADJUSTMENT: ['SA', 'stockAdjustment'] } as const;

export async function newStockDocument(
  work: Work,
  kind: 'RECEIPT' | 'ADJUSTMENT',
  occurredOn: string,
): Promise<{ id: string; number: string }> {
  const year = occurredOn.slice(0, 4);
  const [prefix, series] = SERIES[kind];
  const number = await takeSpread(work.tx.orgId, `${series}:${year}`);
  return { id: newId(), number: documentNumber(prefix, year, number) };
}

/** A number that would not fit its column is refused before the database does. */
export function assertPositive(lines: readonly { quantity: number }[]): void {
  const index = lines.findIndex(
    (line) => !Number.isSafeInteger(line.quantity) || line.quantity <= 0,
  );
  if (index < 0) return;
  throw new DomainError('quantity.zero', { status: 'invalid', field: `lines.${index}.quantity` });
}
