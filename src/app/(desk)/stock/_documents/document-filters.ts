// What receipts and adjustments can be narrowed by. Pure.
import { isUuid } from '@/kernel/ids';
import {
  adjustmentReasons,
  type AdjustmentReason,
  type ListStockDocumentsInput,
} from '@/server/modules/inventory/schemas';
import { urlChoice, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const DOCUMENT_KINDS = ['RECEIPT', 'ADJUSTMENT'] as const;
export const DOCUMENT_FILTERS = { kind: urlChoice(DOCUMENT_KINDS), warehouse: urlText() };

export function documentInput(
  filters: UrlValues<typeof DOCUMENT_FILTERS>,
): Partial<ListStockDocumentsInput> {
  const { kind, warehouse } = filters;
  return {
    ...(kind ? { kind } : {}),
    ...(isUuid(warehouse) ? { warehouseId: warehouse } : {}),
  };
}

/** The reason as its words know it; null for a reason of an import that has no words here. */
export function reasonKey(reason: string | null): AdjustmentReason | null {
  return adjustmentReasons.find((known) => known === reason) ?? null;
}
