/** How much of a quota an order line stands for. */
import type { LineQuantities } from './line-quantities';

type Standing = Pick<LineQuantities, 'approved' | 'cancelled' | 'returned' | 'reopened'>;

/**
 * What was approved, less what was given up and what came back for good. Goods that come back and
 * are wanted again are to be shipped under the same approval, so the line keeps their quota; what is
 * shipped beyond the approved quantity never took any. Base units.
 */
export function quotaQuantity({ approved, cancelled, returned, reopened }: Standing): number {
  return Math.max(0, approved - cancelled - (returned - reopened));
}
