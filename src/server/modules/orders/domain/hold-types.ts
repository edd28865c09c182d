/** Why an order is held and what would clear it, as plain JSON that is stored with the hold. */
import type { BusinessDate } from '@/kernel/business-date';

export const HOLD_REASONS = [
  'CREDIT_LIMIT',
  'OVERDUE',
  'QUOTA',
  'STOCK',
  'PRICE',
  'MANUAL',
] as const;

export type HoldReason = (typeof HOLD_REASONS)[number];

export interface PayableInvoice {
  readonly invoiceId: string;
  readonly number: string;
  readonly dueOn: BusinessDate | null;
  /** Minor units as text, because the remedy is stored as JSON. */
  readonly openMinor: string;
}

export interface LineCut {
  readonly line: number;
  /** Base units less. */
  readonly by: number;
}

/** What a quota has too little of for a line. Without a quota: none is there and one must be. */
export interface QuotaLack {
  readonly quotaId: string | null;
  readonly holder: string | null;
  readonly item: string | null;
  readonly line: number;
  /** Base units more. */
  readonly by: number;
}

/** What the quotas say of a line. */
export interface QuotaFinding {
  readonly line: number;
  /** Base units too many. */
  readonly over: number;
  readonly lacks: readonly QuotaLack[];
}

/** One way to clear a step. Amounts are minor units as text beside their currency. */
export type RemedyOption =
  | {
      readonly kind: 'pay';
      readonly amountMinor: string;
      readonly currency: string;
      /** Oldest due first; together they cover the amount where there is enough to pay. */
      readonly invoices: readonly PayableInvoice[];
    }
  | { readonly kind: 'cutLines'; readonly cuts: readonly LineCut[] }
  | { readonly kind: 'arrivesOn'; readonly line: number; readonly date: BusinessDate }
  | { readonly kind: 'otherWarehouse'; readonly line: number; readonly warehouseId: string }
  | { readonly kind: 'raisePrice'; readonly line: number; readonly unitPrice: string }
  /** All of them: the same order needs each. */
  | { readonly kind: 'moreQuota'; readonly lacks: readonly QuotaLack[] }
  | { readonly kind: 'release'; readonly permission: 'orders.releaseHold' };

/** Every step is needed; of the options of a step, any one. */
export interface Remedy {
  readonly steps: readonly (readonly RemedyOption[])[];
}

export interface Hold {
  readonly reason: HoldReason;
  readonly remedy: Remedy;
}
