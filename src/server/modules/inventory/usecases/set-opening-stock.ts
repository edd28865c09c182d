// Stock as a file brings it: the quantity that is there, by warehouse and product.
import type { Work } from '@/server/platform/actor';
import type { StockDocumentRef } from '../schemas';
import { adjustIfDifferent } from './adjust-stock';
import { setReorderPoints } from './set-reorder-point';

export interface OpeningStockLine {
  warehouseId: string;
  productId: string;
  /** Base units that are there; the difference to what is recorded is posted. */
  onHand: number;
  /** Left as it is when not given. */
  reorderPoint?: number | null;
}

/**
 * Makes stock what the lines say, one adjustment per warehouse; loading the same lines again posts
 * nothing. Fields of refusals count the lines of their warehouse.
 */
export async function setOpeningStock(
  work: Work,
  input: {
    occurredOn: string;
    reference?: string | null;
    lines: readonly OpeningStockLine[];
  },
): Promise<StockDocumentRef[]> {
  const byWarehouse = new Map<string, OpeningStockLine[]>();
  for (const line of input.lines) {
    const lines = byWarehouse.get(line.warehouseId);
    if (lines) lines.push(line);
    else byWarehouse.set(line.warehouseId, [line]);
  }
  const documents: StockDocumentRef[] = [];
  for (const [warehouseId, lines] of byWarehouse) {
    const document = await adjustIfDifferent(work, {
      warehouseId,
      occurredOn: input.occurredOn,
      reason: 'OPENING',
      reference: input.reference ?? null,
      lines: lines.map(({ productId, onHand }) => ({ productId, counted: onHand })),
    });
    if (document) documents.push(document);
  }
  await setReorderPoints(
    work,
    input.lines.flatMap(({ warehouseId, productId, reorderPoint }) =>
      reorderPoint === undefined ? [] : [{ warehouseId, productId, reorderPoint }],
    ),
  );
  return documents;
}
