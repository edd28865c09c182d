/**
 * Credit notes: what goods that came back are worth, by the invoices they were billed on, and how
 * the credit is applied. Crediting an invoice line in parts gives back exactly what it billed.
 */
import { refuse } from '@/kernel/domain-error';
import { sliceAmount } from '@/kernel/part-amount';

export interface CreditableLine {
  readonly invoiceId: string;
  readonly invoiceLineId: string;
  readonly productId: string;
  readonly quantity: number;
  /** Credited before. */
  readonly credited: number;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

export interface CreditLine {
  readonly invoiceId: string;
  readonly invoiceLineId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

/** One part of an invoice line. Refuses with `receivables.creditedMoreThanInvoiced`. */
export function creditPart(line: CreditableLine, quantity: number): CreditLine {
  const possible = line.quantity - line.credited;
  if (quantity <= 0 || quantity > possible) {
    refuse('receivables.creditedMoreThanInvoiced', { params: { quantity, possible } });
  }
  const slice = { ofQuantity: line.quantity, before: line.credited, quantity };
  return {
    invoiceId: line.invoiceId,
    invoiceLineId: line.invoiceLineId,
    productId: line.productId,
    quantity,
    netMinor: sliceAmount({ ...slice, whole: line.netMinor }),
    taxMinor: sliceAmount({ ...slice, whole: line.taxMinor }),
  };
}

export interface CreditedReturn {
  readonly lines: readonly CreditLine[];
  /** Returned before it was invoiced; there is nothing to credit for it yet. */
  readonly notInvoiced: number;
}

/** Credits a returned quantity over the invoice lines of its order line, in the order given. */
export function creditReturned(
  invoiceLines: readonly CreditableLine[],
  quantity: number,
): CreditedReturn {
  let left = quantity;
  const lines: CreditLine[] = [];
  for (const line of invoiceLines) {
    const part = Math.min(left, line.quantity - line.credited);
    if (part <= 0) continue;
    lines.push(creditPart(line, part));
    left -= part;
  }
  return { lines, notInvoiced: left };
}

export interface AppliedCredit {
  readonly toInvoiceMinor: bigint;
  /** Stays on the dealer's account, because the invoice was paid already. */
  readonly unappliedMinor: bigint;
}

export function applyCredit(totalMinor: bigint, invoiceOpenMinor: bigint): AppliedCredit {
  const toInvoiceMinor = totalMinor < invoiceOpenMinor ? totalMinor : invoiceOpenMinor;
  return { toInvoiceMinor, unappliedMinor: totalMinor - toInvoiceMinor };
}
