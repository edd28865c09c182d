// Packs of a product in one cell: `CASE=12; PALLET=480=4711234567890`. Pure.
import { parseQuantity } from '@/kernel/quantity';

export interface PackCell {
  unit: string;
  /** Base units in the pack. */
  factor: number;
  barcode: string | null;
}

/** null where the cell is not of that form; how large a pack may be is the catalog's rule. */
export function parsePacks(text: string): PackCell[] | null {
  const packs: PackCell[] = [];
  for (const part of text.split(/[;；]/).map((one) => one.trim())) {
    if (part === '') continue;
    const [unit = '', count = '', barcode = '', ...rest] = part
      .split(/[=＝]/)
      .map((one) => one.trim());
    const factor = parseQuantity(count);
    if (unit === '' || !factor.ok || rest.length > 0) return null;
    packs.push({ unit, factor: factor.value, barcode: barcode === '' ? null : barcode });
  }
  return packs;
}
