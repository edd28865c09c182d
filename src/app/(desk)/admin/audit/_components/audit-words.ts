'use client';
// Words of the audit trail: kinds of documents, actions, and where a document is shown.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Messages } from '@/i18n/messages';

export type DocKind = keyof Messages['admin']['docKind'];

export const DOC_KINDS = [
  'order',
  'shipment',
  'return',
  'invoice',
  'receipt',
  'creditNote',
  'stockDocument',
  'dealer',
  'product',
  'priceList',
  'category',
  'region',
  'level',
  'warehouse',
  'user',
  'setting',
  'importRun',
  'centre',
  'account',
  'programme',
  'fiscalPeriod',
  'approvalRule',
  'approvalCase',
  'approvalDelegation',
  'budget',
  'budgetChange',
  'budgetControl',
  'budgetDriver',
  'expenseRequest',
  'expenseClaim',
  'expenseSettlement',
  'expenseType',
  'rebateAgreement',
  'salesTarget',
  'quota',
  'deviation',
  'deviationRule',
  'assessmentRun',
  'assessmentScheme',
] as const satisfies readonly DocKind[];

/** Kinds that have a page of their own, by id. */
const PAGES: Partial<Record<string, string>> = {
  order: '/orders',
  shipment: '/shipments',
  return: '/returns',
  invoice: '/invoices',
  receipt: '/receipts',
  creditNote: '/credit-notes',
  dealer: '/dealers',
  product: '/products',
  priceList: '/price-lists',
  importRun: '/imports',
  expenseRequest: '/expenses',
  expenseClaim: '/claims',
  rebateAgreement: '/rebates',
  quota: '/quotas',
  deviation: '/deviations',
  assessmentRun: '/assessments',
  budget: '/budgets',
  budgetChange: '/budgets/changes',
};

/** The page of a document, or null where it has none. */
export function documentHref(entry: { docKind: string; docId: string }): string | null {
  if (entry.docKind === 'setting') return '/admin/settings';
  const page = PAGES[entry.docKind];
  return page ? `${page}/${entry.docId}` : null;
}

export interface AuditWords {
  kind(docKind: string): string;
  /** What was done; an action that has no words yet shows its code. */
  action(action: string): string;
}

export function useAuditWords(): AuditWords {
  const kinds = useTranslations('admin.docKind');
  const actions = useTranslations('common.event');
  return useMemo(() => {
    return {
      kind: (docKind) => (kinds.has(docKind) ? kinds(docKind) : docKind),
      action: (action) => (actions.has(action) ? actions(action) : action),
    };
  }, [kinds, actions]);
}
