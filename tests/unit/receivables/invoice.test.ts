import { describe, expect, it } from 'vitest';
import { next } from '@/kernel/state-machine';
import {
  applyCredit,
  creditPart,
  creditReturned,
} from '@/server/modules/receivables/domain/credit-note';
import { draftInvoice, type BillableLine } from '@/server/modules/receivables/domain/invoice-lines';
import { invoiceMachine, invoiceStatus } from '@/server/modules/receivables/domain/invoice-machine';

const line: BillableLine = {
  orderLineId: 'l1',
  productId: 'p1',
  unitPrice: '3.335',
  taxRate: '0.05',
  requested: 3,
  shipped: 3,
  invoiced: 0,
  netMinor: 1001n,
  taxMinor: 50n,
};

describe('draftInvoice', () => {
  it('bills a line in parts that add up, the last with the remainder', () => {
    const parts = [0, 1, 2].map((invoiced) =>
      draftInvoice([{ line: { ...line, invoiced }, quantity: 1 }]),
    );
    expect(parts.map((part) => part.netMinor)).toEqual([334n, 333n, 334n]);
    expect(parts.map((part) => part.taxMinor)).toEqual([17n, 16n, 17n]);
    expect(parts.map((part) => part.totalMinor)).toEqual([351n, 349n, 351n]);
  });

  it('numbers its lines and leaves out what is not billed', () => {
    const other = { ...line, orderLineId: 'l2', netMinor: 600n, taxMinor: 0n };
    const draft = draftInvoice([
      { line, quantity: 0 },
      { line: other, quantity: 2 },
    ]);
    expect(draft).toMatchObject({ netMinor: 400n, taxMinor: 0n, totalMinor: 400n });
    expect(draft.lines).toMatchObject([{ lineNo: 1, orderLineId: 'l2', quantity: 2 }]);
  });

  it('refuses more than was shipped, and nothing at all', () => {
    expect(() => draftInvoice([{ line: { ...line, invoiced: 1 }, quantity: 3 }])).toThrow(
      expect.objectContaining({
        code: 'receivables.invoicedMoreThanShipped',
        params: { quantity: 3, possible: 2 },
      }),
    );
    expect(() => draftInvoice([{ line, quantity: -1 }])).toThrow('invoicedMoreThanShipped');
    expect(() => draftInvoice([])).toThrow('receivables.nothingToInvoice');
    const twice = { line, quantity: 1 };
    expect(() => draftInvoice([twice, twice])).toThrow(RangeError);
  });
});

describe('invoice status', () => {
  it.each([
    [100n, 100n, 0n, 'OPEN'],
    [100n, 40n, 0n, 'PARTIALLY_PAID'],
    [100n, 0n, 0n, 'PAID'],
    [100n, 0n, 60n, 'PAID'],
    [100n, 0n, 100n, 'CREDITED'],
    [0n, 0n, 0n, 'PAID'],
  ])('total %s, open %s, credited %s is %s', (totalMinor, openMinor, creditedMinor, status) => {
    expect(invoiceStatus({ totalMinor, openMinor, creditedMinor })).toBe(status);
  });

  it('cannot be open for more than its total', () => {
    const amounts = { totalMinor: 1n, openMinor: 2n, creditedMinor: 0n };
    expect(() => invoiceStatus(amounts)).toThrow(RangeError);
  });

  it('is void only while nobody paid', () => {
    expect(next(invoiceMachine, 'OPEN', 'void')).toBe('VOID');
    expect(() => next(invoiceMachine, 'PARTIALLY_PAID', 'void')).toThrow(
      expect.objectContaining({ code: 'invoice.transitionNotAllowed' }),
    );
  });
});

describe('credit notes', () => {
  const billed = {
    invoiceId: 'i1',
    invoiceLineId: 'il1',
    productId: 'p1',
    quantity: 3,
    credited: 0,
    netMinor: 100n,
    taxMinor: 5n,
  };

  it('gives back in parts exactly what was billed', () => {
    const parts = [0, 1, 2].map((credited) => creditPart({ ...billed, credited }, 1));
    expect(parts.map((part) => part.netMinor)).toEqual([33n, 34n, 33n]);
    expect(parts.reduce((sum, part) => sum + part.taxMinor, 0n)).toBe(5n);
    expect(() => creditPart({ ...billed, credited: 2 }, 2)).toThrow(
      expect.objectContaining({ params: { quantity: 2, possible: 1 } }),
    );
  });

  it('spreads a return over the invoices and says what was never billed', () => {
    const lines = [{ ...billed, credited: 3 }, { ...billed, credited: 1 }, billed];
    const { lines: credits, notInvoiced } = creditReturned(lines, 7);
    expect(credits.map((credit) => credit.quantity)).toEqual([2, 3]);
    expect(notInvoiced).toBe(2);
  });

  it('leaves on the account what the invoice does not need', () => {
    expect(applyCredit(100n, 40n)).toEqual({ toInvoiceMinor: 40n, unappliedMinor: 60n });
    expect(applyCredit(100n, 400n)).toEqual({ toInvoiceMinor: 100n, unappliedMinor: 0n });
    expect(applyCredit(100n, 0n)).toEqual({ toInvoiceMinor: 0n, unappliedMinor: 100n });
  });
});
