// Applies credit that lies on a dealer's account to invoices, later than it arrived. Exposure stays
// the same; what is overdue may fall.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { groupBy } from '@/kernel/group-by';
import type { Work } from '@/server/platform/actor';
import { allocateCredits, type Choice } from '../domain/allocate-credits';
import { creditEntries } from '../domain/settlement';
import { creditAllocated } from '../events';
import { postToMany, type Entry } from '../repo/account';
import {
  readCredit,
  readUnapplied,
  spendCredits,
  type CreditKind,
  type CreditRow,
} from '../repo/credits';
import { readPayable } from '../repo/invoices';
import { applyCredits, byId, type DatedApplication } from './apply-credits';
import { openAndLock } from './post-to-account';

export interface AllocateCredit {
  kind: CreditKind;
  creditId: string;
  allocations: Choice;
  /** Defaults to today; never counts from before the credit or the invoice existed. */
  on?: BusinessDate;
}

export interface AllocatedCredit {
  dealerId: string;
  allocations: { creditId: string; invoiceId: string; amountMinor: bigint }[];
}

export const docKindOf = (kind: CreditKind) => (kind === 'RECEIPT' ? 'receipt' : 'creditNote');

/** The credit under its account's lock. Refuses `receivables.notFound`. */
export async function lockCredit(work: Work, kind: CreditKind, id: string): Promise<CreditRow> {
  const seen = await readCredit(work.tx, kind, id);
  if (seen === undefined) throw new DomainError('receivables.notFound', { status: 'not_found' });
  await openAndLock(work, [seen.dealerId]);
  const credit = await readCredit(work.tx, kind, id);
  if (credit === undefined) throw new Error('a credit disappeared under its lock');
  return credit;
}

/**
 * Applies one receipt or credit note, oldest due first or as told. Refuses `receivables.notFound`,
 * `receivables.nothingUnapplied`, and as `allocateAsTold` does.
 */
export async function allocateCredit(work: Work, input: AllocateCredit): Promise<AllocatedCredit> {
  const credit = await lockCredit(work, input.kind, input.creditId);
  return apply(work, credit.dealerId, [credit], input.allocations, input.on ?? work.today);
}

/** Applies all unapplied credit of a dealer, the oldest credit to the oldest due invoice. */
export async function allocateDealerCredit(work: Work, dealerId: string): Promise<AllocatedCredit> {
  await openAndLock(work, [dealerId]);
  const credits = await readUnapplied(work.tx, dealerId);
  return apply(work, dealerId, credits, 'oldest', work.today);
}

async function apply(
  work: Work,
  dealerId: string,
  credits: readonly CreditRow[],
  choice: Choice,
  on: BusinessDate,
): Promise<AllocatedCredit> {
  const usable = credits.filter(({ unappliedMinor }) => unappliedMinor > 0n);
  const currency = usable[0]?.currency;
  if (currency === undefined) throw new DomainError('receivables.nothingUnapplied');
  const invoices = await readPayable(work.tx, [dealerId]);
  const allocations = allocateCredits(
    usable.map(({ id, on: date, unappliedMinor }) => {
      return { id, on: date, amountMinor: unappliedMinor, choice };
    }),
    invoices,
    currency,
  );
  if (allocations.length === 0) throw new DomainError('receivables.nothingToPay');
  const sources = new Map(usable.map((credit) => [credit.id, credit]));
  const planned = allocations.map((allocation) => {
    const source = sources.get(allocation.creditId);
    if (source === undefined) throw new Error('an unknown credit was allocated');
    return { ...allocation, source };
  });
  const dated = await applyCredits(work, byId(invoices), planned, on);
  await spend(work, sources, dated);
  work.journal.emit(creditAllocated({ dealerId }));
  return { dealerId, allocations };
}

async function spend(
  work: Work,
  sources: ReadonlyMap<string, CreditRow>,
  dated: readonly DatedApplication[],
): Promise<void> {
  const entries: Entry[] = [];
  const spent: { id: string; kind: CreditKind; amountMinor: bigint }[] = [];
  for (const [id, applied] of groupBy(dated, ({ source }) => source.id)) {
    const credit = sources.get(id);
    if (credit === undefined) throw new Error('an unknown credit was spent');
    const { dealerId, currency, kind } = credit;
    const amountMinor = applied.reduce((sum, application) => sum + application.amountMinor, 0n);
    spent.push({ id, kind, amountMinor });
    const docKind = docKindOf(kind);
    for (const entry of creditEntries(null, applied)) {
      entries.push({ dealerId, currency, docKind, docId: id, ...entry });
    }
    const version = kind === 'RECEIPT' ? credit.version + 1 : undefined;
    const detail = { amountMinor, currency };
    work.journal.audit({ docKind, docId: id, action: 'allocate', detail, version });
  }
  for (const kind of ['RECEIPT', 'CREDIT_NOTE'] as const) {
    await spendCredits(
      work.tx,
      kind,
      spent.filter((row) => row.kind === kind),
    );
  }
  await postToMany(work.tx, entries);
}
