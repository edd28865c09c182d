// Looks for variances of a period past their thresholds. Running it again finds the same deviations and
// renews their figures; it raises one once more only where it came back, or went further off since it
// was closed.
import { addDays } from '@/kernel/business-date';
import { newId } from '@/kernel/ids';
import type { AccountNode, CentreNode } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { noticeRaised, titleParams } from '@/server/platform/notices';
import { takeGapless } from '@/server/platform/numbers';
import type { Computed, DeviationRuleView } from '../deviation-schemas';
import { isDeviation, isFurtherOff } from '../domain/deviation';
import { varianceOf, type Variance, type VarianceKind } from '../domain/variance';
import { deviationsRaised } from '../events';
import { readRules } from '../repo/deviations';
import {
  lockKnown,
  lockSearches,
  markCleared,
  upsertFound,
  type FoundDeviation,
  type KnownDeviation,
  type RaisedDeviation,
} from '../repo/found-deviations';
import { comparedPeriods, fiscalSpan, type FiscalSpan } from './fiscal-span';
import { readDeviationDriversOf } from './deviation-drivers';
import { readSides, type Sides } from './read-variance';

const leavesOf = <T extends { id: string; parentId: string | null }>(nodes: readonly T[]): T[] => {
  const parents = new Set(nodes.map(({ parentId }) => parentId));
  return nodes.filter(({ id }) => !parents.has(id));
};

interface Looked {
  centre: CentreNode;
  account: AccountNode;
  kind: VarianceKind;
  variance: Variance;
}

/**
 * Every cell of the rule's node: accounts are posted to where they are leaves, centres wherever they
 * stand, and each answers for what is its own.
 */
function lookAt(rule: DeviationRuleView, { trees, basis, actual, kindOf }: Sides): Looked[] {
  const centres = trees.centres.filter(
    ({ path }) => rule.centreId === null || path.includes(rule.centreId),
  );
  const accounts = leavesOf(trees.accounts).filter(
    ({ kind, path }) =>
      kind === rule.measure && (rule.accountId === null || path.includes(rule.accountId)),
  );
  return centres.flatMap((centre) =>
    accounts.flatMap((account) => {
      const before = basis([centre.id], account.id);
      const now = actual([centre.id], account.id);
      if (now === 0n && (before ?? 0n) === 0n) return [];
      const kind = kindOf(account);
      return [{ centre, account, kind, variance: varianceOf(kind, before, now) }];
    }),
  );
}

/** The owner of the centre, or of the nearest one above it that has one. */
function ownerOf(centre: CentreNode, centres: readonly CentreNode[]): string | null {
  const byId = new Map(centres.map((node) => [node.id, node]));
  for (const id of centre.path.toReversed()) {
    const owner = byId.get(id)?.ownerId;
    if (owner) return owner;
  }
  return null;
}

const cellKey = (centreId: string, accountId: string) => `${centreId} ${accountId}`;

/** Gives each its number: those that are known keep theirs, the others take the next ones. */
async function numbered(
  work: Work,
  looked: readonly Looked[],
  known: ReadonlyMap<string, KnownDeviation>,
): Promise<(Looked & { number: string })[]> {
  const numberOf = ({ centre, account }: Looked) =>
    known.get(cellKey(centre.id, account.id))?.number;
  const count = looked.filter((one) => numberOf(one) === undefined).length;
  const last = count === 0 ? 0n : await takeGapless(work.tx, 'deviation', count);
  let next = last - BigInt(count);
  return looked.map((one) => {
    const own = numberOf(one);
    if (own !== undefined) return { ...one, number: own };
    next += 1n;
    return { ...one, number: `DV-${String(next).padStart(6, '0')}` };
  });
}

/** How many are past the threshold, and what of them is to be written: what is closed mostly rests. */
async function findFor(
  work: Work,
  rule: DeviationRuleView,
  span: FiscalSpan,
): Promise<{ count: number; found: FoundDeviation[] }> {
  // Past the budget of a period is past it, however many of its days have come.
  const { basis: comparedWith, span: over } = rule;
  const periods = await comparedPeriods(work, span, {
    ...{ basis: comparedWith, over, counted: 'WHOLE' },
  });
  const asked = { basis: rule.basis, on: span.through.endsOn, isOwn: true };
  const sides = await readSides(work, asked, periods);
  const past = lookAt(rule, sides).filter(({ variance }) => isDeviation(variance, rule));
  if (past.length === 0) return { count: 0, found: [] };
  const place = { ruleId: rule.id, periodId: span.through.id };
  const rows = await lockKnown(work.tx, place);
  const known = new Map(rows.map((row) => [cellKey(row.centreId, row.accountId), row]));
  const looked = past.filter(({ centre, account, variance }) => {
    const before = known.get(cellKey(centre.id, account.id));
    return before?.status !== 'CLOSED' || isFurtherOff(variance, before.varianceMinor, rule);
  });
  if (looked.length === 0) return { count: past.length, found: [] };
  const { basis, measure } = rule;
  const drivers = await readDeviationDriversOf(work, looked, { basis, measure, periods });
  const found = (await numbered(work, looked, known)).map((one, i) => ({
    ...{ id: newId(), number: one.number, ...place },
    ...{ centreId: one.centre.id, accountId: one.account.id },
    ownerId: ownerOf(one.centre, sides.trees.centres),
    dueOn: addDays(work.today, rule.dueDays),
    basisMinor: one.variance.basisMinor,
    actualMinor: one.variance.actualMinor,
    varianceMinor: one.variance.varianceMinor ?? 0n,
    rate: one.variance.rate,
    drivers: drivers[i] ?? [],
    place: [one.centre, one.account],
  }));
  return { count: past.length, found };
}

type Raised = Awaited<ReturnType<typeof upsertFound>>[number];

/** Found again is a step of its own in the history; its words are as they were. */
function record(work: Work, { id, status, version, wasStatus }: RaisedDeviation): void {
  work.journal.audit({
    ...{ docKind: 'deviation', docId: id, to: status },
    ...(wasStatus
      ? { action: againAs(wasStatus), from: wasStatus, version }
      : { action: 'raised' }),
  });
}

const againAs = (was: RaisedDeviation['status']) => (was === 'CLOSED' ? 'worsened' : 'raisedAgain');

/** Who has explained it already is not asked for the same once more. */
function tell(work: Work, raised: readonly Raised[], periodId: string): void {
  if (raised.length === 0) return;
  const { currency } = work.organization;
  const asked = raised.filter((one) => one.raised.status === 'OPEN');
  work.journal.emit(
    deviationsRaised({ periodId, count: raised.length }),
    ...asked.map(({ found, raised: { id, number, ownerId, dueOn, version, wasStatus } }) =>
      noticeRaised({
        kind: 'deviationRaised',
        userIds: ownerId === null ? [] : [ownerId],
        roles: ownerId === null ? ['CONTROLLER'] : [],
        ...{ docKind: 'DEVIATION', docId: id, key: wasStatus ? `${id} again ${version}` : id },
        params: {
          ...{ number, ...titleParams(...found.place), currency, dueOn },
          amountMinor: String(found.varianceMinor),
        },
      }),
    ),
  );
}

interface Asked {
  yearId?: string | null | undefined;
  throughNo?: number | null | undefined;
  /** By these rules alone. */
  ruleIds?: ReadonlySet<string>;
}

/**
 * Computes the deviations of a period for every active rule: by default of the period that holds
 * today. Refuses with `periods.noPeriod`, `periods.yearNotFound`, `periods.notFound`.
 */
export async function computeDeviations(
  work: Work,
  { ruleIds, ...asked }: Asked = {},
): Promise<Computed> {
  await lockSearches(work.tx);
  const active = (await readRules(work.tx)).filter(
    (rule) => rule.active && (ruleIds?.has(rule.id) ?? true),
  );
  if (active.length === 0) return { rules: 0, found: 0, raised: 0 };
  const span = await fiscalSpan(work, asked);
  // Too much is spent as soon as it is spent; too little is earned only when the time is over.
  const isOver = span.through.endsOn < work.today;
  const rules = active.filter(({ measure }) => isOver || measure === 'EXPENSE');
  let found = 0;
  const raised: Raised[] = [];
  for (const rule of rules) {
    const past = await findFor(work, rule, span);
    found += past.count;
    raised.push(...(await upsertFound(work.tx, past.found, work.now)));
    await markCleared(work.tx, { ruleId: rule.id, periodId: span.through.id, now: work.now });
  }
  for (const one of raised) record(work, one.raised);
  tell(work, raised, span.through.id);
  return {
    rules: rules.length,
    found,
    raised: raised.filter((one) => one.raised.wasStatus === null).length,
  };
}
