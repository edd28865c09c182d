// Pays out what was verified of a claim: in money, as a credit note on the dealer's account, or in
// goods on an order without a price. Never more than was verified: the lines are counted under the
// lock of their request, so two settlements at once take turns.
import { DomainError } from '@/kernel/domain-error';
import { placeGoodsOrder } from '@/server/modules/orders';
import { creditAmount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { can } from '@/kernel/state-machine';
import { claimMachine } from '../domain/claim-machine';
import { payableBy, payTo, type PayableLine } from '../domain/payable-lines';
import { spreadAmount } from '../domain/spread-amount';
import { readTypes } from '../repo/references';
import type { NewSettlement } from '../repo/settlements';
import type { SettlementMethod } from '../repo/types';
import type { SettleClaimInput, SettlementOutcome } from '../schemas';
import { lockFreshClaim, type LockedClaim } from './lock-claim';
import { postSettlement, settlementNumber } from './post-settlement';

interface OpenLine extends PayableLine {
  id: string;
  type: string;
}

/** What of a claim waits to be paid, with the ways its types allow. */
async function openLines(work: Work, { request, claim }: LockedClaim): Promise<OpenLine[]> {
  const typeOf = new Map(request.lines.map((line) => [line.id, line.typeId]));
  const types = await readTypes(work.tx, [...new Set(typeOf.values())]);
  return claim.lines.map((line) => {
    const type = types.get(typeOf.get(line.expenseLineId) ?? '');
    return {
      id: line.id,
      type: type?.code ?? '',
      dealerId: line.dealerId,
      openMinor: line.verifiedMinor - line.settledMinor,
      methods: type?.settlements ?? [],
    };
  });
}

/** At least one of the lines must allow the way it is paid. */
function refuseMethod(lines: readonly OpenLine[], method: SettlementMethod): void {
  if (payableBy(lines, method).length > 0) return;
  const against = lines.find(({ openMinor }) => openMinor !== 0n);
  if (!against) return;
  const params = { type: against.type, method, allowed: [...against.methods] };
  throw new DomainError('expenses.methodNotAllowed', { field: 'method', params });
}

type Paid = Pick<NewSettlement, 'amountMinor' | 'reference' | 'creditNoteId' | 'orderId'>;

interface Payment {
  number: string;
  dealerId: string | null;
  settledOn: string;
  /** Those that are paid. */
  lines: readonly OpenLine[];
}

async function pay(
  work: Work,
  locked: LockedClaim,
  input: SettleClaimInput,
  { number, dealerId, settledOn, lines }: Payment,
): Promise<Paid> {
  const openMinor = lines.reduce((sum, line) => sum + line.openMinor, 0n);
  const nothing = { reference: null, creditNoteId: null, orderId: null };
  if (input.method === 'CASH') {
    const amountMinor = input.amountMinor ?? openMinor;
    return { ...nothing, amountMinor, reference: input.reference || null };
  }
  const note = `${number} · ${locked.claim.number} · ${locked.request.title}`;
  const { currency } = work.organization;
  if (input.method === 'CREDIT_NOTE') {
    const amountMinor = input.amountMinor ?? openMinor;
    // Before the credit exists, not after: a note over too much is no refusal but a fault.
    spreadAmount(lines, amountMinor, currency);
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
  if (settledOn >= claim.claimedOn) return;
  const params = { date: settledOn, claimedOn: claim.claimedOn };
  throw new DomainError('expenses.dateBeforeClaim', {
    ...{ status: 'invalid', field: 'settledOn', params },
  });
}

/**
 * Pays the lines whose types allow the method, in credit or goods those of one dealer; the others wait
 * for a settlement of their own.
 *
 * Refuses with `expenses.claimNotVerified`, `expenses.methodNotAllowed`, `expenses.severalDealers`,
 * `expenses.noDealer`, `expenses.unknownDealer`, `expenses.settledAboveVerified`, `expenses.dateInFuture`,
 * `expenses.dateBeforeClaim`, `receivables.otherCurrency`, and for goods what an order refuses.
 */
export async function settleClaim(work: Work, input: SettleClaimInput): Promise<SettlementOutcome> {
  const locked = await lockFreshClaim(work, input);
  const { claim } = locked;
  const settledOn = input.settledOn ?? work.today;
  refuseUnsettleable(work, locked, settledOn);
  const open = await openLines(work, locked);
  refuseMethod(open, input.method);
  const wanted = input.method === 'CASH' ? null : (input.dealerId ?? null);
  const { lines: payable, dealerId } = payTo(open, input.method, wanted);
  const number = await settlementNumber(work, settledOn);
  const payment = { number, dealerId, settledOn, lines: payable };
  const paid = await pay(work, locked, input, payment);
  const row = { number, claimId: claim.id, method: input.method, dealerId, settledOn, ...paid };
  const { id, outcome } = await postSettlement(work, locked, row, payable);
  const settlement = { settlementId: id, settlementNumber: number };
  const { amountMinor, creditNoteId, orderId } = paid;
  return { ...outcome, ...settlement, amountMinor, creditNoteId, orderId };
}
