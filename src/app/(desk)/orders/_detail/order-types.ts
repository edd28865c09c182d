// Names for the parts of an order as the detail page handles them.
import type { OrderView } from '@/server/modules/orders/schemas';
import type { OrderFacts } from '@/server/modules/orders/entry-schemas';

export type OrderLine = OrderView['lines'][number];
export type OrderHold = OrderView['holds'][number];
export type LineFacts = OrderFacts['lines'][number];

export type FactsOf = ReadonlyMap<string, LineFacts>;

export function factsById(facts: OrderFacts | undefined): FactsOf {
  return new Map(facts?.lines.map((line) => [line.lineId, line]));
}
