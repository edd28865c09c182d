/** What an approval writes: each line takes its quantity from every quota that binds it. */
import { leftOf, type QuotaState } from './quota';

export interface ConsumingLine {
  readonly lineId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly quotaIds: readonly string[];
}

export interface Consumption {
  readonly quotaId: string;
  readonly lineId: string;
  readonly productId: string;
  readonly quantity: number;
  /** The part of the quantity that was let through above the quota. */
  readonly overBy: number;
}

export function consumptionOf(
  lines: readonly ConsumingLine[],
  quotas: readonly QuotaState[],
): Consumption[] {
  const left = new Map(quotas.map((quota) => [quota.quotaId, leftOf(quota)]));
  return lines.flatMap(({ lineId, productId, quantity, quotaIds }): Consumption[] => {
    if (quantity <= 0) return [];
    return quotaIds.map((quotaId) => {
      const before = left.get(quotaId) ?? 0;
      const within = Math.min(before, quantity);
      left.set(quotaId, before - within);
      return { quotaId, lineId, productId, quantity, overBy: quantity - within };
    });
  });
}
