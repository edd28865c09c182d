/**
 * What regions should sell, of the targets of regions and of dealers. Both say the same thing at two
 * depths, so they are alternatives and never added up: on a day on which a region has a target of its
 * own, that one counts; on every other day those of the regions directly below it count, by the same
 * rule, and those of its own dealers. A target of zero is a target. A region within another one that is
 * asked for is part of that one.
 *
 * Targets of salespersons, products and the company say nothing of a region: what a salesperson should
 * sell may lie in several, and no day or share of it belongs to one of them.
 */
import { addDays } from '@/kernel/business-date';
import { overlap, type Period } from '@/kernel/period';
import { targetsWithin, type TargetInForce } from './targets-in-force';

export interface Region {
  readonly id: string;
  readonly parentId: string | null;
  /** From the root to itself. */
  readonly path: readonly string[];
}

export interface RegionDealer {
  readonly id: string;
  readonly regionId: string;
}

export interface Territory {
  readonly regions: readonly Region[];
  readonly dealers: readonly RegionDealer[];
}

export interface RegionTargets {
  readonly regions: readonly TargetInForce[];
  readonly dealers: readonly TargetInForce[];
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Those that lie in no other one of them. */
function outermost(regions: readonly Region[]): Region[] {
  const wanted = new Set(regions.map(({ id }) => id));
  const isInside = ({ id, path }: Region) => path.some((one) => one !== id && wanted.has(one));
  return regions.filter((region) => !isInside(region));
}

/** The days of a period on which none of the targets of one subject holds. */
function daysWithout(targets: readonly TargetInForce[], days: Period): Period[] {
  const held = targets
    .flatMap(({ span }) => overlap(span, days) ?? [])
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const free: Period[] = [];
  let next = days.from;
  for (const { from, to } of held) {
    if (next < from) free.push({ from: next, to: addDays(from, -1) });
    next = addDays(to, 1);
  }
  if (next <= days.to) free.push({ from: next, to: days.to });
  return free;
}

const amountIn = (targets: readonly TargetInForce[], days: Period): bigint =>
  targetsWithin(targets, days).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** Answers for any regions, each named once, what they should sell together over the days, in minor units. */
export function regionTargetsOver(
  days: Period,
  { regions, dealers }: Territory,
  targets: RegionTargets,
): (asked: readonly Region[]) => bigint {
  const below = grouped(regions, ({ parentId }) => parentId ?? '');
  const dealersOf = grouped(dealers, ({ regionId }) => regionId);
  const ofRegion = grouped(targets.regions, ({ subjectId }) => subjectId);
  const ofDealer = grouped(targets.dealers, ({ subjectId }) => subjectId);
  const known = new Map<string, bigint>();

  const partsOf = (id: string, part: Period): bigint => {
    const regional = (below.get(id) ?? []).map((region) => amountOf(region.id, part));
    const own = (dealersOf.get(id) ?? []).map((one) => amountIn(ofDealer.get(one.id) ?? [], part));
    return [...regional, ...own].reduce((sum, amount) => sum + amount, 0n);
  };
  const amountOf = (id: string, part: Period): bigint => {
    const key = `${id} ${part.from} ${part.to}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = ofRegion.get(id) ?? [];
    const rest = daysWithout(own, part).map((free) => partsOf(id, free));
    const amount = rest.reduce((sum, one) => sum + one, amountIn(own, part));
    known.set(key, amount);
    return amount;
  };
  return (asked) =>
    outermost(asked)
      .map(({ id }) => amountOf(id, days))
      .reduce((sum, amount) => sum + amount, 0n);
}
