// Rebates grow with what is shipped. A job computes each open cycle anew from the ledger of sales and
// posts the difference to what is committed already; running it twice, or killing it in between,
// leaves the same figures. A rebate is owed whether or not there is a budget for it: where a control
// stops, it is let through and stands on record.
import { newId } from '@/kernel/ids';
import { postBudget, type BudgetPosting } from '@/server/modules/budgets';
import { findPeriodsOn, lockPeriods, type FiscalPeriod } from '@/server/modules/centres';
import { shippedSales } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { cyclesUntil } from '../domain/rebate-cycles';
import { earnedRebate, payableRebate } from '../domain/rebate-tiers';
import { lockAccruals, openAccruals, updateAccruals, type AccrualRow } from '../repo/accruals';
import { readLiveAgreements, type AgreementRow } from '../repo/rebates';

export const REBATE_OWED = 'REBATE_OWED';

/** Rows for cycles that have begun; booked in the period of their last day, or of today. */
async function openCycles(
  work: Work,
  agreement: AgreementRow,
  dealerIds: readonly string[],
): Promise<FiscalPeriod | undefined> {
  const within = { from: agreement.startsOn, to: agreement.endsOn };
  const cycles = cyclesUntil(agreement.cycle, within, work.today);
  const days = [work.today, ...cycles.map((cycle) => cycle.to)];
  const on = await findPeriodsOn(work, days);
  const today = on.get(work.today);
  const rows = cycles.flatMap((cycle) => {
    const period = on.get(cycle.to) ?? today;
    if (!period) return [];
    return dealerIds.map((dealerId) => ({
      id: newId(),
      agreementId: agreement.id,
      dealerId,
      startsOn: cycle.from,
      endsOn: cycle.to,
      periodId: period.id,
    }));
  });
  await openAccruals(work.tx, rows);
  return today;
}

/** Sales of the open cycles by dealer and first day; one question for each cycle. */
async function salesOf(
  work: Work,
  agreement: AgreementRow,
  open: readonly AccrualRow[],
): Promise<Map<string, bigint>> {
  const cycles = new Map(open.map((row) => [row.startsOn, row.endsOn]));
  const dealerIds = [...new Set(open.map((row) => row.dealerId))];
  const sales = new Map<string, bigint>();
  for (const [startsOn, endsOn] of cycles) {
    const from = agreement.basis === 'TO_DATE' ? agreement.startsOn : startsOn;
    const question = { dealerIds, from, to: endsOn, categoryId: agreement.categoryId };
    for (const [dealerId, minor] of await shippedSales(work, question)) {
      sales.set(`${dealerId} ${startsOn}`, minor);
    }
  }
  return sales;
}

/** The open cycles as they should be, in order: what an earlier cycle takes a later one does not. */
function computed(
  agreement: AgreementRow,
  rows: readonly AccrualRow[],
  sales: ReadonlyMap<string, bigint>,
): AccrualRow[] {
  const taken = new Map<string, bigint>();
  return rows.flatMap((row) => {
    const before = taken.get(row.dealerId) ?? 0n;
    if (row.status === 'SETTLED') {
      taken.set(row.dealerId, before + row.accruedMinor);
      return [];
    }
    const salesMinor = sales.get(`${row.dealerId} ${row.startsOn}`) ?? 0n;
    const earnedMinor = earnedRebate(agreement.method, agreement.tiers, salesMinor);
    const earlierMinor = agreement.basis === 'TO_DATE' ? before : 0n;
    const accruedMinor = payableRebate(earnedMinor, earlierMinor);
    taken.set(row.dealerId, before + accruedMinor);
    return [{ ...row, salesMinor, earnedMinor, earlierMinor, accruedMinor }];
  });
}

export function accrualPosting(
  agreement: AgreementRow,
  row: Pick<AccrualRow, 'id' | 'dealerId' | 'periodId'>,
  posting: Pick<BudgetPosting, 'kind' | 'amountMinor' | 'occurredOn'>,
): BudgetPosting {
  return {
    ...posting,
    periodId: row.periodId,
    centreId: agreement.centreId,
    accountId: agreement.accountId,
    programmeId: agreement.programmeId,
    dealerId: row.dealerId,
    expenseTypeId: agreement.typeId,
    docKind: 'rebateAccrual',
    docId: row.id,
    docLineId: row.id,
  };
}

/** The difference, or the whole from the closed period to the open one. */
function postingsOf(
  work: Work,
  agreement: AgreementRow,
  before: AccrualRow,
  after: AccrualRow,
): BudgetPosting[] {
  const commit = (row: AccrualRow, amountMinor: bigint): BudgetPosting[] =>
    amountMinor === 0n
      ? []
      : [
          accrualPosting(agreement, row, {
            kind: 'COMMITMENT',
            amountMinor,
            occurredOn: work.today,
          }),
        ];
  if (before.periodId === after.periodId) {
    return commit(after, after.accruedMinor - before.accruedMinor);
  }
  return [...commit(before, -before.accruedMinor), ...commit(after, after.accruedMinor)];
}

const isSame = (a: AccrualRow, b: AccrualRow) =>
  a.salesMinor === b.salesMinor &&
  a.earnedMinor === b.earnedMinor &&
  a.earlierMinor === b.earlierMinor &&
  a.periodId === b.periodId;

/**
 * Brings the open cycles of one agreement up to the sales of these dealers. Says how many changed.
 * Rows are returned as they stand afterwards, locked.
 */
export async function accrueAgreement(
  work: Work,
  agreement: AgreementRow,
  dealerIds: readonly string[],
): Promise<{ rows: AccrualRow[]; changed: number }> {
  const today = await openCycles(work, agreement, dealerIds);
  const rows = await lockAccruals(work.tx, agreement.id, dealerIds);
  const open = rows.filter((row) => row.status === 'OPEN');
  const sales = await salesOf(work, agreement, open);
  const periods = await lockPeriods(
    work,
    open.map((row) => row.periodId),
  );
  const earlier = new Map(rows.map((row) => [row.id, row]));
  const after = computed(agreement, rows, sales).map((row) => {
    const grows = row.accruedMinor > (earlier.get(row.id)?.accruedMinor ?? 0n);
    const isShut = periods.get(row.periodId)?.status === 'CLOSED';
    return grows && isShut && today ? { ...row, periodId: today.id } : row;
  });
  const changed = after.filter((row) => !isSame(row, earlier.get(row.id) ?? row));
  const postings = changed.flatMap((row) =>
    postingsOf(work, agreement, earlier.get(row.id) ?? row, row),
  );
  await updateAccruals(work.tx, changed, work.now);
  await postBudget(work, postings, { override: { reason: REBATE_OWED, isOwed: true } });
  const bumped = new Map(changed.map((row) => [row.id, { ...row, version: row.version + 1 }]));
  return { rows: rows.map((row) => bumped.get(row.id) ?? row), changed: changed.length };
}

/** Of one dealer after a shipment or return, or of everybody as a safety net. */
export async function accrueRebates(
  work: Work,
  { dealerId = null }: { dealerId?: string | null },
): Promise<{ agreements: number; changed: number }> {
  const agreements = await readLiveAgreements(work.tx, dealerId);
  let changed = 0;
  for (const agreement of agreements) {
    const dealerIds = dealerId ? [dealerId] : agreement.dealerIds;
    changed += (await accrueAgreement(work, agreement, dealerIds)).changed;
  }
  return { agreements: agreements.length, changed };
}
