// What dealers sold on the days on which a target holds: shipped less returned, as all sales of subjects are.
import type { Period } from '@/kernel/period';
import type { Tx } from '@/server/platform/tx';
import type { DaysOfDealer } from '../domain/region-targets';
import { readShippedOn, type DealerDays, type DealerRow } from '../repo/subject-figures';

/** The sum over dealers and their days, in minor units. */
export type SoldFor = (wanted: readonly DaysOfDealer[]) => bigint;

const keyOf = ({ dealerId, from, to }: DealerDays) => `${dealerId} ${from} ${to}`;

/**
 * Answers for everything in `wanted`. Days that are the whole period are read already; of the others
 * each is read once, all in one statement.
 */
export async function readSoldFor(
  tx: Tx,
  read: {
    readonly period: Period;
    readonly dealers: readonly DealerRow[];
    readonly currency: string;
  },
  wanted: readonly DaysOfDealer[],
): Promise<SoldFor> {
  const { period, currency } = read;
  const whole = new Map(read.dealers.map(({ id, salesMinor }) => [id, salesMinor]));
  const isWhole = ({ from, to }: Period) => from === period.from && to === period.to;
  const cut = new Map<string, DealerDays>();
  for (const { dealerId, days } of wanted) {
    for (const part of whole.has(dealerId) ? days : []) {
      if (!isWhole(part)) cut.set(keyOf({ dealerId, ...part }), { dealerId, ...part });
    }
  }
  const parts = [...cut.values()];
  const amounts = parts.length === 0 ? [] : await readShippedOn(tx, parts, currency);
  const sold = new Map(parts.map((part, i) => [keyOf(part), amounts[i] ?? 0n]));
  return (asked) => {
    let sum = 0n;
    for (const { dealerId, days } of asked) {
      for (const part of days) {
        const amount = isWhole(part) ? whole.get(dealerId) : sold.get(keyOf({ dealerId, ...part }));
        sum += amount ?? 0n;
      }
    }
    return sum;
  };
}
