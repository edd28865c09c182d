// Opening, changing and closing warehouses.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { readWarehouses } from '../repo/read';
import {
  clearOtherDefaults,
  holdsStock,
  insertWarehouse,
  lockWarehouse,
  updateWarehouse,
  type WarehouseValues,
} from '../repo/warehouses';
import type { SaveWarehouseInput, WarehouseView } from '../schemas';

async function readSaved(work: Work, id: string): Promise<WarehouseView> {
  const saved = (await readWarehouses(work.tx)).find((row) => row.id === id);
  if (!saved) throw new Error('a warehouse vanished while it was saved');
  return saved;
}

function valuesOf(input: SaveWarehouseInput, id: string): WarehouseValues {
  const { code, name, isDefault, status } = input;
  return { id, code, name, city: input.city || null, isDefault, status };
}

/** A closed warehouse is no default and holds no stock. */
async function checkClosing(work: Work, values: WarehouseValues): Promise<void> {
  if (values.status === 'ACTIVE') return;
  if (values.isDefault) throw new DomainError('inventory.defaultClosed', { field: 'status' });
  if (await holdsStock(work.tx, values.id)) {
    throw new DomainError('inventory.warehouseHoldsStock', { field: 'status' });
  }
}

async function change(work: Work, id: string, input: SaveWarehouseInput): Promise<void> {
  const before = await lockWarehouse(work.tx, id);
  if (!before) throw new DomainError('inventory.unknownWarehouse', { status: 'not_found' });
  const values = valuesOf(input, id);
  if (before.version !== input.version) {
    throw staleError(
      'inventory',
      { ...values },
      { ...before },
      {
        ...{ docKind: 'warehouse', docId: id, version: input.version ?? 0 },
        actions: ['updated'],
      },
    );
  }
  await checkClosing(work, values);
  await updateWarehouse(work.tx, values);
  const changes = changesBetween({ ...before }, { ...values });
  const trail = { docKind: 'warehouse', docId: id, action: 'updated' };
  work.journal.audit({ ...trail, version: before.version + 1, detail: { changes } });
}

/** Only one is the default: whoever has the other one open is told why it no longer is. */
async function takeDefault(work: Work, id: string): Promise<void> {
  const cleared = await clearOtherDefaults(work.tx, id);
  work.journal.audit(
    ...cleared.map(({ id: docId, version }) => ({
      ...{ docKind: 'warehouse', docId, action: 'updated', version },
      detail: { changes: { isDefault: { from: true, to: false } } },
    })),
  );
}

/**
 * Creates or changes a warehouse. Refuses with `inventory.codeTaken`, `inventory.stale`,
 * `inventory.warehouseHoldsStock`, `inventory.defaultClosed`.
 */
export async function saveWarehouse(work: Work, input: SaveWarehouseInput): Promise<WarehouseView> {
  const id = input.warehouseId ?? newId();
  const all = await readWarehouses(work.tx);
  if (all.some((row) => row.code === input.code && row.id !== id)) {
    const params = { code: input.code };
    throw new DomainError('inventory.codeTaken', { status: 'conflict', field: 'code', params });
  }
  if (input.isDefault) await takeDefault(work, id);
  if (input.warehouseId) await change(work, id, input);
  else {
    await insertWarehouse(work.tx, valuesOf(input, id));
    work.journal.audit({ docKind: 'warehouse', docId: id, action: 'created' });
  }
  return readSaved(work, id);
}
