// An expense of another system, as it is handed in and as its codes were found.
import type { BusinessDate } from '@/kernel/business-date';
import type { HistoricExpense } from './group-expenses';

/** One expense of another system. Amounts in minor units of the organization's currency. */
export interface ExpenseRow {
  /** Rows of one document become one request. */
  document: string;
  title?: string | undefined;
  centre: string;
  type: string;
  programme?: string | undefined;
  dealer?: string | undefined;
  occurredOn: BusinessDate;
  reference?: string | undefined;
  description?: string | undefined;
  /** What was claimed; below zero: a refund within its document. */
  amountMinor: bigint;
  /** Left out: as much as was claimed. */
  requestedMinor?: bigint | undefined;
  approvedMinor?: bigint | undefined;
  verifiedMinor?: bigint | undefined;
  cutReason?: string | undefined;
  /** Left out: paid in money. */
  isSettled?: boolean | undefined;
}

/** Its codes are ids of ours. */
export type ResolvedExpense = HistoricExpense & { row: ExpenseRow };
