// Records money that arrived: the receipt, what it pays (oldest due first or as told) and the rest
// as unapplied credit. One receipt and a load of thousands run the same statements.
import { compareDates, isBusinessDate, yearKey, type BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { groupBy } from '@/kernel/group-by';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeGapless, takeSpread } from '@/server/platform/numbers';
import { allocateCredits, type Choice, type CreditAllocation } from '../domain/allocate-credits';
import { creditEntries } from '../domain/settlement';
import { receiptPosted } from '../events';
import { postToMany, type Entry } from '../repo/account';
import { insertReceipts } from '../repo/credits';
import { readPayable, type InvoiceRow } from '../repo/invoices';
import { applyCredits, byId, type DatedApplication } from './apply-credits';
import { openAndLock } from './post-to-account';

export interface RecordReceipt {
  id?: string;
  dealerId: string;
  receivedOn: BusinessDate;
  method: string;
  reference?: string | null;
  note?: string | null;
  /** Minor units of the account's currency. */
  amountMinor: bigint;
  /** Day of the bank line that shows it; none: it waits for one. */
  confirmedOn?: BusinessDate | null;
  /** Checked against the account's where given. */
  currency?: string;
  /** 'oldest' due first (the default), or as told; [] leaves everything unapplied. */
  allocations?: Choice;
}

export interface RecordedReceipt {
  receiptId: string;
  number: string;
  unappliedMinor: bigint;
  allocations: { invoiceId: string; amountMinor: bigint }[];
}

type Identified = RecordReceipt & { id: string };

interface Draft extends Identified {
  number: string;
  currency: string;
  choice: Choice;
}

const identified = (input: RecordReceipt): Identified => ({ ...input, id: input.id ?? newId() });

/** No day to come, and none of a year that is a slip: it would open a series of numbers of its own. */
function refuseImpossible(work: Work, field: string, date: BusinessDate): void {
  if (!isBusinessDate(date)) {
    throw new DomainError('date.noSuchDay', { status: 'invalid', field, params: { text: date } });
  }
  if (date <= work.today) return;
  const params = { date, today: work.today };
  throw new DomainError('receivables.dateInFuture', { status: 'invalid', field, params });
}

function refuseBad(work: Work, input: RecordReceipt): void {
  if (input.amountMinor <= 0n) {
    throw new DomainError('receivables.amountNotPositive', {
      status: 'invalid',
      field: 'amountMinor',
    });
  }
  refuseImpossible(work, 'receivedOn', input.receivedOn);
  if (input.confirmedOn) refuseImpossible(work, 'confirmedOn', input.confirmedOn);
}

function draft(input: Identified, number: string, currency: string | undefined): Draft {
  if (currency === undefined) throw new Error('an account was not opened');
  if (input.currency !== undefined && input.currency !== currency) {
    throw new DomainError('receivables.currencyMismatch', {
      status: 'invalid',
      field: 'currency',
      params: { currency: input.currency, account: currency },
    });
  }
  const choice = input.allocations ?? 'oldest';
  return { ...input, number, currency, choice };
}

/** Dealer by dealer, because a receipt pays its own dealer's invoices only. */
function plan(drafts: readonly Draft[], invoices: readonly InvoiceRow[]): CreditAllocation[] {
  const open = groupBy(invoices, (invoice) => invoice.dealerId);
  return [...groupBy(drafts, (receipt) => receipt.dealerId)].flatMap(([dealerId, own]) => {
    const credits = own.map(({ id, receivedOn: on, amountMinor, choice }) => {
      return { id, on, amountMinor, choice };
    });
    return allocateCredits(credits, open.get(dealerId) ?? [], own[0]?.currency ?? '');
  });
}

function entriesOf(receipt: Draft, applied: readonly DatedApplication[]): Entry[] {
  const { dealerId, currency, id: docId } = receipt;
  const arrived = { on: receipt.receivedOn, minor: receipt.amountMinor };
  return creditEntries(arrived, applied).map((entry) => {
    return { dealerId, currency, docKind: 'receipt', docId, ...entry };
  });
}

async function write(work: Work, drafts: readonly Draft[]): Promise<RecordedReceipt[]> {
  const wanted = drafts.filter(({ choice }) => choice.length > 0).map((d) => d.dealerId);
  const invoices = wanted.length > 0 ? await readPayable(work.tx, [...new Set(wanted)]) : [];
  const planned = groupBy(plan(drafts, invoices), ({ creditId }) => creditId);
  const recorded = drafts.map((receipt) => {
    const allocations = planned.get(receipt.id) ?? [];
    const applied = allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const unappliedMinor = receipt.amountMinor - applied;
    return { receipt, receiptId: receipt.id, number: receipt.number, unappliedMinor, allocations };
  });
  await insertReceipts(
    work.tx,
    recorded.map(({ receipt, unappliedMinor }) => ({
      ...receipt,
      reference: receipt.reference ?? null,
      note: receipt.note ?? null,
      confirmedOn: receipt.confirmedOn ?? null,
      unappliedMinor,
    })),
    work.actor.userId,
  );
  const dated = await applyCredits(
    work,
    byId(invoices),
    recorded.flatMap(({ receipt, allocations }) => {
      const source = { id: receipt.id, kind: 'RECEIPT' as const, on: receipt.receivedOn };
      return allocations.map((allocation) => ({ ...allocation, source }));
    }),
    null,
  );
  const applied = groupBy(dated, ({ source }) => source.id);
  await postToMany(
    work.tx,
    drafts.flatMap((receipt) => entriesOf(receipt, applied.get(receipt.id) ?? [])),
  );
  work.journal.audit(
    ...drafts.map(({ id, number }) => ({
      docKind: 'receipt',
      docId: id,
      action: 'post',
      to: 'POSTED',
      detail: { number },
    })),
  );
  return recorded.map(({ receiptId, number, unappliedMinor, allocations }) => ({
    receiptId,
    number,
    unappliedMinor,
    allocations: allocations.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
  }));
}

/**
 * Records one receipt. Refuses `receivables.amountNotPositive`, `receivables.dateInFuture`, `date.noSuchDay`,
 * `receivables.currencyMismatch`, `dealers.notFound` and as `allocateAsTold` does.
 */
export async function recordReceipt(work: Work, input: RecordReceipt): Promise<RecordedReceipt> {
  refuseBad(work, input);
  // Before the lock: the number may wait for a transaction of its own.
  const year = yearKey(input.receivedOn);
  const number = documentNumber('RC', year, await takeSpread(work.tx.orgId, `receipt:${year}`));
  const currencies = await openAndLock(work, [input.dealerId]);
  const [recorded] = await write(work, [
    draft(identified(input), number, currencies.get(input.dealerId)),
  ]);
  if (recorded === undefined) throw new Error('a receipt was not written');
  const { receiptId } = recorded;
  work.journal.emit(receiptPosted({ dealerId: input.dealerId, receiptId }));
  return recorded;
}

/**
 * Records many receipts on their own dates in a fixed number of statements per year, for loads of
 * history; refuses as `recordReceipt` does. The answers stand in the order of the inputs. Holds the
 * series of receipt numbers until COMMIT: do not record a single receipt in the same transaction.
 */
export async function recordReceiptsBulk(
  work: Work,
  inputs: readonly RecordReceipt[],
): Promise<RecordedReceipt[]> {
  if (inputs.length === 0) return [];
  inputs.forEach((input) => refuseBad(work, input));
  const receipts = inputs.map(identified);
  const currencies = await openAndLock(work, [...new Set(receipts.map((r) => r.dealerId))]);
  const numbers = await numbersFor(work, receipts);
  const drafts = receipts.map((receipt) =>
    draft(receipt, numbers.get(receipt.id) ?? '', currencies.get(receipt.dealerId)),
  );
  const recorded = await write(work, drafts);
  // Each may clear a hold of its dealer, as one recorded by hand does.
  work.journal.emit(
    ...drafts.map(({ dealerId, id: receiptId }) => receiptPosted({ dealerId, receiptId })),
  );
  return recorded;
}

/** Numbers in the order of the dates, one series a year, years in order. */
async function numbersFor(
  work: Work,
  receipts: readonly Identified[],
): Promise<Map<string, string>> {
  const ordered = receipts.toSorted((a, b) => compareDates(a.receivedOn, b.receivedOn));
  const numbers = new Map<string, string>();
  for (const [year, group] of groupBy(ordered, (receipt) => yearKey(receipt.receivedOn))) {
    const last = await takeGapless(work.tx, `receipt:${year}`, group.length);
    group.forEach(({ id }, index) => {
      numbers.set(id, documentNumber('RC', year, last - BigInt(group.length - 1 - index)));
    });
  }
  return numbers;
}
