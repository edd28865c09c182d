// The figures by which centres and dealers are judged over whole months.
import { diffDays } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import type { Work } from '@/server/platform/actor';
import type { FiguresOfSubject, SubjectFigures } from '../domain/subject-figures';
import { targetsInForce, targetsWithin } from '../domain/targets-in-force';
import {
  readCentreFigures,
  readDealerExpenses,
  readDealerFigures,
  readDealerTargets,
  type CentreRow,
  type DealerFigures,
  type DealerRow,
} from '../repo/subject-figures';

export interface SubjectQuestion extends Period {
  kind: 'CENTRE' | 'DEALER';
}

export interface SubjectAnswer {
  subjects: FiguresOfSubject[];
  /** The instant the figures were read at. */
  asOf: Date;
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

function dealerSubjects(read: Read, expenses: ReadonlyMap<string, bigint>): FiguresOfSubject[] {
  return read.dealers.map(({ id, code, name, ...figures }) => ({
    ...{ id, code, name },
    figures: {
      ...NOTHING,
      ...figures,
      targetMinor: read.targets.get(id) ?? 0n,
      expenseMinor: expenses.get(id) ?? 0n,
      days: read.days,
    },
  }));
}

/** A centre sells what the dealers of its regions buy, and its target is theirs together. */
function centreSubject(centre: CentreRow, read: Read, byId: ReadonlyMap<string, DealerRow>) {
  const { id, code, name, budgetMinor, expenseMinor } = centre;
  const figures: SubjectFigures = { ...NOTHING, days: read.days, budgetMinor, expenseMinor };
  for (const dealerId of centre.dealerIds) {
    figures.targetMinor += read.targets.get(dealerId) ?? 0n;
    const dealer = byId.get(dealerId);
    if (dealer) for (const figure of SOLD) figures[figure] += dealer[figure];
  }
  return { id, code, name, figures };
}

/**
 * Every subject with anything to judge, by code. `from` and `to` are whole months. The number of
 * statements is constant.
 */
export async function readSubjectFigures(
  work: Work,
  { kind, from, to }: SubjectQuestion,
): Promise<SubjectAnswer> {
  const period = { from, to };
  const { currency } = work.organization;
  const read: Read = {
    days: BigInt(diffDays(from, to) + 1),
    dealers: await readDealerFigures(work.tx, period, currency),
    targets: await targetsOf(work, period),
  };
  if (kind === 'DEALER') {
    const expenses = await readDealerExpenses(work.tx, period);
    return { asOf: work.now, subjects: dealerSubjects(read, expenses) };
  }
  const byId = new Map(read.dealers.map((dealer) => [dealer.id, dealer]));
  const centres = await readCentreFigures(work.tx, period);
  return { asOf: work.now, subjects: centres.map((one) => centreSubject(one, read, byId)) };
}
