// Procedures of receivables: each one permission, one input, one output, one call.
import { z } from 'zod';
import { noInput, reads, router, writes } from '@/server/api/trpc';
import {
  AccountPage,
  AccountRef,
  AccountView,
  AgedInvoicePage,
  AgedInvoicesInput,
  AgeingPage,
  AgeingSummary,
  AgeingSummaryInput,
  AllocateCreditInput,
  AllocatedCreditView,
  ConfirmedReceipts,
  ConfirmReceiptsInput,
  CreditNotePage,
  CreditNoteRef,
  CreditNoteView,
  HeldReceiptsView,
  InvoicePage,
  InvoiceRef,
  InvoiceView,
  ListAccountsInput,
  ListAgeingInput,
  ListCreditNotesInput,
  ListInvoicesInput,
  ListReceiptsInput,
  OpenInvoice,
  ReceiptPage,
  ReceiptRef,
  ReceiptView,
  RecordedReceiptView,
  RecordReceiptInput,
  ReverseReceiptInput,
  SetCreditLimitInput,
  StatementInput,
  StatementPage,
  StatementPeriod,
  StatementSummary,
  VoidInvoiceInput,
} from './schemas';
import {
  CreditNoteSheet,
  CreditNoteSheetsInput,
  InvoiceSheet,
  InvoiceSheetsInput,
} from './sheet-schemas';
import { allocateCredit, allocateDealerCredit } from './usecases/allocate-credit';
import { confirmReceipts, readHeldReceipts, unconfirmReceipt } from './usecases/confirm-receipts';
import { listCreditNotes, listInvoices, listReceipts } from './usecases/list-documents';
import {
  changeCreditLimit,
  listAccounts,
  readAccountView,
  readPayableInvoices,
} from './usecases/read-accounts';
import { listAgedInvoices, listAgeing, readAgeingSummary } from './usecases/read-ageing';
import { readCreditNote, readInvoice, readReceipt } from './usecases/read-documents';
import { readCreditNoteSheets, readInvoiceSheets } from './usecases/read-sheets';
import { listStatementMovements, readStatement } from './usecases/read-statement';
import { recordReceipt } from './usecases/record-receipt';
import { reverseReceipt } from './usecases/reverse-receipt';
import { voidInvoice } from './usecases/void-invoice';

export const receivablesRouter = router({
  invoices: reads('invoices.read')
    .input(ListInvoicesInput)
    .output(InvoicePage)
    .query(({ ctx, input }) => listInvoices(ctx.work, input)),
  invoice: reads('invoices.read')
    .input(InvoiceRef)
    .output(InvoiceView)
    .query(({ ctx, input }) => readInvoice(ctx.work, input)),
  invoiceSheets: reads('invoices.read')
    .input(InvoiceSheetsInput)
    .output(z.array(InvoiceSheet))
    .query(({ ctx, input }) => readInvoiceSheets(ctx.work, input)),
  voidInvoice: writes('invoices.void')
    .input(VoidInvoiceInput)
    .output(InvoiceRef)
    .mutation(({ ctx, input }) => voidInvoice(ctx.work, { ...input, orderIsTold: false })),

  receipts: reads('receipts.read')
    .input(ListReceiptsInput)
    .output(ReceiptPage)
    .query(({ ctx, input }) => listReceipts(ctx.work, input)),
  receipt: reads('receipts.read')
    .input(ReceiptRef)
    .output(ReceiptView)
    .query(({ ctx, input }) => readReceipt(ctx.work, input)),
  recordReceipt: writes('receipts.create')
    .input(RecordReceiptInput)
    .output(RecordedReceiptView)
    .mutation(({ ctx, input }) => recordReceipt(ctx.work, input)),
  reverseReceipt: writes('receipts.create')
    .input(ReverseReceiptInput)
    .output(ReceiptRef)
    .mutation(({ ctx, input }) => reverseReceipt(ctx.work, input)),
  confirmReceipts: writes('receipts.confirm')
    .input(ConfirmReceiptsInput)
    .output(ConfirmedReceipts)
    .mutation(({ ctx, input }) => confirmReceipts(ctx.work, input.receipts)),
  unconfirmReceipt: writes('receipts.confirm')
    .input(ReverseReceiptInput)
    .output(ReceiptRef)
    .mutation(({ ctx, input }) => unconfirmReceipt(ctx.work, input)),
  heldReceipts: reads('receipts.read')
    .input(noInput)
    .output(HeldReceiptsView)
    .query(({ ctx }) => readHeldReceipts(ctx.work)),
  allocate: writes('receipts.allocate')
    .input(AllocateCreditInput)
    .output(AllocatedCreditView)
    .mutation(({ ctx, input }) => allocateCredit(ctx.work, input)),
  allocateAll: writes('receipts.allocate')
    .input(AccountRef)
    .output(AllocatedCreditView)
    .mutation(({ ctx, input }) => allocateDealerCredit(ctx.work, input.dealerId)),

  creditNotes: reads('invoices.read')
    .input(ListCreditNotesInput)
    .output(CreditNotePage)
    .query(({ ctx, input }) => listCreditNotes(ctx.work, input)),
  creditNote: reads('invoices.read')
    .input(CreditNoteRef)
    .output(CreditNoteView)
    .query(({ ctx, input }) => readCreditNote(ctx.work, input)),
  creditNoteSheets: reads('invoices.read')
    .input(CreditNoteSheetsInput)
    .output(z.array(CreditNoteSheet))
    .query(({ ctx, input }) => readCreditNoteSheets(ctx.work, input)),

  accounts: reads('invoices.read')
    .input(ListAccountsInput)
    .output(AccountPage)
    .query(({ ctx, input }) => listAccounts(ctx.work, input)),
  account: reads('invoices.read')
    .input(AccountRef)
    .output(AccountView)
    .query(({ ctx, input }) => readAccountView(ctx.work, input)),
  setCreditLimit: writes('dealers.creditLimit')
    .input(SetCreditLimitInput)
    .output(AccountView)
    .mutation(({ ctx, input }) => changeCreditLimit(ctx.work, input)),
  openInvoices: reads('invoices.read')
    .input(AccountRef)
    .output(z.array(OpenInvoice))
    .query(({ ctx, input }) => readPayableInvoices(ctx.work, input)),

  ageingSummary: reads('invoices.read')
    .input(AgeingSummaryInput)
    .output(AgeingSummary)
    .query(({ ctx, input }) => readAgeingSummary(ctx.work, input)),
  ageing: reads('invoices.read')
    .input(ListAgeingInput)
    .output(AgeingPage)
    .query(({ ctx, input }) => listAgeing(ctx.work, input)),
  agedInvoices: reads('invoices.read')
    .input(AgedInvoicesInput)
    .output(AgedInvoicePage)
    .query(({ ctx, input }) => listAgedInvoices(ctx.work, input)),

  statement: reads('invoices.read')
    .input(StatementPeriod)
    .output(StatementSummary)
    .query(({ ctx, input }) => readStatement(ctx.work, input)),
  movements: reads('invoices.read')
    .input(StatementInput)
    .output(StatementPage)
    .query(({ ctx, input }) => listStatementMovements(ctx.work, input)),
});
