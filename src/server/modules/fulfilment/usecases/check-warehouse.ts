// A warehouse that goods may leave from or come back to.
import { DomainError } from '@/kernel/domain-error';
import { listWarehouses } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';

/** Refuses with `inventory.unknownWarehouse` or `inventory.warehouseClosed`. */
export async function checkOpenWarehouse(work: Work, warehouseId: string): Promise<void> {
  const warehouse = (await listWarehouses(work)).find((row) => row.id === warehouseId);
  if (!warehouse) {
    throw new DomainError('inventory.unknownWarehouse', {
      status: 'invalid',
      field: 'warehouseId',
    });
  }
  if (warehouse.status === 'ACTIVE') return;
  throw new DomainError('inventory.warehouseClosed', {
    field: 'warehouseId',
    params: { warehouse: warehouse.code },
  });
}
