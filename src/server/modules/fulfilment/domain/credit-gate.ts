/** Whether a dealer's account lets goods go out: the limit and the days overdue, as at submit. */

export type CreditBlock = 'CREDIT_LIMIT' | 'OVERDUE';

export interface CreditState {
  /** null: not limited. */
  readonly limitMinor: bigint | null;
  /** The shipped order counts in it already, as an open order. */
  readonly exposureMinor: bigint;
  readonly oldestOverdueDays: number;
  /** null: never blocked for being late. */
  readonly overdueDays: number | null;
}

/** Reasons that stop a shipment, less those a person released for this order. */
export function creditBlocks(
  state: CreditState,
  released: ReadonlySet<string> = new Set(),
): CreditBlock[] {
  const blocks: CreditBlock[] = [];
  if (state.limitMinor !== null && state.exposureMinor > state.limitMinor) {
    blocks.push('CREDIT_LIMIT');
  }
  if (state.overdueDays !== null && state.oldestOverdueDays > state.overdueDays) {
    blocks.push('OVERDUE');
  }
  return blocks.filter((block) => !released.has(block));
}
