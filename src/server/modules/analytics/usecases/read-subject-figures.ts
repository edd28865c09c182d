// The figures by which centres and dealers are judged over any days.
import { diffDays } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import type { AccountNode, CentreNode } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import type { FiguresOfSubject, SubjectFigures } from '../domain/subject-figures';
import { targetsInForce, targetsWithin } from '../domain/targets-in-force';
import { readCentreDealers } from '../repo/driver-parts';
import { foldNames } from '../repo/flow-columns';
import { readAsOf } from '../repo/fold';
import {
  readCentreSpent,
  readCutPeriods,
  readDealerFigures,
  readDealerSpent,
  readDealerTargets,
  type CutPeriod,
  type DealerFigures,
  type DealerRow,
  type SpentRow,
} from '../repo/subject-figures';
import { readTrees, spentSigns } from './budget-tree';

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

const NOTHING: Omit<SubjectFigures, 'days'> = {
  salesMinor: 0n,
  costMinor: 0n,
  targetMinor: 0n,
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
  days: bigint;
  dealers: DealerRow[];
  targets: Map<string, bigint>;
}

async function targetsOf(work: Work, period: Period): Promise<Map<string, bigint>> {
  const shares = targetsWithin(targetsInForce(await readDealerTargets(work.tx)), period);
  const amounts = new Map<string, bigint>();
  for (const { target, amountMinor } of shares) {
    amounts.set(target.subjectId, (amounts.get(target.subjectId) ?? 0n) + amountMinor);
  }
  return amounts;
}

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

function dealerSubjects(read: Read, spent: ReadonlyMap<string, Spent>): FiguresOfSubject[] {
  return read.dealers.map(({ id, code, name, ...figures }) => ({
    ...{ id, code, name },
    figures: {
      ...NOTHING,
      ...figures,
      targetMinor: read.targets.get(id) ?? 0n,
      expenseMinor: spent.get(id)?.expenseMinor ?? 0n,
      days: read.days,
    },
  }));
}

interface Centres {
  /** As they stood at the end of the period. */
  nodes: readonly CentreNode[];
  spent: ReadonlyMap<string, Spent>;
  dealers: readonly { centreId: string; dealerId: string }[];
}

/** A centre sells what the dealers of its regions buy, and its target is theirs together. */
function centreSubject(centre: CentreNode, { nodes, spent, dealers }: Centres, read: Read) {
  const { id, code, name } = centre;
  const figures: SubjectFigures = { ...NOTHING, days: read.days };
  const below = new Set(nodes.flatMap((node) => (node.path.includes(id) ? node.id : [])));
  for (const centreId of below) {
    const own = spent.get(centreId);
    figures.budgetMinor += own?.budgetMinor ?? 0n;
    figures.expenseMinor += own?.expenseMinor ?? 0n;
  }
  const dealerIds = new Set(dealers.flatMap((d) => (below.has(d.centreId) ? d.dealerId : [])));
  for (const dealerId of dealerIds) figures.targetMinor += read.targets.get(dealerId) ?? 0n;
  for (const dealer of read.dealers) {
    if (dealerIds.has(dealer.id)) for (const figure of SOLD) figures[figure] += dealer[figure];
  }
  return { id, code, name, figures };
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
    days: BigInt(diffDays(from, to) + 1),
    dealers: await readDealerFigures(work.tx, period, currency),
    targets: await targetsOf(work, period),
  };
  // What belonged together at the end of the period is judged together, whatever became of it since.
  const trees = await readTrees(work, to);
  const cutPeriods = await readCutPeriods(work.tx, period);
  if (kind === 'DEALER') {
    const spent = spentByOwner(trees.accounts, await readDealerSpent(work.tx, period));
    return { asOf, cutPeriods, subjects: dealerSubjects(read, spent) };
  }
  const centres = {
    nodes: trees.centres,
    spent: spentByOwner(trees.accounts, await readCentreSpent(work.tx, period)),
    dealers: await readCentreDealers(
      work.tx,
      trees.centres.map((one) => one.id),
    ),
  };
  const judged = trees.centres.filter((centre) => isValidIn(centre, period));
  const subjects = judged.map((one) => centreSubject(one, centres, read));
  return { asOf, cutPeriods, subjects };
}
