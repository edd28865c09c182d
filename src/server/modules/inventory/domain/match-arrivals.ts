/** Which expected arrivals a receipt fulfils: the earliest expected of a product first. */
import type { BusinessDate } from '@/kernel/business-date';

export interface OpenArrival {
  readonly id: string;
  readonly productId: string;
  readonly expectedOn: BusinessDate;
  /** Expected and not received yet, in base units. */
  readonly open: number;
}

export interface ArrivalMatch {
  readonly arrivalId: string;
  readonly quantity: number;
}

/** More than was expected is received all the same; the excess belongs to no arrival. */
export function matchArrivals(
  received: readonly { readonly productId: string; readonly quantity: number }[],
  arrivals: readonly OpenArrival[],
): ArrivalMatch[] {
  const left = new Map<string, number>();
  for (const { productId, quantity } of received) {
    left.set(productId, (left.get(productId) ?? 0) + quantity);
  }
  const earliestFirst = [...arrivals].sort((a, b) =>
    a.expectedOn === b.expectedOn ? (a.id < b.id ? -1 : 1) : a.expectedOn < b.expectedOn ? -1 : 1,
  );
  return earliestFirst.flatMap(({ id, productId, open }) => {
    const quantity = Math.min(open, left.get(productId) ?? 0);
    if (quantity <= 0) return [];
    left.set(productId, (left.get(productId) ?? 0) - quantity);
    return [{ arrivalId: id, quantity }];
  });
}
