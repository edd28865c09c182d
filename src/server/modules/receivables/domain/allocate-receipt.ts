/**
 * Which invoices a receipt or a credit pays: as told, or oldest due first. What is left is
 * unapplied credit; nothing is ever applied twice or beyond what an invoice is open for.
 */
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError, type DomainIssue } from '@/kernel/domain-error';

export interface OpenItem {
  readonly invoiceId: string;
  readonly number: string;
  readonly issuedOn: BusinessDate;
  readonly dueOn: BusinessDate | null;
  readonly openMinor: bigint;
}

export interface Allocation {
  readonly invoiceId: string;
  readonly amountMinor: bigint;
}

export interface AllocatedReceipt {
  readonly allocations: readonly Allocation[];
  readonly unappliedMinor: bigint;
}

/** Oldest due first; an undated invoice counts as due when issued. Ties: issue date, number. */
export function allocateOldestFirst(
  amountMinor: bigint,
  items: readonly OpenItem[],
): AllocatedReceipt {
  assertPositive(amountMinor);
  let left = amountMinor;
  const allocations: Allocation[] = [];
  for (const { invoiceId, openMinor } of items.toSorted(byDueDate)) {
    if (left === 0n) break;
    const part = openMinor < left ? openMinor : left;
    if (part <= 0n) continue;
    allocations.push({ invoiceId, amountMinor: part });
    left -= part;
  }
  return { allocations, unappliedMinor: left };
}

/**
 * Exactly as told; the rest stays unapplied. Refuses with `receivables.allocationInvalid`, its
 * issues `receivables.invoiceNotOpen`, `receivables.invoiceTwice`,
 * `receivables.allocationNotPositive`, `receivables.allocatedMoreThanOpen`, or with
 * `receivables.allocatedMoreThanReceived`.
 */
export function allocateAsTold(
  amountMinor: bigint,
  items: readonly OpenItem[],
  told: readonly Allocation[],
  currency: string,
): AllocatedReceipt {
  assertPositive(amountMinor);
  const issues = toldIssues(items, told, currency);
  if (issues.length > 0) {
    throw new DomainError('receivables.allocationInvalid', {
      status: 'invalid',
      params: { count: issues.length },
      issues,
    });
  }
  const allocated = told.reduce((sum, allocation) => sum + allocation.amountMinor, 0n);
  if (allocated > amountMinor) {
    throw new DomainError('receivables.allocatedMoreThanReceived', {
      status: 'invalid',
      field: 'allocations',
      params: { allocatedMinor: `${allocated}`, receivedMinor: `${amountMinor}`, currency },
    });
  }
  const allocations = told.map((allocation) => ({
    invoiceId: allocation.invoiceId,
    amountMinor: allocation.amountMinor,
  }));
  return { allocations, unappliedMinor: amountMinor - allocated };
}

function toldIssues(
  items: readonly OpenItem[],
  told: readonly Allocation[],
  currency: string,
): DomainIssue[] {
  const open = new Map(items.map((item) => [item.invoiceId, item]));
  const seen = new Set<string>();
  return told.flatMap(({ invoiceId, amountMinor }, index): DomainIssue[] => {
    const at = `allocations.${index}`;
    const item = open.get(invoiceId);
    if (item === undefined) {
      return [{ code: 'receivables.invoiceNotOpen', field: `${at}.invoiceId` }];
    }
    const params = { invoice: item.number, openMinor: `${item.openMinor}`, currency };
    if (seen.has(invoiceId)) {
      return [{ code: 'receivables.invoiceTwice', field: `${at}.invoiceId`, params }];
    }
    seen.add(invoiceId);
    if (amountMinor <= 0n) {
      return [{ code: 'receivables.allocationNotPositive', field: `${at}.amountMinor`, params }];
    }
    if (amountMinor > item.openMinor) {
      return [{ code: 'receivables.allocatedMoreThanOpen', field: `${at}.amountMinor`, params }];
    }
    return [];
  });
}

function byDueDate(a: OpenItem, b: OpenItem): number {
  const key = (item: OpenItem) => `${item.dueOn ?? item.issuedOn} ${item.issuedOn} ${item.number}`;
  const [x, y] = [key(a), key(b)];
  if (x === y) return a.invoiceId < b.invoiceId ? -1 : 1;
  return x < y ? -1 : 1;
}

function assertPositive(amountMinor: bigint): void {
  if (amountMinor <= 0n) throw new RangeError('an amount to allocate must be positive');
}
