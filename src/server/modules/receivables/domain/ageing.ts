/**
 * Ageing of receivables by due date. Every open amount falls in exactly one bucket, undated ones in
 * their own, so the buckets always add up to what is owed.
 */
import { diffDays, type BusinessDate } from '@/kernel/business-date';

/** Upper ends of the buckets of overdue days; the organization may set its own. */
export const AGEING_DAYS: readonly number[] = [30, 60, 90, 120];

export interface AgeingBucket {
  /** `undated`, `current`, `1-30`, ..., `>120`: stable, for columns and files. */
  readonly key: string;
  /** Days overdue, both ends included; null is open. */
  readonly fromDays: number | null;
  readonly toDays: number | null;
}

/** Buckets in reading order. `ends` must ascend and be positive. */
export function ageingBuckets(ends: readonly number[] = AGEING_DAYS): AgeingBucket[] {
  const ascending = ends.every((end, i) => Number.isSafeInteger(end) && end > (ends[i - 1] ?? 0));
  if (!ascending || ends.length === 0) throw new RangeError('bucket ends must ascend from 1');
  const last = ends.at(-1) ?? 0;
  return [
    { key: 'undated', fromDays: null, toDays: null },
    { key: 'current', fromDays: null, toDays: 0 },
    ...ends.map((toDays, i) => {
      const fromDays = (ends[i - 1] ?? 0) + 1;
      return { key: `${fromDays}-${toDays}`, fromDays, toDays };
    }),
    { key: `>${last}`, fromDays: last + 1, toDays: null },
  ];
}

/** Due today is current; one day later is overdue by one. */
export function bucketIndex(
  dueOn: BusinessDate | null,
  asOf: BusinessDate,
  ends: readonly number[] = AGEING_DAYS,
): number {
  if (dueOn === null) return 0;
  const days = diffDays(dueOn, asOf);
  if (days <= 0) return 1;
  const within = ends.findIndex((end) => days <= end);
  return within < 0 ? ends.length + 2 : within + 2;
}

export interface AgeingItem {
  readonly dueOn: BusinessDate | null;
  readonly openMinor: bigint;
}

export interface Ageing {
  readonly buckets: readonly (AgeingBucket & { readonly amountMinor: bigint })[];
  readonly totalMinor: bigint;
}

export function ageItems(
  items: readonly AgeingItem[],
  asOf: BusinessDate,
  ends: readonly number[] = AGEING_DAYS,
): Ageing {
  const buckets = ageingBuckets(ends).map((bucket) => ({ ...bucket, amountMinor: 0n }));
  let totalMinor = 0n;
  for (const { dueOn, openMinor } of items) {
    const bucket = buckets[bucketIndex(dueOn, asOf, ends)];
    if (bucket === undefined) throw new Error('an item fell in no bucket');
    bucket.amountMinor += openMinor;
    totalMinor += openMinor;
  }
  return { buckets, totalMinor };
}
