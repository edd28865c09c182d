/** What a correction of stock changes: typed as a difference, or as what was counted. */
import type { DomainIssue } from '@/kernel/domain-error';
import type { LevelQuantities } from './movement';

export interface AdjustmentLine {
  readonly productId: string;
  /** Signed difference in base units. */
  readonly quantity?: number;
  /** What was counted on hand; the difference follows from the level at posting. */
  readonly counted?: number;
  readonly note?: string | null;
}

export interface PlannedLine {
  readonly productId: string;
  readonly delta: number;
  readonly note: string | null;
}

export interface AdjustmentPlan {
  /** Lines that change something, in the order given. */
  readonly lines: readonly PlannedLine[];
  readonly issues: readonly DomainIssue[];
}

/**
 * Levels are by product. Issues: `inventory.lineTwice` for a product counted twice,
 * `inventory.belowReserved` where less would be on hand than is reserved.
 */
export function planAdjustment(
  lines: readonly AdjustmentLine[],
  levels: ReadonlyMap<string, LevelQuantities>,
): AdjustmentPlan {
  const onHand = new Map<string, number>();
  const counted = new Set<string>();
  const planned: PlannedLine[] = [];
  const issues: DomainIssue[] = [];
  lines.forEach((line, index) => {
    const { productId } = line;
    const level = levels.get(productId) ?? { onHand: 0, reserved: 0 };
    const before = onHand.get(productId) ?? level.onHand;
    const after = line.counted ?? before + (line.quantity ?? 0);
    const field = `lines.${index}.${line.counted === undefined ? 'quantity' : 'counted'}`;
    if (counted.has(productId) || (line.counted !== undefined && onHand.has(productId))) {
      issues.push({ code: 'inventory.lineTwice', field, params: { line: index + 1 } });
      return;
    }
    if (line.counted !== undefined) counted.add(productId);
    onHand.set(productId, after);
    if (after < level.reserved) {
      const params = { line: index + 1, onHand: level.onHand, reserved: level.reserved, after };
      issues.push({ code: 'inventory.belowReserved', field, params });
    }
    if (after !== before) {
      planned.push({ productId, delta: after - before, note: line.note ?? null });
    }
  });
  return { lines: planned, issues };
}
