/**
 * What accepting returned goods changes, by the three flags of its reason. Only what the inspection
 * accepted has effects; the rest goes back to the dealer.
 */
import { refuse } from '@/kernel/domain-error';

export interface ReturnFlags {
  /** The dealer still wants the goods: the quantity may be shipped again. */
  readonly reopenDemand: boolean;
  /** The goods are fit for sale and go back on hand. */
  readonly restock: boolean;
  /** The dealer gets a credit note. */
  readonly credit: boolean;
}

export interface InspectedLine {
  readonly orderLineId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly accepted: number;
}

export interface ReturnEffects {
  readonly quantities: readonly {
    readonly orderLineId: string;
    readonly returned: number;
    readonly reopened: number;
  }[];
  /** Per product, so that one stock level is touched once. */
  readonly stock: readonly { readonly productId: string; readonly onHandDelta: number }[];
  readonly credits: readonly { readonly orderLineId: string; readonly quantity: number }[];
}

/** Refuses with `fulfilment.acceptedNotWithinReturned`. */
export function returnEffects(flags: ReturnFlags, lines: readonly InspectedLine[]): ReturnEffects {
  for (const [index, { accepted, quantity }] of lines.entries()) {
    if (!Number.isSafeInteger(accepted) || accepted < 0 || accepted > quantity) {
      refuse('fulfilment.acceptedNotWithinReturned', {
        status: 'invalid',
        field: `lines.${index}.accepted`,
        params: { accepted, quantity },
      });
    }
  }
  const accepted = lines.filter((line) => line.accepted > 0);
  const onHand = new Map<string, number>();
  for (const line of accepted) {
    onHand.set(line.productId, (onHand.get(line.productId) ?? 0) + line.accepted);
  }
  return {
    quantities: accepted.map((line) => ({
      orderLineId: line.orderLineId,
      returned: line.accepted,
      reopened: flags.reopenDemand ? line.accepted : 0,
    })),
    stock: flags.restock
      ? [...onHand].map(([productId, onHandDelta]) => ({ productId, onHandDelta }))
      : [],
    credits: flags.credit
      ? accepted.map((line) => ({ orderLineId: line.orderLineId, quantity: line.accepted }))
      : [],
  };
}
