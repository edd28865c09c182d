/**
 * A target holds from its day until the subject's next one begins, or until its own last day. Of a
 * period that cuts it, the days decide: amount x days inside / days in force, by largest remainder.
 * The last target without an end runs as long as the one before it; a single one to the end of its
 * calendar year.
 */
import { allocate } from '@/kernel/allocate';
import { addDays, diffDays, maxDate, type BusinessDate } from '@/kernel/business-date';
import { overlap, type Period } from '@/kernel/period';

export interface Target {
  readonly subjectId: string;
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate | null;
  readonly amountMinor: bigint;
  readonly quantity: bigint | null;
}

export interface TargetInForce extends Target {
  readonly span: Period;
}

export interface TargetShare {
  readonly target: TargetInForce;
  readonly part: Period;
  readonly amountMinor: bigint;
  readonly quantity: bigint | null;
}

const days = ({ from, to }: Period) => diffDays(from, to) + 1;

/** Targets of any subjects with the days they are in force, by subject and day. */
export function targetsInForce(targets: readonly Target[]): TargetInForce[] {
  const bySubject = new Map<string, Target[]>();
  for (const target of targets) {
    bySubject.set(target.subjectId, [...(bySubject.get(target.subjectId) ?? []), target]);
  }
  return [...bySubject.values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    return sorted.map((target, i) => {
      const following = sorted[i + 1];
      const before = sorted[i - 1];
      const length = before ? diffDays(before.startsOn, target.startsOn) : null;
      const open =
        length === null
          ? `${target.startsOn.slice(0, 4)}-12-31`
          : addDays(target.startsOn, length - 1);
      const last = following ? addDays(following.startsOn, -1) : (target.endsOn ?? open);
      const to = target.endsOn !== null && target.endsOn < last ? target.endsOn : last;
      return { ...target, span: { from: target.startsOn, to } };
    });
  });
}

/** The part of a whole that falls on days from `part` within `span`; cuts add up to the whole. */
function cut(whole: bigint, span: Period, part: Period): bigint {
  const before = diffDays(span.from, part.from);
  const inside = days(part);
  const upTo = (count: number) =>
    allocate(whole, [BigInt(count), BigInt(days(span) - count)])[0] ?? 0n;
  return upTo(before + inside) - upTo(before);
}

/** The days of a period on which any of the targets holds: apart from each other, in order. */
export function daysInForce(targets: readonly TargetInForce[], period: Period): Period[] {
  const parts = targets
    .flatMap(({ span }) => overlap(span, period) ?? [])
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const apart: Period[] = [];
  for (const part of parts) {
    const before = apart.at(-1);
    if (before && part.from <= addDays(before.to, 1)) {
      apart.splice(-1, 1, { from: before.from, to: maxDate(before.to, part.to) });
    } else apart.push(part);
  }
  return apart;
}

/** What of each target falls into a period. */
export function targetsWithin(targets: readonly TargetInForce[], period: Period): TargetShare[] {
  return targets.flatMap((target) => {
    const part = overlap(target.span, period);
    if (!part) return [];
    const { span, amountMinor, quantity } = target;
    const amount = cut(amountMinor, span, part);
    return [{ target, part, amountMinor: amount, quantity: quantity && cut(quantity, span, part) }];
  });
}
