// The figures by which centres and dealers are judged over any days.
import { diffDays } from '@/kernel/business-date';
import { groupBy } from '@/kernel/group-by';
import type { Period } from '@/kernel/period';
import type { AccountNode, CentreNode } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import {
  regionTargetDaysOver,
  regionTargetsOver,
  type DaysOfDealer,
  type Region,
  type Territory,
} from '../domain/region-targets';
import type { FiguresOfSubject, SubjectFigures } from '../domain/subject-figures';
import {
  daysInForce,
  targetsInForce,
  targetsWithin,
  type TargetInForce,
} from '../domain/targets-in-force';
import { foldNames } from '../repo/flow-columns';
import { readAsOf } from '../repo/fold';
import {
  readCentreSpent,
  readCutPeriods,
  readDealerFigures,
  readDealerSpent,
  readTerritory,
  type CutPeriod,
  type DealerFigures,
  type DealerRow,
  type SpentRow,
} from '../repo/subject-figures';
import { readTargetsUntil } from '../repo/targets';
import { readTrees, spentSigns } from './budget-tree';
import { readSoldFor } from './sold-for-target';

export type { CutPeriod };

export interface SubjectQuestion extends Period {
  kind: 'CENTRE' | 'DEALER';
}

export interface SubjectAnswer {
  subjects: FiguresOfSubject[];
  /** What was committed before this instant is counted. */
  asOf: Date;
  /**
   * Fiscal periods with money in them that the days cut. A budget is for a whole period, so `budgetMinor`
   * and `expenseMinor` hold nothing of these.
   */
  cutPeriods: CutPeriod[];
}

const NOTHING: Omit<Required<SubjectFigures>, 'days'> = {
  salesMinor: 0n,
  costMinor: 0n,
  uncostedSalesMinor: 0n,
  targetMinor: 0n,
  soldForTargetMinor: 0n,
  budgetMinor: 0n,
  expenseMinor: 0n,
  approvedQuantity: 0n,
  filledQuantity: 0n,
  shippedQuantity: 0n,
  returnedQuantity: 0n,
  dueLines: 0n,
  onTimeInFullLines: 0n,
  invoicedMinor: 0n,
  receivedMinor: 0n,
  openingReceivableMinor: 0n,
  closingReceivableMinor: 0n,
};

/** What a centre adds up over its dealers. */
const SOLD = [
  'salesMinor',
  'costMinor',
  'uncostedSalesMinor',
  'approvedQuantity',
  'filledQuantity',
  'shippedQuantity',
  'returnedQuantity',
  'dueLines',
  'onTimeInFullLines',
  'invoicedMinor',
  'receivedMinor',
  'openingReceivableMinor',
  'closingReceivableMinor',
] as const satisfies readonly (keyof DealerFigures)[];

interface Read {
  period: Period;
  currency: string;
  days: bigint;
  dealers: DealerRow[];
  /** Of dealers, each from its day to the next. */
  targets: TargetInForce[];
}

const targetsOf = async (work: Work, kind: 'DEALER' | 'REGION', { to }: Period) =>
  targetsInForce(await readTargetsUntil(work.tx, kind, to));

interface Spent {
  budgetMinor: bigint;
  expenseMinor: bigint;
}

/** Of each owner, every account with the sign it counts with in what is spent. */
function spentByOwner(
  accounts: readonly AccountNode[],
  rows: readonly SpentRow[],
): Map<string, Spent> {
  const signs = spentSigns(accounts);
  const spent = new Map<string, Spent>();
  for (const { ownerId, accountId, budgetMinor, expenseMinor } of rows) {
    const sign = signs.get(accountId) ?? 0n;
    const before = spent.get(ownerId ?? '') ?? { budgetMinor: 0n, expenseMinor: 0n };
    spent.set(ownerId ?? '', {
      budgetMinor: before.budgetMinor + sign * budgetMinor,
      expenseMinor: before.expenseMinor + sign * expenseMinor,
    });
  }
  return spent;
}

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, 0n);

async function dealerSubjects(
  { tx }: Work,
  read: Read,
  spent: ReadonlyMap<string, Spent>,
): Promise<FiguresOfSubject[]> {
  const targets = groupBy(read.targets, ({ subjectId }) => subjectId);
  const daysOf = (dealerId: string): DaysOfDealer => ({
    ...{ dealerId, days: daysInForce(targets.get(dealerId) ?? [], read.period) },
  });
  const soldFor = await readSoldFor(
    tx,
    read,
    read.dealers.map(({ id }) => daysOf(id)),
  );
  return read.dealers.map(({ id, code, name, ...figures }) => {
    const shares = targetsWithin(targets.get(id) ?? [], read.period);
    return {
      ...{ id, code, name },
      figures: {
        ...NOTHING,
        ...figures,
        targetMinor: total(shares.map(({ amountMinor }) => amountMinor)),
        soldForTargetMinor: soldFor([daysOf(id)]),
        expenseMinor: spent.get(id)?.expenseMinor ?? 0n,
        days: read.days,
      },
    };
  });
}

interface Centres {
  /** As they stood at the end of the period. */
  nodes: readonly CentreNode[];
  spent: ReadonlyMap<string, Spent>;
  territory: Territory;
  /** What regions should sell together, and on which days what their dealers buy counts for it. */
  targetOf: (regions: readonly Region[]) => bigint;
  targetDaysOf: (regions: readonly Region[]) => DaysOfDealer[];
}

/** Those below a centre, and the regions they name. */
function reachOf({ id }: CentreNode, { nodes, territory }: Centres) {
  const below = nodes.filter((node) => node.path.includes(id));
  const named = new Set(below.map(({ regionId }) => regionId));
  return { below, named, regions: territory.regions.filter((region) => named.has(region.id)) };
}

/** A centre sells what the dealers of its regions buy; its target is that of its regions. */
function centreFigures(centre: CentreNode, centres: Centres, read: Read): SubjectFigures {
  const figures: Required<SubjectFigures> = { ...NOTHING, days: read.days };
  const { below, named, regions: asked } = reachOf(centre, centres);
  for (const one of below) {
    const own = centres.spent.get(one.id);
    figures.budgetMinor += own?.budgetMinor ?? 0n;
    figures.expenseMinor += own?.expenseMinor ?? 0n;
  }
  figures.targetMinor = centres.targetOf(asked);
  const { regions, dealers } = centres.territory;
  const own = regions.filter(({ path }) => path.some((one) => named.has(one)));
  const ownIds = new Set(own.map((region) => region.id));
  const dealerIds = new Set(dealers.flatMap((d) => (ownIds.has(d.regionId) ? d.id : [])));
  for (const dealer of read.dealers) {
    if (dealerIds.has(dealer.id)) for (const figure of SOLD) figures[figure] += dealer[figure];
  }
  return figures;
}

async function centreSubjects(
  { tx }: Work,
  read: Read,
  centres: Centres,
): Promise<FiguresOfSubject[]> {
  const judged = centres.nodes
    .filter((centre) => isValidIn(centre, read.period))
    .map((centre) => ({ centre, days: centres.targetDaysOf(reachOf(centre, centres).regions) }));
  const soldFor = await readSoldFor(
    tx,
    read,
    judged.flatMap(({ days }) => days),
  );
  return judged.map(({ centre, days }) => {
    const { id, code, name } = centre;
    const figures = centreFigures(centre, centres, read);
    return { id, code, name, figures: { ...figures, soldForTargetMinor: soldFor(days) } };
  });
}

const isValidIn = ({ validFrom, validTo }: CentreNode, { from, to }: Period): boolean =>
  (validFrom === null || validFrom <= to) && (validTo === null || validTo >= from);

/** Every subject with anything to judge, by code. The number of statements is constant. */
export async function readSubjectFigures(
  work: Work,
  { kind, from, to }: SubjectQuestion,
): Promise<SubjectAnswer> {
  const period = { from, to };
  const { currency } = work.organization;
  const asOf = (await readAsOf(work.tx, foldNames)) ?? work.now;
  const read: Read = {
    ...{ period, currency },
    days: BigInt(diffDays(from, to) + 1),
    dealers: await readDealerFigures(work.tx, period, currency),
    targets: await targetsOf(work, 'DEALER', period),
  };
  // What belonged together at the end of the period is judged together, whatever became of it since.
  const trees = await readTrees(work, to);
  const cutPeriods = await readCutPeriods(work.tx, period);
  if (kind === 'DEALER') {
    const spent = spentByOwner(trees.accounts, await readDealerSpent(work.tx, period));
    return { asOf, cutPeriods, subjects: await dealerSubjects(work, read, spent) };
  }
  const territory = await readTerritory(work.tx);
  const targets = { regions: await targetsOf(work, 'REGION', period), dealers: read.targets };
  const centres: Centres = {
    nodes: trees.centres,
    spent: spentByOwner(trees.accounts, await readCentreSpent(work.tx, period)),
    territory,
    targetOf: regionTargetsOver(period, territory, targets),
    targetDaysOf: regionTargetDaysOver(period, territory, targets),
  };
  return { asOf, cutPeriods, subjects: await centreSubjects(work, read, centres) };
}
