// Carries the unused budget of a year into the next by rules: looked at first, then asked for as one
// change with both legs of every line, which its approval posts together or not at all.
import { refuse } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import type { CarryForwardInput, CarryPlan, CarryPlanInput } from '../carry-schemas';
import { MAX_CARRY_ROWS } from '../carry-schemas';
import { carryOf, ruleFor, takeFrom, unusedOf } from '../domain/carry-forward';
import { cellIssues, type BudgetPosting } from '../domain/posting';
import { readCellFacts } from '../repo/cell-facts';
import type { StoredLine } from '../repo/changes';
import { lockYear, readYearLines, yearOfPeriod, type NamedYearLine } from '../repo/year-lines';
import type { Decided } from '../version-schemas';
import { openChange } from './budget-changes';

interface Planned {
  line: NamedYearLine;
  carryMinor: bigint;
  /** Code of what keeps the receiving cell from taking it. */
  leftOut: string | null;
}

/** Which receiving cells cannot take a budget: an account that ended, a centre that is closed. */
async function findUnfit(
  work: Work,
  wanted: readonly Planned[],
  periodId: string,
): Promise<(string | null)[]> {
  const postings = wanted.map(({ line, carryMinor }): BudgetPosting => {
    const { centreId, accountId, programmeId } = line;
    const cell = { centreId, accountId, programmeId, periodId };
    return {
      ...{ ...cell, kind: 'CARRY_FORWARD', amountMinor: carryMinor, occurredOn: work.today },
      ...{ docKind: 'budgetChange', docId: periodId },
    };
  });
  const facts = await readCellFacts(work.tx, postings, false);
  return postings.map((posting) => cellIssues([posting], facts, 'NONE')[0]?.code ?? null);
}

async function plan(work: Work, input: CarryPlanInput): Promise<Planned[]> {
  const toYearId = await yearOfPeriod(work.tx, input.toPeriodId);
  if (toYearId === undefined) {
    refuse('periods.notFound', { status: 'not_found', field: 'toPeriodId' });
  }
  if (toYearId === input.fromYearId) {
    refuse('budgets.carryWithinYear', { status: 'invalid', field: 'toPeriodId' });
  }
  const lines = await readYearLines(work.tx, input.fromYearId);
  const planned = lines.map((line): Planned => {
    const carryMinor = carryOf(line, ruleFor(line, input.rules));
    return { line, carryMinor, leftOut: null };
  });
  const wanted = planned.filter(({ carryMinor }) => carryMinor > 0n);
  if (wanted.length === 0) return planned;
  const isOpen = wanted.some(({ line }) => line.periods.some((period) => period.isOpen));
  if (!isOpen) refuse('budgets.yearClosed', { status: 'conflict', field: 'fromYearId' });
  const unfit = await findUnfit(work, wanted, input.toPeriodId);
  wanted.forEach((one, index) => {
    const hasOpen = one.line.periods.some((period) => period.isOpen);
    one.leftOut = unfit[index] ?? (hasOpen ? null : 'budgets.yearClosed');
    if (one.leftOut !== null) one.carryMinor = 0n;
  });
  return planned;
}

const totalsOf = ({ line, carryMinor }: Planned) => ({
  unusedMinor: unusedOf(line),
  promisedMinor: line.promisedMinor,
  carriedMinor: line.carriedMinor,
  carryMinor,
});

const sumOf = (planned: readonly Planned[]) =>
  planned.map(totalsOf).reduce(
    (sum, one) => ({
      unusedMinor: sum.unusedMinor + one.unusedMinor,
      promisedMinor: sum.promisedMinor + one.promisedMinor,
      carriedMinor: sum.carriedMinor + one.carriedMinor,
      carryMinor: sum.carryMinor + one.carryMinor,
    }),
    { unusedMinor: 0n, promisedMinor: 0n, carriedMinor: 0n, carryMinor: 0n },
  );

/**
 * What carrying would do, without doing it: totals, and the lines with the largest amounts first.
 * Refuses `periods.notFound`, `budgets.carryWithinYear` and `budgets.yearClosed` where no period of
 * the year is open to give anything.
 */
export async function planCarryForward(work: Work, input: CarryPlanInput): Promise<CarryPlan> {
  const planned = await plan(work, input);
  const touched = planned.filter((one) => Object.values(totalsOf(one)).some((minor) => minor > 0n));
  const byAmount = touched.toSorted((a, b) => Number(b.carryMinor - a.carryMinor));
  return {
    currency: work.organization.currency,
    total: sumOf(touched),
    lines: touched.length,
    carried: touched.filter(({ carryMinor }) => carryMinor > 0n).length,
    rows: byAmount.slice(0, MAX_CARRY_ROWS).map((one) => {
      const { centreId, accountId, programmeId, centre, account, programme } = one.line;
      const names = { centre, account, programme };
      const { leftOut } = one;
      return { centreId, accountId, programmeId, ...names, leftOut, ...totalsOf(one) };
    }),
  };
}

/**
 * Asks for it, under a lock on the year: two who do so carry once. Refuses
 * `periods.yearNotFound`, `budgets.nothingToCarry`, `budgets.carryChanged` (not the sum that was
 * looked at), as `planCarryForward` and what a change refuses. Statements do not depend on the number
 * of lines.
 */
export async function carryForward(work: Work, input: CarryForwardInput): Promise<Decided> {
  if (!(await lockYear(work.tx, input.fromYearId))) {
    refuse('periods.yearNotFound', { status: 'not_found', field: 'fromYearId' });
  }
  const planned = (await plan(work, input)).filter(({ carryMinor }) => carryMinor > 0n);
  const { carryMinor } = sumOf(planned);
  if (carryMinor === 0n) {
    refuse('budgets.nothingToCarry', { status: 'conflict', field: 'fromYearId' });
  }
  if (carryMinor !== input.expectedMinor) {
    const { currency } = work.organization;
    const params = {
      ...{ nowMinor: String(carryMinor), seenMinor: String(input.expectedMinor), currency },
    };
    refuse('budgets.carryChanged', { status: 'conflict', params });
  }
  const lines = planned.flatMap(({ line, carryMinor: amount }): StoredLine[] => {
    const { centreId, accountId, programmeId } = line;
    const cell = { centreId, accountId, programmeId, comment: null };
    const given = takeFrom(line, amount).map(({ periodId, amountMinor }) => {
      return { ...cell, periodId, amountMinor: -amountMinor };
    });
    return [...given, { ...cell, periodId: input.toPeriodId, amountMinor: amount }];
  });
  if (
    lines.some(({ amountMinor, periodId }) => amountMinor < 0n && periodId === input.toPeriodId)
  ) {
    refuse('budgets.carryWithinYear', { status: 'invalid', field: 'toPeriodId' });
  }
  return openChange(work, 'CARRY_FORWARD', { reason: input.reason, lines });
}
