/**
 * Several credits of one dealer against its open invoices: the oldest credit pays the oldest due
 * invoice until one side is used up.
 */
import { compareDates, type BusinessDate } from '@/kernel/business-date';
import { allocateAsTold, allocateOldestFirst, type Allocation } from './allocate-receipt';
import type { InvoiceState } from './settlement';

/** How a credit finds its invoices. */
export type Choice = 'oldest' | readonly Allocation[];

export interface Credit {
  readonly id: string;
  readonly on: BusinessDate;
  readonly amountMinor: bigint;
  readonly choice: Choice;
}

export interface CreditAllocation extends Allocation {
  readonly creditId: string;
}

/** One credit; refuses as `allocateAsTold` does. */
export function allocateCredit(
  credit: Pick<Credit, 'amountMinor' | 'choice'>,
  invoices: readonly InvoiceState[],
  currency: string,
): readonly Allocation[] {
  if (credit.choice === 'oldest') {
    return allocateOldestFirst(credit.amountMinor, invoices).allocations;
  }
  if (credit.choice.length === 0) return [];
  return allocateAsTold(credit.amountMinor, invoices, credit.choice, currency).allocations;
}

/** Credits in the order of their dates; ties in the order given. */
export function allocateCredits(
  credits: readonly Credit[],
  invoices: readonly InvoiceState[],
  currency: string,
): CreditAllocation[] {
  const open = new Map(invoices.map((invoice) => [invoice.invoiceId, invoice]));
  const result: CreditAllocation[] = [];
  for (const credit of credits.toSorted((a, b) => compareDates(a.on, b.on))) {
    for (const allocation of allocateCredit(credit, [...open.values()], currency)) {
      result.push({ ...allocation, creditId: credit.id });
      const invoice = open.get(allocation.invoiceId);
      if (invoice === undefined) throw new Error('credit was allocated to an unknown invoice');
      const openMinor = invoice.openMinor - allocation.amountMinor;
      if (openMinor > 0n) open.set(invoice.invoiceId, { ...invoice, openMinor });
      else open.delete(invoice.invoiceId);
    }
  }
  return result;
}
