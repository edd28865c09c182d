// Receipts from a file, such as a bank's list: each pays its dealer's oldest invoices first.
import { readGivenAmount } from '@/kernel/amount-text';
import { findDealersByCode, type DealerForOrder } from '@/server/modules/dealers';
import {
  readRecordedReceipts,
  RECEIPT_METHODS,
  recordReceiptsBulk,
} from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { defineKind, field, needed, type LoadRefusal } from './kind';

/** Characters of a reference, as the form takes them. */
const REFERENCE_LENGTH = 100;

interface ReceiptRecord {
  dealer: string;
  receivedOn: string;
  /** As written: what it is worth depends on the dealer's currency. */
  amount: string;
  method: (typeof RECEIPT_METHODS)[number];
  reference: string | undefined;
  confirmedOn: string | null;
}

interface Receipt {
  index: number;
  dealerId: string;
  receivedOn: string;
  method: ReceiptRecord['method'];
  reference: string | null;
  amountMinor: bigint;
  confirmedOn: string | null;
}

/** A transfer in the file is a line of the bank's list; cash and cheques have yet to reach it. */
const bankDay = ({ method, receivedOn }: ReceiptRecord) => (method === 'BANK' ? receivedOn : null);

function receiptOf(
  work: Work,
  record: ReceiptRecord,
  dealer: DealerForOrder | undefined,
): Omit<Receipt, 'index'> | Omit<LoadRefusal, 'index'>[] {
  const refused: Omit<LoadRefusal, 'index'>[] = [];
  const { receivedOn, method, reference = null } = record;
  if (!dealer) {
    const params = { value: record.dealer };
    refused.push({ field: 'dealer', code: 'imports.unknownDealer', params });
  }
  if (receivedOn > work.today) {
    const params = { date: receivedOn, today: work.today };
    refused.push({ field: 'received_on', code: 'receivables.dateInFuture', params });
  }
  const confirmedOn = record.confirmedOn ?? bankDay(record);
  if (confirmedOn !== null && confirmedOn > work.today) {
    const params = { date: confirmedOn, today: work.today };
    refused.push({ field: 'confirmed_on', code: 'receivables.dateInFuture', params });
  }
  const currency = dealer?.currency ?? work.organization.currency;
  const amount = readGivenAmount(record.amount, currency);
  if (!amount.ok) refused.push({ field: 'amount', code: amount.code, params: amount.params });
  else if (amount.value <= 0n) {
    refused.push({ field: 'amount', code: 'receivables.amountNotPositive' });
  }
  if (!dealer || !amount.ok || refused.length > 0) return refused;
  const amountMinor = amount.value;
  return { dealerId: dealer.id, receivedOn, method, reference, amountMinor, confirmedOn };
}

/**
 * Rows that are recorded already, so that a file that was mended and is read again pays only what
 * it did not pay before. Two like rows beside one like receipt are one row to be loaded.
 */
async function withoutRecorded(
  work: Work,
  receipts: readonly Receipt[],
  refused: LoadRefusal[],
): Promise<Receipt[]> {
  const recorded = await readRecordedReceipts(work.tx, receipts);
  const left = new Map<string, string[]>();
  return receipts.filter((receipt, at) => {
    const { dealerId, receivedOn, amountMinor, reference, index } = receipt;
    const likeness = JSON.stringify([dealerId, receivedOn, String(amountMinor), reference]);
    const numbers = left.get(likeness) ?? [...(recorded[at] ?? [])];
    left.set(likeness, numbers);
    const number = numbers.shift();
    if (number === undefined) return true;
    refused.push({ index, code: 'imports.receiptExists', params: { value: number } });
    return false;
  });
}

async function loadReceipts(work: Work, records: readonly ReceiptRecord[]): Promise<LoadRefusal[]> {
  const dealers = await findDealersByCode(work, [...new Set(records.map((one) => one.dealer))]);
  const refused: LoadRefusal[] = [];
  const receipts = records.flatMap((record, index): Receipt[] => {
    const receipt = receiptOf(work, record, dealers.get(record.dealer));
    if (!Array.isArray(receipt)) return [{ index, ...receipt }];
    refused.push(...receipt.map((refusal) => ({ index, ...refusal })));
    return [];
  });
  await recordReceiptsBulk(work, await withoutRecorded(work, receipts, refused));
  return refused;
}

export const receipts = defineKind<ReceiptRecord>({
  name: 'receipts',
  permission: 'receipts.create',
  fields: [
    needed('dealer', ['dealer code', 'customer', 'customer number', '經銷商', '经销商']),
    needed('received_on', ['date', 'payment date', '收款日期']),
    needed('amount', ['金額', '金额']),
    field('method', ['payment method', '付款方式']),
    field('confirmed_on', ['bank date', 'value date', '入帳日期', '入账日期']),
    field('reference', ['check number', 'cheque', '參考號', '参考号']),
  ],
  read: (cells) => ({
    dealer: cells.key('dealer'),
    receivedOn: cells.date('received_on'),
    amount: cells.text('amount'),
    method: cells.choice('method', RECEIPT_METHODS, 'BANK'),
    reference: cells.optionalText('reference', REFERENCE_LENGTH),
    confirmedOn: cells.optionalDate('confirmed_on'),
  }),
  load: loadReceipts,
});
