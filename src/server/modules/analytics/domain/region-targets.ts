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
import { groupBy } from '@/kernel/group-by';
import type { Period } from '@/kernel/period';
import { daysInForce, targetsWithin, type TargetInForce } from './targets-in-force';

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

/** Those that lie in no other one of them. */
function outermost(regions: readonly Region[]): Region[] {
  const wanted = new Set(regions.map(({ id }) => id));
  const isInside = ({ id, path }: Region) => path.some((one) => one !== id && wanted.has(one));
  return regions.filter((region) => !isInside(region));
}

/** The days of a period on which none of the targets of one subject holds. */
function daysWithout(targets: readonly TargetInForce[], days: Period): Period[] {
  const free: Period[] = [];
  let next = days.from;
  for (const { from, to } of daysInForce(targets, days)) {
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
  const below = groupBy(regions, ({ parentId }) => parentId ?? '');
  const dealersOf = groupBy(dealers, ({ regionId }) => regionId);
  const ofRegion = groupBy(targets.regions, ({ subjectId }) => subjectId);
  const ofDealer = groupBy(targets.dealers, ({ subjectId }) => subjectId);
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

/** Days of a dealer, apart from each other. */
export interface DaysOfDealer {
  readonly dealerId: string;
  readonly days: readonly Period[];
}

/**
 * Answers for any regions on which days what each dealer in them buys counts for what they should sell
 * together: those on which a target holds of the dealer, or of a region between it and the asked one.
 */
export function regionTargetDaysOver(
  period: Period,
  { regions, dealers }: Territory,
  targets: RegionTargets,
): (asked: readonly Region[]) => DaysOfDealer[] {
  const pathOf = new Map(regions.map(({ id, path }) => [id, path]));
  const ofRegion = groupBy(targets.regions, ({ subjectId }) => subjectId);
  const ofDealer = groupBy(targets.dealers, ({ subjectId }) => subjectId);
  return (asked) => {
    const tops = new Set(outermost(asked).map(({ id }) => id));
    return dealers.flatMap(({ id: dealerId, regionId }) => {
      const path = pathOf.get(regionId) ?? [];
      const top = path.findIndex((one) => tops.has(one));
      if (top < 0) return [];
      const above = path.slice(top).flatMap((one) => ofRegion.get(one) ?? []);
      const own = ofDealer.get(dealerId) ?? [];
      return [{ dealerId, days: daysInForce([...above, ...own], period) }];
    });
  };
}
