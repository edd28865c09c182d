// Expenses of another system from a file, as history: rows of one document become one request with
// its claim, and are booked on their own days. A document whose row cannot even be read stays out
// whole: what is loaded of it could not be completed by the mended file.
import { importExpenses, type ExpenseRow } from '@/server/modules/expenses';
import type { RowReader } from '../domain/cells';
import { defineKind, field, needed } from './kind';

const YES = ['YES', 'TRUE', '1'];

function optionalMoney(cells: RowReader, name: string, currency: string): bigint | undefined {
  return cells.optionalText(name) === undefined ? undefined : cells.money(name, currency);
}

export const expenses = defineKind<ExpenseRow>({
  name: 'expenses',
  // Writes into past and closed periods, past every control: for whoever sets a company up.
  permission: 'settings.write',
  fields: [
    needed('document', ['request', 'request number', 'claim', 'claim number', '單號', '单号']),
    field('title', ['subject', '標題', '标题']),
    needed('centre', ['center', 'centre code', 'cost center', '責任中心', '责任中心']),
    needed('type', ['expense type', 'expense_type', '費用類型', '费用类型']),
    field('programme', ['program', 'project', 'campaign', '專案', '项目']),
    field('dealer', ['dealer code', 'customer', '經銷商', '经销商']),
    needed('occurred_on', ['date', 'booked on', '日期']),
    field('reference', ['receipt', 'invoice', '參考號', '参考号']),
    field('description', ['details', 'text', '說明', '说明']),
    needed('amount', ['claimed', '金額', '金额']),
    field('requested', ['requested amount', '申請金額', '申请金额']),
    field('approved', ['approved amount', '核准金額', '核准金额']),
    field('verified', ['verified amount', '核銷金額', '核销金额']),
    field('cut_reason', ['reason', '刪減原因', '削减原因']),
    field('settled', ['paid', '已付', '已兌付', '已兑付']),
  ],
  groupedBy: ['document'],
  spoiled: (document) => ({
    ...{ field: 'document', code: 'expenses.documentRefused', params: { document } },
  }),
  read: (cells, work) => {
    const { currency } = work.organization;
    const settled = cells.optionalChoice('settled', ['YES', 'NO', 'TRUE', 'FALSE', '1', '0']);
    return {
      document: cells.text('document'),
      title: cells.optionalText('title'),
      centre: cells.key('centre'),
      type: cells.key('type'),
      programme: cells.optionalKey('programme'),
      dealer: cells.optionalKey('dealer'),
      occurredOn: cells.date('occurred_on'),
      reference: cells.optionalText('reference'),
      description: cells.optionalText('description'),
      amountMinor: cells.money('amount', currency),
      requestedMinor: optionalMoney(cells, 'requested', currency),
      approvedMinor: optionalMoney(cells, 'approved', currency),
      verifiedMinor: optionalMoney(cells, 'verified', currency),
      cutReason: cells.optionalText('cut_reason'),
      isSettled: settled === undefined ? undefined : YES.includes(settled),
    };
  },
  load: async (work, records) => (await importExpenses(work, records)).refused,
});
