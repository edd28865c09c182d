// Issues invoices: what was shipped and not billed becomes owed, under a number without gaps.
import { compareDates, yearKey, type BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { groupBy } from '@/kernel/group-by';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeGapless } from '@/server/platform/numbers';
import { invoiceStatus } from '../domain/invoice-machine';
import { invoiceIssued, receivablesLoaded } from '../events';
import type { Entry } from '../repo/account';
import { insertInvoices, type NewInvoice, type NewInvoiceLine } from '../repo/invoices';
import { postEntries, postToAccount } from './post-to-account';

export interface IssueInvoiceLine {
  orderLineId: string | null;
  productId: string;
  /** Base units. */
  quantity: number;
  /** Major units of the currency per base unit, exact. */
  unitPrice: string;
  /** A fraction. */
  taxRate: string;
  netMinor: bigint;
  taxMinor: bigint;
}

export interface IssueInvoice {
  /** Where the caller needs to know the id beforehand. */
  id?: string;
  dealerId: string;
  /** Set: the invoice relieves UNBILLED of its total. */
  orderId: string | null;
  shipmentId?: string | null;
  currency: string;
  issuedOn: BusinessDate;
  /** null: undated, ages in a bucket of its own. */
  dueOn: BusinessDate | null;
  lines: readonly IssueInvoiceLine[];
}

export interface IssuedInvoice {
  invoiceId: string;
  number: string;
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
}

type Draft = Omit<NewInvoice, 'number'> & { lines: readonly IssueInvoiceLine[] };

function draft(input: IssueInvoice): Draft {
  if (input.lines.length === 0) throw new DomainError('receivables.nothingToInvoice');
  let [netMinor, taxMinor] = [0n, 0n];
  for (const line of input.lines) {
    netMinor += line.netMinor;
    taxMinor += line.taxMinor;
  }
  const totalMinor = netMinor + taxMinor;
  return {
    id: input.id ?? newId(),
    dealerId: input.dealerId,
    orderId: input.orderId,
    shipmentId: input.shipmentId ?? null,
    status: invoiceStatus({ totalMinor, openMinor: totalMinor, creditedMinor: 0n }),
    currency: input.currency,
    issuedOn: input.issuedOn,
    dueOn: input.dueOn,
    netMinor,
    taxMinor,
    totalMinor,
    lines: input.lines,
  };
}

function entriesOf(invoice: Draft): Entry[] {
  const { dealerId, currency, id: docId, issuedOn: occurredOn, totalMinor } = invoice;
  const common = { dealerId, currency, docKind: 'invoice', docId, occurredOn };
  const owed: Entry = { ...common, bucket: 'INVOICED', amountMinor: totalMinor };
  if (invoice.orderId === null) return [owed];
  return [{ ...common, bucket: 'UNBILLED', amountMinor: -totalMinor }, owed];
}

/** Numbers in the order of issue, one series a year; series are locked in the order of years. */
async function numbered(work: Work, drafts: readonly Draft[]): Promise<(Draft & NewInvoice)[]> {
  const ordered = drafts.toSorted((a, b) => compareDates(a.issuedOn, b.issuedOn));
  const years = groupBy(ordered, (invoice) => yearKey(invoice.issuedOn));
  const result: (Draft & NewInvoice)[] = [];
  for (const [year, invoices] of years) {
    const last = await takeGapless(work.tx, `invoice:${year}`, invoices.length);
    const first = last - BigInt(invoices.length) + 1n;
    invoices.forEach((invoice, i) => {
      result.push({ ...invoice, number: documentNumber('INV', year, first + BigInt(i)) });
    });
  }
  return result;
}

function linesOf(invoice: Draft): NewInvoiceLine[] {
  return invoice.lines.map((line, index) => ({
    ...line,
    id: newId(),
    invoiceId: invoice.id,
    lineNo: index + 1,
  }));
}

async function write(work: Work, drafts: readonly Draft[]): Promise<Map<string, IssuedInvoice>> {
  const invoices = await numbered(work, drafts);
  await insertInvoices(work.tx, invoices, invoices.flatMap(linesOf));
  work.journal.audit(
    ...invoices.map(({ id, status, number }) => ({
      docKind: 'invoice',
      docId: id,
      action: 'issue',
      to: status,
      detail: { number },
    })),
  );
  const issued = invoices.map(({ id, number, netMinor, taxMinor, totalMinor }) => {
    return [id, { invoiceId: id, number, netMinor, taxMinor, totalMinor }] as const;
  });
  return new Map(issued);
}

/**
 * Issues one invoice: UNBILLED moves to INVOICED, then the number is taken, so the series is locked
 * for as short as can be. Credit stays unapplied. Refuses `receivables.nothingToInvoice` and as
 * `postToAccount` does.
 */
export async function issueInvoice(work: Work, input: IssueInvoice): Promise<IssuedInvoice> {
  const invoice = draft(input);
  const { dealerId, currency, id: docId, issuedOn: occurredOn } = invoice;
  const posting = { dealerId, currency, docKind: 'invoice', docId, occurredOn };
  await postToAccount(work, posting, entriesOf(invoice));
  const issued = (await write(work, [invoice])).get(docId);
  if (issued === undefined) throw new Error('an invoice was not written');
  work.journal.emit(invoiceIssued({ dealerId, invoiceId: docId }));
  return issued;
}

/**
 * Issues many invoices on their own dates in a fixed number of statements per year, for loads of
 * history. The answers stand in the order of the inputs. One event says how many.
 */
export async function issueInvoicesBulk(
  work: Work,
  inputs: readonly IssueInvoice[],
): Promise<IssuedInvoice[]> {
  if (inputs.length === 0) return [];
  const drafts = inputs.map(draft);
  await postEntries(work, drafts.flatMap(entriesOf));
  const issued = await write(work, drafts);
  work.journal.emit(receivablesLoaded({ count: drafts.length }));
  return drafts.flatMap(({ id }) => issued.get(id) ?? []);
}
