// Which periods are looked at for deviations by the clock: nightly, and after a period is closed.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import { findPeriodOn, lockPeriods, type FiscalPeriod } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { systemWork } from '@/server/platform/work';
import type { Computed } from '../deviation-schemas';
import { markLooked, readLooked } from '../repo/found-deviations';
import { computeDeviations } from './compute-deviations';

/** What was missed for longer than this is left to whoever asks for it. */
const MOST_MISSED = 12;

const NOTHING: Computed = { rules: 0, found: 0, raised: 0 };

const periodBefore = (work: Work, { startsOn }: FiscalPeriod) =>
  findPeriodOn(work, addDays(startsOn, -1));

/** Periods before this one that came to their end after that day, the oldest first. */
async function endedSince(
  work: Work,
  before: FiscalPeriod,
  since: BusinessDate,
): Promise<FiscalPeriod[]> {
  const ended: FiscalPeriod[] = [];
  let one = await periodBefore(work, before);
  while (one && one.endsOn > since && ended.length < MOST_MISSED) {
    ended.unshift(one);
    one = await periodBefore(work, one);
  }
  return ended;
}

/** What ended while no worker ran, each period by the rules that were there and did not see its end. */
async function findMissed(work: Work, before: FiscalPeriod): Promise<Computed[]> {
  const looked = await readLooked(work.tx);
  const [since] = [...looked.values()].toSorted();
  if (since === undefined) return [];
  const done: Computed[] = [];
  for (const { yearId, no: throughNo, endsOn } of await endedSince(work, before, since)) {
    const missed = [...looked].filter(([, through]) => through < endsOn);
    const ruleIds = new Set(missed.map(([id]) => id));
    done.push(await computeDeviations(work, { yearId, throughNo, ruleIds }));
  }
  return done;
}

/** Of the period that holds today and the one before, into which money is still posted. */
async function findNightly(work: Work): Promise<Computed> {
  const current = await findPeriodOn(work, work.today);
  if (!current) return NOTHING;
  const before = await periodBefore(work, current);
  const done: Computed[] = [];
  if (before) {
    done.push(...(await findMissed(work, before)));
    done.push(await computeDeviations(work, { yearId: before.yearId, throughNo: before.no }));
    await markLooked(work.tx, before.endsOn);
  }
  const latest = await computeDeviations(work);
  return done.reduce(
    (sum, { found, raised }) => ({
      rules: sum.rules,
      found: sum.found + found,
      raised: sum.raised + raised,
    }),
    latest,
  );
}

/**
 * One unit of work of the system: the deviations of a period, or of those that a night looks at, also of
 * periods that ended while no worker ran. A company without a fiscal year for today has nothing to compute.
 */
export async function findDeviationsOf(
  orgId: string,
  options: { periodId?: string | undefined; now: Date; requestId: string },
): Promise<Computed> {
  const { periodId, ...as } = options;
  return systemWork(
    orgId,
    async (work) => {
      if (periodId === undefined) return findNightly(work);
      const period = (await lockPeriods(work, [periodId])).get(periodId);
      return computeDeviations(work, { yearId: period?.yearId, throughNo: period?.no });
    },
    as,
  );
}
