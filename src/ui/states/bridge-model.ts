// The quantity bridge as a finished model: each step, and what was lost on the way to it. Pure.

export interface BridgeQuantities {
  readonly requested: number;
  readonly approved: number;
  readonly reserved: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly returned: number;
}

export type BridgeStepKey = keyof BridgeQuantities;
export type BridgeGapKey = 'notApproved' | 'notShipped' | 'notDelivered' | 'cameBack';

export interface BridgeStep {
  readonly key: BridgeStepKey;
  readonly quantity: number;
  /** Share of what was requested, 0 to 1, for the bar. */
  readonly share: number;
  /** What separates this step from the one it is measured against; null where nothing is missing. */
  readonly gap: { readonly key: BridgeGapKey; readonly quantity: number } | null;
}

function gapOf(key: BridgeGapKey, quantity: number): BridgeStep['gap'] {
  return quantity > 0 ? { key, quantity } : null;
}

/**
 * Reserved is a stock of the moment (what is shipped is no longer reserved), so no gap is told of
 * it; shipped is measured against approved, delivered against shipped.
 */
export function bridgeSteps(q: BridgeQuantities): readonly BridgeStep[] {
  const most = Math.max(q.requested, q.approved, q.shipped, 1);
  const step = (key: BridgeStepKey, gap: BridgeStep['gap']): BridgeStep => ({
    key,
    quantity: q[key],
    share: Math.min(1, Math.max(0, q[key] / most)),
    gap,
  });
  return [
    step('requested', null),
    step('approved', gapOf('notApproved', q.requested - q.approved)),
    step('reserved', null),
    step('shipped', gapOf('notShipped', q.approved - q.shipped)),
    step('delivered', gapOf('notDelivered', q.shipped - q.delivered)),
    step('returned', gapOf('cameBack', q.returned)),
  ];
}
