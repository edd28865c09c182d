// What of an amount pays which invoice while it is typed. Pure: oldest due first by the server's own
// rule, or by hand, with every finding beside its row.
import { DomainError } from '@/kernel/domain-error';
import { parseMoney } from '@/kernel/money';
import {
  allocateOldestFirst,
  type AllocationChoice,
  type OpenInvoice,
} from '@/server/modules/receivables/schemas';

/** Amounts as typed, by invoice; null = oldest due first. */
export type ByHand = Readonly<Record<string, string>> | null;

export interface AllocationRow {
  readonly invoice: OpenInvoice;
  readonly text: string;
  /** null: what was typed is no amount. */
  readonly paysMinor: bigint | null;
  readonly isMoreThanOpen: boolean;
}

export interface AllocationPlan {
  readonly rows: readonly AllocationRow[];
  readonly allocatedMinor: bigint;
  /** Negative: more is allocated than there is. */
  readonly restMinor: bigint;
  readonly isValid: boolean;
}

function parseRow(invoice: OpenInvoice, text: string, currency: string): AllocationRow {
  if (text.trim() === '') return { invoice, text, paysMinor: 0n, isMoreThanOpen: false };
  const result = parseMoney(text, currency);
  const paysMinor = result.ok && result.value.minor >= 0n ? result.value.minor : null;
  const isMoreThanOpen = paysMinor !== null && paysMinor > invoice.openMinor;
  return { invoice, text, paysMinor, isMoreThanOpen };
}

/** `textOf` writes an amount as the field shows it. */
export function planAllocation(
  amountMinor: bigint,
  invoices: readonly OpenInvoice[],
  byHand: ByHand,
  currency: string,
  textOf: (minor: bigint) => string,
): AllocationPlan {
  const oldest =
    byHand === null && amountMinor > 0n
      ? allocateOldestFirst(amountMinor, invoices).allocations
      : [];
  const automatic = new Map(oldest.map((row) => [row.invoiceId, row.amountMinor]));
  const rows = invoices.map((invoice): AllocationRow => {
    if (byHand !== null) return parseRow(invoice, byHand[invoice.invoiceId] ?? '', currency);
    const paysMinor = automatic.get(invoice.invoiceId) ?? 0n;
    const text = paysMinor === 0n ? '' : textOf(paysMinor);
    return { invoice, text, paysMinor, isMoreThanOpen: false };
  });
  const allocatedMinor = rows.reduce((sum, row) => sum + (row.paysMinor ?? 0n), 0n);
  const restMinor = amountMinor - allocatedMinor;
  const isValid =
    restMinor >= 0n && rows.every((row) => row.paysMinor !== null && !row.isMoreThanOpen);
  return { rows, allocatedMinor, restMinor, isValid };
}

/** The plan as amounts by hand with one of them changed; typing takes over from the rule. */
export function changeByHand(plan: AllocationPlan, invoiceId: string, text: string): ByHand {
  const texts = plan.rows.map((row) => [row.invoice.invoiceId, row.text]);
  return { ...(Object.fromEntries(texts) as Record<string, string>), [invoiceId]: text };
}

/** What is sent: the rule by its name, or the rows that pay something. */
export function choiceOf(plan: AllocationPlan, byHand: ByHand): AllocationChoice {
  if (byHand === null) return 'oldest';
  return plan.rows.flatMap(({ invoice, paysMinor }) => {
    if (paysMinor === null || paysMinor === 0n) return [];
    return [{ invoiceId: invoice.invoiceId, amountMinor: paysMinor }];
  });
}

/** Throws what is wrong with amounts by hand, in the words the server would use. */
export function refuseInvalid(plan: AllocationPlan, amountMinor: bigint, currency: string): void {
  if (plan.isValid) return;
  const count = plan.rows.filter((row) => row.paysMinor === null || row.isMoreThanOpen).length;
  if (count > 0) throw new DomainError('receivables.allocationInvalid', { params: { count } });
  throw new DomainError('receivables.allocatedMoreThanReceived', {
    params: {
      allocatedMinor: plan.allocatedMinor.toString(),
      receivedMinor: amountMinor.toString(),
      currency,
    },
  });
}
