// What the schedule owes: the periods that came to their end, of every scheme, also those that nobody
// computed because no worker ran.
import { isDomainError } from '@/kernel/domain-error';
import type { Period } from '@/kernel/period';
import type { Work } from '@/server/platform/actor';
import { systemWork } from '@/server/platform/work';
import { owedPeriods } from '../domain/due-period';
import { readsBudgets } from '../domain/indicators';
import { hasRun, lockPeriod } from '../repo/runs';
import { markScheduled, readScheduledSchemes } from '../repo/schemes';
import type { RunOutcome } from '../schemas';
import { readFiscalYears } from './fiscal-years';
import { publishRun } from './move-run';
import { runAssessment } from './run-assessment';

interface OwedRun extends Period {
  readonly schemeId: string;
  readonly publishesItself: boolean;
}

/** Scheme by scheme, each from its oldest period on. */
async function readOwed(work: Work): Promise<OwedRun[]> {
  const schemes = await readScheduledSchemes(work.tx);
  if (schemes.length === 0) return [];
  const years = await readFiscalYears(work);
  return schemes.flatMap(({ id: schemeId, publishesItself, through, ...scheme }) => {
    const timing = { ...scheme, readsBudgets: readsBudgets(scheme.indicators) };
    const periods = owedPeriods(timing, { through, today: work.today }, years);
    return periods.map((period) => ({ ...period, schemeId, publishesItself }));
  });
}

const NOT_OWED = new Set([
  'assessments.noSubjects',
  'assessments.periodCutsBudget',
  'assessments.schemeInactive',
]);

/**
 * A period in which nobody did anything is not a failure of the schedule, nor is one before the first
 * fiscal year that cuts a budget, nor a scheme that was stopped meanwhile: it is not owed, and keeps no
 * other scheme from its own.
 */
function unlessNotOwed(error: unknown): null {
  if (isDomainError(error) && NOT_OWED.has(error.code)) return null;
  throw error;
}

/** Null where there is a run of the period already, or none is owed. */
async function runOwed(
  work: Work,
  { publishesItself, ...run }: OwedRun,
): Promise<RunOutcome | null> {
  await lockPeriod(work.tx, run);
  if (await hasRun(work.tx, run)) return null;
  const outcome = await runAssessment(work, run).catch(unlessNotOwed);
  return outcome && publishesItself ? publishRun(work, outcome) : outcome;
}

/**
 * Computes what is owed of every active scheme that has no run of it yet, and publishes it at once where
 * the scheme says so. Each period is a transaction of its own that also remembers how far the schedule
 * has come: done twice, or by two at once, or killed in between, each is done once.
 */
export async function runDueAssessments(
  orgId: string,
  options: { now: Date; requestId: string; signal?: AbortSignal },
): Promise<RunOutcome[]> {
  const { signal, ...as } = options;
  const done: RunOutcome[] = [];
  for (const owed of await systemWork(orgId, readOwed, as)) {
    signal?.throwIfAborted();
    const run = async (work: Work) => {
      const outcome = await runOwed(work, owed);
      await markScheduled(work.tx, owed.schemeId, owed.to);
      return outcome;
    };
    const outcome = await systemWork(orgId, run, as);
    if (outcome) done.push(outcome);
  }
  return done;
}
