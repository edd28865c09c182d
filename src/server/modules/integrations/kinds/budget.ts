// Amounts of a budget, one cell a row; see importBudget of budgets.
import { importBudget, type BudgetRow } from '@/server/modules/budgets';
import { defineKind, field, needed } from './kind';

export const budget = defineKind<BudgetRow>({
  name: 'budget',
  permission: 'budgets.write',
  fields: [
    needed('year', ['fiscal year', '年度', '會計年度', '会计年度']),
    needed('budget', ['version', 'budget version', '預算', '预算', '版本']),
    needed('period', ['month', '期間', '期间', '月份']),
    needed('centre', ['center', 'centre code', 'cost center', '責任中心', '责任中心']),
    needed('account', ['account code', '科目']),
    field('programme', ['program', 'project', 'campaign', '專案', '项目']),
    needed('amount', ['金額', '金额']),
    field('comment', ['note', 'remark', '備註', '备注']),
  ],
  renamed: { amountMinor: 'amount' },
  read: (cells, work) => ({
    year: cells.text('year'),
    budget: cells.text('budget'),
    period: cells.text('period'),
    centre: cells.text('centre'),
    account: cells.text('account'),
    programme: cells.optionalText('programme') ?? null,
    amountMinor: cells.money('amount', work.organization.currency),
    comment: cells.optionalText('comment') ?? null,
  }),
  load: async (work, records) => (await importBudget(work, records)).refused,
});
