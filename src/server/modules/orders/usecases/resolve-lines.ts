// Rows pasted from a spreadsheet: finds the product each text means and reads its quantity. A row
// that cannot be understood comes back with its reason instead of being dropped.
import { parseQuantity } from '@/kernel/quantity';
import { resolveProductKeys } from '@/server/modules/catalog';
import type { Work } from '@/server/platform/actor';
import type { z } from 'zod';
import type { ResolvedLine, ResolveLinesInput } from '../schemas';

type Resolved = z.infer<typeof ResolvedLine>;

/** One statement for any number of rows; matches code, then barcode, then the exact name. */
export async function resolveLines(
  work: Work,
  input: z.infer<typeof ResolveLinesInput>,
): Promise<Resolved[]> {
  const texts = [...new Set(input.rows.map((row) => row.text))];
  const found = await resolveProductKeys(work, texts);
  return input.rows.map((row, index): Resolved => {
    const product = found.get(row.text) ?? null;
    const quantity = row.quantity === '' ? { ok: true as const, value: 1 } : readQuantity(row);
    if (!product) {
      return {
        index,
        product: null,
        unit: null,
        quantity: quantity.ok ? quantity.value : null,
        issue: { code: 'orders.unknownProduct', field: 'text' },
      };
    }
    return {
      index,
      product: {
        id: product.id,
        code: product.code,
        name: product.name,
        names: product.names,
        baseUnit: product.baseUnit,
        packs: product.packs,
      },
      unit: product.scannedUnit ?? product.baseUnit,
      quantity: quantity.ok ? quantity.value : null,
      issue: quantity.ok ? null : { code: 'orders.badQuantity', field: 'quantity' },
    };
  });
}

function readQuantity(row: { quantity: string }) {
  const parsed = parseQuantity(row.quantity);
  return parsed.ok && parsed.value > 0 ? parsed : { ok: false as const };
}
