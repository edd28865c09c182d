// Receipts from a file, such as a bank's list: each pays its dealer's oldest invoices first.
import { findDealersByCode } from '@/server/modules/dealers';
import { RECEIPT_METHODS, recordReceiptsBulk } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { defineKind, field, needed, type LoadRefusal } from './kind';

interface ReceiptRecord {
  dealer: string;
  receivedOn: string;
  amount: bigint;
  method: (typeof RECEIPT_METHODS)[number];
  reference: string | undefined;
}

async function loadReceipts(work: Work, records: readonly ReceiptRecord[]): Promise<LoadRefusal[]> {
  const dealers = await findDealersByCode(work, [...new Set(records.map((one) => one.dealer))]);
  const refused: LoadRefusal[] = [];
  const receipts = records.flatMap((record, index) => {
    const dealer = dealers.get(record.dealer);
    if (!dealer) {
      const params = { value: record.dealer };
      refused.push({ index, field: 'dealer', code: 'imports.unknownDealer', params });
    }
    if (record.amount <= 0n) {
      refused.push({ index, field: 'amount', code: 'receivables.amountNotPositive' });
    }
    if (record.receivedOn > work.today) {
      const params = { date: record.receivedOn, today: work.today };
      refused.push({ index, field: 'received_on', code: 'receivables.dateInFuture', params });
    }
    if (!dealer || record.amount <= 0n || record.receivedOn > work.today) return [];
    return [
      {
        dealerId: dealer.id,
        receivedOn: record.receivedOn,
        method: record.method,
        reference: record.reference ?? null,
        amountMinor: record.amount,
      },
    ];
  });
  await recordReceiptsBulk(work, receipts);
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
    field('reference', ['check number', 'cheque', '參考號', '参考号']),
  ],
  read: (cells, work) => ({
    dealer: cells.text('dealer'),
    receivedOn: cells.date('received_on'),
    amount: cells.money('amount', work.organization.currency),
    method: cells.choice('method', RECEIPT_METHODS, 'BANK'),
    reference: cells.optionalText('reference'),
  }),
  load: loadReceipts,
});
