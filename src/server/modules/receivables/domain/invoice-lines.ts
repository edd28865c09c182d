/**
 * Invoice lines from shipped quantities. A line of an order is invoiced in as many parts as it is
 * shipped in; each part takes the difference of two roundings, so the parts add up to the line and
 * the last one carries the rounding remainder.
 */
import { refuse } from '@/kernel/domain-error';
import { sliceAmount } from '@/kernel/part-amount';

export interface BillableLine {
  readonly orderLineId: string;
  readonly productId: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly requested: number;
  readonly shipped: number;
  /** Invoiced before. */
  readonly invoiced: number;
  /** Amounts of the requested quantity. */
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

export interface InvoiceLineDraft {
  readonly lineNo: number;
  readonly orderLineId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

export interface InvoiceDraft {
  readonly lines: readonly InvoiceLineDraft[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

export interface BilledQuantity {
  readonly line: BillableLine;
  readonly quantity: number;
}

/**
 * Refuses with `receivables.nothingToInvoice` or `receivables.invoicedMoreThanShipped`. A line may
 * stand in the list once.
 */
export function draftInvoice(parts: readonly BilledQuantity[]): InvoiceDraft {
  const billed = parts.filter(({ quantity }) => quantity !== 0);
  if (billed.length === 0) refuse('receivables.nothingToInvoice');
  if (new Set(billed.map(({ line }) => line.orderLineId)).size !== billed.length) {
    throw new RangeError('an order line stands twice in one invoice');
  }
  const lines = billed.map(({ line, quantity }, index): InvoiceLineDraft => {
    const possible = line.shipped - line.invoiced;
    if (quantity < 0 || quantity > possible) {
      refuse('receivables.invoicedMoreThanShipped', { params: { quantity, possible } });
    }
    const slice = { ofQuantity: line.requested, before: line.invoiced, quantity };
    return {
      lineNo: index + 1,
      orderLineId: line.orderLineId,
      productId: line.productId,
      quantity,
      unitPrice: line.unitPrice,
      taxRate: line.taxRate,
      netMinor: sliceAmount({ ...slice, whole: line.netMinor }),
      taxMinor: sliceAmount({ ...slice, whole: line.taxMinor }),
    };
  });
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0n);
  return { lines, netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}
