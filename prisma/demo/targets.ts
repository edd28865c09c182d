// What is to be sold: targets of the company, its dealers, salespeople and regions by quarter, over last
// year and this one. In the middle of a quarter some of them change: from that day another one holds.
import { allocate } from '@/kernel/allocate';
import { addDays, diffDays, type BusinessDate } from '@/kernel/business-date';
import { NO_ONE } from '@/kernel/ids';
import { upsertTargets, type UpsertTarget } from '@/server/modules/analytics';
import { systemWork } from '@/server/platform/work';
import { REGIONS } from './names';
import { MINOR, type World } from './world';

const QUARTERS = ['01-01', '04-01', '07-01', '10-01'] as const;
/** Dollars a quarter for a dealer of weight 1. */
const DEALER_TARGET = 710_000;
/** Percent on the year before. */
const GROWTH = [100n, 108n] as const;

type Subject = Pick<UpsertTarget, 'subjectKind' | 'subjectId'>;

interface Plan extends Subject {
  /** Of the dealers it stands for. */
  weight: number;
  /** From this day of this year on a percentage of what was planned. */
  change?: { from: BusinessDate; percent: bigint };
}

interface Quarter {
  from: BusinessDate;
  to: BusinessDate;
  amountMinor: bigint;
}

function quartersOf(year: number, weight: number, growth: bigint): Quarter[] {
  const amountMinor = (BigInt(DEALER_TARGET * weight) * growth * MINOR) / 100n;
  return QUARTERS.map((day, at) => {
    const next = QUARTERS[at + 1];
    const to = addDays(next ? `${year}-${next}` : `${year + 1}-01-01`, -1);
    return { from: `${year}-${day}`, to, amountMinor };
  });
}

/** The quarter as it stands: one target, or by days what held before a change and what holds since. */
function targetsOf({ from, to, amountMinor }: Quarter, change: Plan['change']) {
  const changed = (amount: bigint) => (amount * (change?.percent ?? 100n)) / 100n;
  if (!change || change.from > to) return [{ startsOn: from, endsOn: to, amountMinor }];
  if (change.from <= from)
    return [{ startsOn: from, endsOn: to, amountMinor: changed(amountMinor) }];
  const before = diffDays(from, change.from);
  const after = diffDays(change.from, to) + 1;
  const [kept = 0n, rest = 0n] = allocate(amountMinor, [BigInt(before), BigInt(after)]);
  return [
    { startsOn: from, endsOn: addDays(change.from, -1), amountMinor: kept },
    { startsOn: change.from, endsOn: to, amountMinor: changed(rest) },
  ];
}

/** A region stands for the dealers of those below it, too. */
function regionPlans(world: World, year: number): Plan[] {
  const isBelow = (code: string, top: string): boolean => {
    if (code === top) return true;
    const parent = REGIONS.find((one) => one.code === code)?.parent;
    return parent ? isBelow(parent, top) : false;
  };
  return REGIONS.map(({ code }): Plan => {
    const subjectId = world.regions.get(code);
    if (!subjectId) throw new RangeError(`the demo has no region ${code}`);
    const own = world.dealers.filter(({ region }) => isBelow(region, code));
    const weight = own.reduce((sum, dealer) => sum + dealer.weight, 0);
    const plan = { subjectKind: 'REGION' as const, subjectId, weight };
    // A new shop in the south.
    return code === 'TW-S' ? { ...plan, change: { from: `${year}-07-01`, percent: 112n } } : plan;
  }).filter(({ weight }) => weight > 0);
}

function peoplePlans(world: World, year: number): Plan[] {
  const weights = new Map<string, number>();
  for (const { salespersonId, weight } of world.dealers) {
    if (salespersonId) weights.set(salespersonId, (weights.get(salespersonId) ?? 0) + weight);
  }
  // One takes over dealers of another in May; a third is away from August on.
  const changes = [
    { from: `${year}-05-16`, percent: 115n },
    { from: `${year}-05-16`, percent: 90n },
    { from: `${year}-08-10`, percent: 85n },
  ];
  return [...weights].map(([subjectId, weight], at): Plan => {
    const plan = { subjectKind: 'SALESPERSON' as const, subjectId, weight };
    const change = changes[at];
    return change ? { ...plan, change } : plan;
  });
}

/** Grows from year to year, a little. */
export async function setTargets(world: World): Promise<void> {
  const year = Number(world.today.slice(0, 4));
  const all = world.dealers.reduce((sum, { weight }) => sum + weight, 0);
  const plans: Plan[] = [
    ...world.dealers.map(({ id: subjectId, weight }) => {
      return { subjectKind: 'DEALER' as const, subjectId, weight };
    }),
    ...peoplePlans(world, year),
    ...regionPlans(world, year),
    { subjectKind: 'COMPANY', subjectId: NO_ONE, weight: all },
  ];
  const rows = plans.flatMap(({ subjectKind, subjectId, weight, change }) =>
    GROWTH.flatMap((growth, at) =>
      quartersOf(year - 1 + at, weight, growth).flatMap((quarter) =>
        targetsOf(quarter, at === 1 ? change : undefined).map((target): UpsertTarget => {
          return { subjectKind, subjectId, ...target };
        }),
      ),
    ),
  );
  await systemWork(world.orgId, (work) => upsertTargets(work, rows));
}
