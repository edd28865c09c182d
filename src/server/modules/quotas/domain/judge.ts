/**
 * What the quotas say of the lines of one order. All quotas that bind a line are asked together: a
 * line may have what the tightest of them still gives, and takes it from every one of them.
 */
import { leftOf, type QuotaState, type Unallocated } from './quota';

export interface BoundLine {
  readonly line: number;
  /** Base units. */
  readonly quantity: number;
  /** The quotas that bind it; none where nobody allocated anything. */
  readonly quotaIds: readonly string[];
}

/** One quota that has too little for a line. Without an id: there is none and there must be. */
export interface QuotaLack {
  readonly quotaId: string | null;
  readonly holder: string | null;
  readonly item: string | null;
  readonly line: number;
  readonly by: number;
}

export interface LineVerdict {
  readonly line: number;
  /** What the tightest quota gives this line, after the lines above it; null: no quota binds it. */
  readonly left: number | null;
  /** Units too many. With every line cut by its own, the order fits all quotas. */
  readonly over: number;
  /** With all of them raised, the order fits as it is. */
  readonly lacks: readonly QuotaLack[];
  /** Nobody allocated anything and the organization wants to be told. */
  readonly isUnallocated: boolean;
}

/** In the order of the lines: those above take first. */
export function judgeLines(
  lines: readonly BoundLine[],
  quotas: readonly QuotaState[],
  unallocated: Unallocated,
): LineVerdict[] {
  const byId = new Map(quotas.map((quota) => [quota.quotaId, quota]));
  // What is left when every line is cut to fit, and what would be left if none were.
  const granted = new Map(quotas.map((quota) => [quota.quotaId, leftOf(quota)]));
  const wanted = new Map(granted);
  return lines.map((line): LineVerdict => {
    if (line.quotaIds.length === 0) return withoutQuota(line, unallocated);
    const left = Math.min(...line.quotaIds.map((id) => granted.get(id) ?? 0));
    const got = Math.min(line.quantity, left);
    for (const id of line.quotaIds) granted.set(id, (granted.get(id) ?? 0) - got);
    const lacks = line.quotaIds.flatMap((id) => lackOf(line, byId.get(id), wanted));
    return {
      line: line.line,
      left,
      over: line.quantity - got,
      lacks,
      isUnallocated: false,
    };
  });
}

function lackOf(
  { line, quantity }: BoundLine,
  quota: QuotaState | undefined,
  wanted: Map<string, number>,
): QuotaLack[] {
  if (!quota) return [];
  const left = wanted.get(quota.quotaId) ?? 0;
  wanted.set(quota.quotaId, left - quantity);
  const by = Math.min(quantity, quantity - left);
  if (by <= 0) return [];
  const { quotaId, holderCode: holder, itemCode: item } = quota;
  return [{ quotaId, holder, item, line, by }];
}

/** Zero means zero, and nothing at all means what the organization declared. */
function withoutQuota({ line, quantity }: BoundLine, unallocated: Unallocated): LineVerdict {
  const isUnallocated = unallocated !== 'allow';
  if (unallocated !== 'block') return { line, left: null, over: 0, lacks: [], isUnallocated };
  const lack = { quotaId: null, holder: null, item: null, line, by: quantity };
  return { line, left: 0, over: quantity, lacks: [lack], isUnallocated };
}
