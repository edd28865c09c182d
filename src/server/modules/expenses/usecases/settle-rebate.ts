// Pays a rebate out, once for each agreement, dealer and cycle: in money or as a credit note on the
// dealer's account. What was committed becomes actual and settled in the same transaction.
import { yearKey } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { postBudget, type EntryKind } from '@/server/modules/budgets';
import { lockPeriods, periodOn } from '@/server/modules/centres';
import { creditAmount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import {
  insertRebateSettlement,
  readAccrual,
  type AccrualRow,
  type StoredAccrual,
} from '../repo/accruals';
import { readAgreement, type AgreementRow } from '../repo/rebates';
import { readTypes } from '../repo/references';
import type { RebateSettlementView, SettleRebateInput } from '../schemas';
import { accrualPosting, accrueAgreement } from './accrue-rebates';
import { staleExpense } from './move-request';

/** Paid out by somebody, or counted anew by the system from what was shipped or came back. */
function staleAccrual(seen: StoredAccrual): DomainError {
  const docKind = 'rebateAgreement';
  const about = { docKind, docId: seen.agreementId, version: null, touching: [seen.id] };
  const refusal = staleExpense(about, seen.status);
  if (seen.status === 'SETTLED' || seen.computedAt === null) return refusal;
  const none = { by: null, from: null, to: null, reason: null, currency: null, changes: [] };
  const meanwhile = [{ ...none, at: seen.computedAt.toISOString(), action: 'accrue' }];
  return DomainError.fromShape({ ...refusal.toJSON(), meanwhile });
}

function refuseCycle(
  work: Work,
  { id: agreementId }: AgreementRow,
  row: AccrualRow,
  rows: readonly AccrualRow[],
): void {
  const conflict = { status: 'conflict' } as const;
  if (row.status === 'SETTLED') {
    const about = { docKind: 'rebateAgreement', docId: agreementId, version: null };
    const seen = { ...about, touching: [row.id] };
    throw new DomainError('rebates.alreadySettled', { ...conflict, seen });
  }
  if (work.today <= row.endsOn) {
    const params = { endsOn: row.endsOn };
    throw new DomainError('rebates.cycleNotOver', { ...conflict, params });
  }
  const open = rows.find(
    (one) => one.startsOn < row.startsOn && one.status === 'OPEN' && one.accruedMinor > 0n,
  );
  if (open) {
    const params = { startsOn: open.startsOn, endsOn: open.endsOn };
    throw new DomainError('rebates.earlierOpen', { ...conflict, params });
  }
  if (row.accruedMinor === 0n) throw new DomainError('rebates.nothingToSettle', conflict);
}

function refuseDay(work: Work, settledOn: string): void {
  if (settledOn <= work.today) return;
  const params = { date: settledOn, today: work.today };
  const where = { status: 'invalid', field: 'settledOn', params } as const;
  throw new DomainError('expenses.dateInFuture', where);
}

/** A credit of a day on which the cycle still ran would be one that nobody had earned. */
function refuseWithin({ endsOn }: AccrualRow, settledOn: string): void {
  if (settledOn > endsOn) return;
  const where = { status: 'invalid', field: 'settledOn', params: { endsOn } } as const;
  throw new DomainError('rebates.cycleNotOver', where);
}

async function refuseMethod(
  work: Work,
  agreement: AgreementRow,
  method: SettleRebateInput['method'],
): Promise<void> {
  const type = (await readTypes(work.tx, [agreement.typeId])).get(agreement.typeId);
  if (!type || type.settlements.includes(method)) return;
  const params = { type: type.code, method, allowed: type.settlements };
  throw new DomainError('expenses.methodNotAllowed', { field: 'method', params });
}

/** The commitment goes where it was made; what was spent and paid is booked in an open period. */
async function postSettlement(work: Work, agreement: AgreementRow, row: AccrualRow): Promise<void> {
  const { accruedMinor } = row;
  const period = (await lockPeriods(work, [row.periodId])).get(row.periodId);
  const isClosed = period?.status === 'CLOSED';
  const spent = isClosed ? { ...row, periodId: (await periodOn(work, work.today)).id } : row;
  const posting = (of: AccrualRow, kind: EntryKind, amountMinor: bigint) =>
    accrualPosting(agreement, of, { kind, amountMinor, occurredOn: work.today });
  await postBudget(
    work,
    [
      posting(row, 'COMMITMENT', -accruedMinor),
      posting(spent, 'ACTUAL', accruedMinor),
      posting(spent, 'SETTLED', accruedMinor),
    ],
    { override: { reason: 'REBATE_OWED', isOwed: true } },
  );
}

/**
 * Refuses with `rebates.accrualNotFound`, `rebates.alreadySettled`, `rebates.cycleNotOver`,
 * `rebates.earlierOpen`, `rebates.nothingToSettle`, `expenses.methodNotAllowed`, `expenses.stale`,
 * `expenses.dateInFuture`, `receivables.otherCurrency`.
 */
export async function settleRebate(
  work: Work,
  input: SettleRebateInput,
): Promise<RebateSettlementView> {
  const seen = await readAccrual(work.tx, input.accrualId);
  if (!seen) throw new DomainError('rebates.accrualNotFound', { status: 'not_found' });
  if (seen.version !== input.version) throw staleAccrual(seen);
  const settledOn = input.settledOn ?? work.today;
  refuseDay(work, settledOn);
  const agreement = await readAgreement(work.tx, seen.agreementId);
  await refuseMethod(work, agreement, input.method);
  const { rows } = await accrueAgreement(work, agreement, [seen.dealerId]);
  const row = rows.find((one) => one.id === seen.id);
  if (!row) throw new Error('an accrual that was read is gone');
  refuseCycle(work, agreement, row, rows);
  refuseWithin(row, settledOn);
  const { accruedMinor: amountMinor, dealerId } = row;
  const year = yearKey(settledOn);
  const sequence = await takeSpread(work.tx.orgId, `rebateSettlement:${year}`);
  const number = documentNumber('RS', year, sequence);
  const reason = `${number} · ${agreement.code} ${agreement.name} · ${row.startsOn} – ${row.endsOn}`;
  const { currency } = work.organization;
  const credit = { dealerId, issuedOn: settledOn, reason, amountMinor, currency };
  const note = input.method === 'CREDIT_NOTE' ? await creditAmount(work, credit) : null;
  const creditNoteId = note?.creditNoteId ?? null;
  const id = newId();
  const reference = input.reference || null;
  const settlement = { id, number, accrualId: row.id, method: input.method, settledOn };
  await insertRebateSettlement(
    work.tx,
    { ...settlement, amountMinor, reference, creditNoteId },
    { by: work.actor.userId, at: work.now },
  );
  await postSettlement(work, agreement, row);
  work.journal.audit({
    docKind: 'rebateAgreement',
    docId: agreement.id,
    action: 'settle',
    detail: {
      key: row.id,
      number,
      dealerId,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      amountMinor,
      currency,
    },
  });
  return { settlementId: id, number, amountMinor, creditNoteId };
}
