// Pays out what was verified of a claim: in money, as a credit note on the dealer's account, or in
// goods on an order without a price. Never more than was verified: the lines are counted under the
// lock of their request, so two settlements at once take turns.
import { yearKey } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { placeGoodsOrder } from '@/server/modules/orders';
import { creditAmount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { can } from '@/kernel/state-machine';
import { claimMachine } from '../domain/claim-machine';
import { spreadAmount, type SpreadPart } from '../domain/spread-amount';
import { claimSettled } from '../events';
import { touchClaim, updateClaimLines } from '../repo/claims';
import { readTypes } from '../repo/references';
import { updateLineAmounts } from '../repo/requests';
import { insertSettlements, type NewSettlement } from '../repo/settlements';
import type { ClaimLine, SettlementMethod } from '../repo/types';
import type { SettleClaimInput, SettlementOutcome } from '../schemas';
import {
  changeLines,
  claimOutcome,
  lockFreshClaim,
  moveClaim,
  type LockedClaim,
} from './lock-claim';
import { postUse } from './post-use';

const openLines = ({ claim }: LockedClaim) =>
  claim.lines.map((line) => ({ id: line.id, openMinor: line.verifiedMinor - line.settledMinor }));

const openTotal = (locked: LockedClaim) =>
  openLines(locked).reduce((sum, line) => sum + line.openMinor, 0n);

/** Every type of what is paid out must allow the way it is paid. */
async function refuseMethod(
  work: Work,
  { request, claim }: LockedClaim,
  method: SettlementMethod,
): Promise<void> {
  const typeOf = new Map(request.lines.map((line) => [line.id, line.typeId]));
  const used = [...new Set(claim.lines.map((line) => typeOf.get(line.expenseLineId) ?? ''))];
  const types = await readTypes(work.tx, used);
  const against = [...types.values()].find((type) => !type.settlements.includes(method));
  if (!against) return;
  const params = { type: against.code, method, allowed: against.settlements };
  throw new DomainError('expenses.methodNotAllowed', { field: 'method', params });
}

/** The one dealer of all lines with something open; credit and goods go to a dealer. */
function dealerOf({ claim }: LockedClaim, method: SettlementMethod): string | null {
  const open = claim.lines.filter((line) => line.verifiedMinor !== line.settledMinor);
  const [first = null, ...others] = [...new Set(open.map((line) => line.dealerId))];
  if (method === 'CASH') return others.length === 0 ? first : null;
  if (others.length > 0) throw new DomainError('expenses.severalDealers', { field: 'method' });
  if (first === null) throw new DomainError('expenses.noDealer', { field: 'method' });
  return first;
}

type Paid = Pick<NewSettlement, 'amountMinor' | 'reference' | 'creditNoteId' | 'orderId'>;

interface Payment {
  number: string;
  dealerId: string | null;
  settledOn: string;
}

async function pay(
  work: Work,
  locked: LockedClaim,
  input: SettleClaimInput,
  { number, dealerId, settledOn }: Payment,
): Promise<Paid> {
  const nothing = { reference: null, creditNoteId: null, orderId: null };
  if (input.method === 'CASH') {
    const amountMinor = input.amountMinor ?? openTotal(locked);
    return { ...nothing, amountMinor, reference: input.reference || null };
  }
  const note = `${number} · ${locked.claim.number} · ${locked.request.title}`;
  const { currency } = work.organization;
  if (input.method === 'CREDIT_NOTE') {
    const amountMinor = input.amountMinor ?? openTotal(locked);
    // Before the credit exists, not after: a note over too much is no refusal but a fault.
    spreadAmount(openLines(locked), amountMinor, currency);
    const credit = { dealerId: dealerId ?? '', issuedOn: settledOn, reason: note };
    const { creditNoteId } = await creditAmount(work, { ...credit, amountMinor, currency });
    return { ...nothing, amountMinor, creditNoteId };
  }
  const placed = await placeGoodsOrder(work, {
    dealerId: dealerId ?? '',
    warehouseId: input.warehouseId ?? null,
    note,
    lines: input.goods,
  });
  if (placed.currency !== currency) {
    const params = { account: placed.currency, amount: currency };
    throw new DomainError('receivables.otherCurrency', { field: 'dealerId', params });
  }
  return { ...nothing, amountMinor: placed.valueMinor, orderId: placed.orderId };
}

/** Lines, request and budget after parts of a claim were paid out (or taken back: below zero). */
export async function applySettlement(
  work: Work,
  locked: LockedClaim,
  settlement: { id: string; occurredOn: string },
  parts: readonly SpreadPart[],
): Promise<ClaimLine[]> {
  const { request, claim } = locked;
  const amounts = new Map(parts.map((part) => [part.id, part.amountMinor]));
  const paid = claim.lines.filter((line) => amounts.has(line.id));
  const amountOf = (line: ClaimLine | undefined) => amounts.get(line?.id ?? '') ?? 0n;
  const lines = changeLines(request, paid, (line, index) => ({
    ...line,
    settledMinor: line.settledMinor + amountOf(paid[index]),
  }));
  const claimLines = claim.lines.map((line) => ({
    ...line,
    settledMinor: line.settledMinor + amountOf(line),
  }));
  await updateLineAmounts(work.tx, lines);
  await updateClaimLines(work.tx, claimLines);
  await postUse(work, {
    before: request,
    after: { status: request.status, lines },
    occurredOn: settlement.occurredOn,
    documents: { SETTLED: { docKind: 'expenseSettlement', docId: settlement.id } },
  });
  return claimLines;
}

function refuseUnsettleable(work: Work, { claim }: LockedClaim, settledOn: string): void {
  if (!can(claimMachine, claim.status, 'settle')) {
    const params = { status: claim.status };
    throw new DomainError('expenses.claimNotVerified', { status: 'conflict', params });
  }
  if (settledOn > work.today) {
    const params = { date: settledOn, today: work.today };
    throw new DomainError('expenses.dateInFuture', {
      status: 'invalid',
      field: 'settledOn',
      params,
    });
  }
}

/**
 * Refuses with `expenses.claimNotVerified`, `expenses.methodNotAllowed`, `expenses.severalDealers`,
 * `expenses.noDealer`, `expenses.settledAboveVerified`, `expenses.dateInFuture`,
 * `receivables.otherCurrency`, and for goods what an order refuses.
 */
export async function settleClaim(work: Work, input: SettleClaimInput): Promise<SettlementOutcome> {
  const locked = await lockFreshClaim(work, input);
  const { claim, request } = locked;
  const settledOn = input.settledOn ?? work.today;
  refuseUnsettleable(work, locked, settledOn);
  await refuseMethod(work, locked, input.method);
  const year = yearKey(settledOn);
  const sequence = await takeSpread(work.tx.orgId, `expenseSettlement:${year}`);
  const number = documentNumber('ST', year, sequence);
  const dealerId = dealerOf(locked, input.method);
  const paid = await pay(work, locked, input, { number, dealerId, settledOn });
  const parts = spreadAmount(openLines(locked), paid.amountMinor, work.organization.currency);
  const id = newId();
  const row = { id, number, claimId: claim.id, method: input.method, dealerId, settledOn, ...paid };
  await insertSettlements(
    work.tx,
    [{ ...row, parts: parts.map((part) => ({ ...part, claimLineId: part.id })) }],
    { by: work.actor.userId, at: work.now },
  );
  const lines = await applySettlement(work, locked, { id, occurredOn: settledOn }, parts);
  const { amountMinor, creditNoteId, orderId } = paid;
  const detail = { number, method: input.method, amountMinor };
  const isDone = lines.every((line) => line.settledMinor === line.verifiedMinor);
  const outcome = await finish(work, claim, isDone, detail);
  work.journal.audit({
    docKind: 'expenseSettlement',
    docId: id,
    action: 'settle',
    to: 'POSTED',
    detail,
  });
  work.journal.emit(claimSettled({ claimId: claim.id, requestId: request.id }));
  const settlement = { settlementId: id, settlementNumber: number };
  return { ...outcome, ...settlement, amountMinor, creditNoteId, orderId };
}

async function finish(
  work: Work,
  claim: LockedClaim['claim'],
  isDone: boolean,
  detail: Record<string, unknown>,
) {
  if (isDone) return moveClaim(work, claim, { action: 'settle', detail });
  await touchClaim(work.tx, claim.id);
  const trail = { docKind: 'expenseClaim', docId: claim.id, action: 'settlePart' };
  work.journal.audit({ ...trail, detail });
  return claimOutcome({ ...claim, version: claim.version + 1 });
}
