// Issues a credit note: applied to its invoice first, the rest stays on the account as credit.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { applyCredit } from '../domain/credit-note';
import { settleInvoices } from '../domain/settlement';
import {
  creditInvoiceLines,
  readInvoiceLines,
  readInvoices,
  type InvoiceRow,
} from '../repo/invoices';
import { applyCredits, byId, changeInvoices, type DatedApplication } from './apply-credits';
import { openAndLock } from './post-to-account';
import { writeCreditNote } from './write-credit-note';

export interface CreditNoteLineInput {
  /** Set: the line counts as credited, and no line is credited beyond what it billed. */
  invoiceLineId?: string | null;
  productId: string;
  /** Base units. */
  quantity: number;
  netMinor: bigint;
  taxMinor: bigint;
}

export interface IssueCreditNote {
  id?: string;
  dealerId: string;
  invoiceId?: string | null;
  returnId?: string | null;
  issuedOn: BusinessDate;
  reason: string;
  lines: readonly CreditNoteLineInput[];
}

export interface IssuedCreditNote {
  creditNoteId: string;
  number: string;
  totalMinor: bigint;
  toInvoiceMinor: bigint;
  unappliedMinor: bigint;
}

function refuseInvoice(): never {
  throw new DomainError('receivables.invoiceNotFound', {
    status: 'not_found',
    field: 'invoiceId',
  });
}

/** The invoice as it will be credited, with this note counted among its credit notes. */
async function creditedInvoice(
  work: Work,
  input: IssueCreditNote,
  totalMinor: bigint,
): Promise<InvoiceRow | null> {
  const invoiceId = input.invoiceId ?? null;
  if (invoiceId === null) return null;
  const [invoice] = await readInvoices(work.tx, [invoiceId]);
  if (invoice === undefined || invoice.dealerId !== input.dealerId) refuseInvoice();
  const creditedMinor = invoice.creditedMinor + totalMinor;
  if (invoice.status === 'VOID' || creditedMinor > invoice.totalMinor) {
    throw new DomainError('receivables.creditExceedsInvoice', {
      params: {
        number: invoice.number,
        currency: invoice.currency,
        possibleMinor: (invoice.totalMinor - invoice.creditedMinor).toString(),
      },
    });
  }
  return { ...invoice, creditedMinor };
}

/** Counts the lines as credited. No line is credited beyond what it billed. */
async function creditLines(work: Work, input: IssueCreditNote): Promise<void> {
  const wanted = new Map<string, number>();
  for (const { invoiceLineId, quantity } of input.lines) {
    if (invoiceLineId) wanted.set(invoiceLineId, (wanted.get(invoiceLineId) ?? 0) + quantity);
  }
  if (wanted.size === 0) return;
  const billed = await readInvoiceLines(work.tx, input.invoiceId ?? refuseInvoice());
  const left = new Map(billed.map((line) => [line.id, line.quantity - line.credited]));
  const issues = input.lines.flatMap(({ invoiceLineId }, index): DomainIssue[] => {
    const quantity = wanted.get(invoiceLineId ?? '') ?? 0;
    const possible = left.get(invoiceLineId ?? '') ?? 0;
    if (quantity <= possible) return [];
    const code = 'receivables.creditedMoreThanInvoiced';
    return [{ code, field: `lines.${index}.quantity`, params: { quantity, possible } }];
  });
  const [first] = issues;
  if (first) throw new DomainError(first.code, { params: first.params, issues });
  const parts = [...wanted].map(([invoiceLineId, quantity]) => ({ invoiceLineId, quantity }));
  await creditInvoiceLines(work.tx, parts);
}

function totalsOf(lines: readonly CreditNoteLineInput[]) {
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0n);
  if (netMinor + taxMinor <= 0n) {
    throw new DomainError('receivables.nothingToCredit', { status: 'invalid', field: 'lines' });
  }
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

async function applyToInvoice(
  work: Work,
  invoice: InvoiceRow | null,
  credit: { id: string; on: BusinessDate; amountMinor: bigint },
): Promise<DatedApplication[]> {
  if (invoice === null) return [];
  const { invoiceId } = invoice;
  if (credit.amountMinor === 0n) {
    // A paid invoice may become wholly credited without any of it being applied.
    const [change] = settleInvoices(byId([invoice]), [{ invoiceId, amountMinor: 0n }]);
    if (change && change.toStatus !== change.fromStatus) await changeInvoices(work, [change]);
    return [];
  }
  const source = { id: credit.id, kind: 'CREDIT_NOTE' as const, on: credit.on };
  const application = { invoiceId, amountMinor: credit.amountMinor, source };
  return applyCredits(work, byId([invoice]), [application], credit.on);
}

/**
 * Refuses `dealers.notFound`, `receivables.nothingToCredit`, `receivables.invoiceNotFound`,
 * `receivables.creditExceedsInvoice`, `receivables.creditedMoreThanInvoiced`.
 */
export async function issueCreditNote(
  work: Work,
  input: IssueCreditNote,
): Promise<IssuedCreditNote> {
  const { dealerId, issuedOn } = input;
  const { totalMinor, ...amounts } = totalsOf(input.lines);
  const currency = (await openAndLock(work, [dealerId])).get(dealerId);
  if (currency === undefined) throw new Error('an account was not opened');
  const invoice = await creditedInvoice(work, input, totalMinor);
  const id = input.id ?? newId();
  const { toInvoiceMinor, unappliedMinor } = applyCredit(totalMinor, invoice?.openMinor ?? 0n);
  await creditLines(work, input);
  const credit = { id, on: issuedOn, amountMinor: toInvoiceMinor };
  const applied = await applyToInvoice(work, invoice, credit);
  const { invoiceId = null, returnId = null, reason } = input;
  const head = { id, dealerId, invoiceId, returnId, currency, issuedOn, reason };
  const number = await writeCreditNote(work, {
    ...{ ...head, ...amounts, unappliedMinor },
    applied,
    lines: input.lines.map((line) => ({
      ...line,
      id: newId(),
      invoiceLineId: line.invoiceLineId ?? null,
    })),
  });
  return { creditNoteId: id, number, totalMinor, toInvoiceMinor, unappliedMinor };
}
