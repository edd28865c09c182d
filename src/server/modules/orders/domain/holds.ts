/**
 * Which holds an order deserves and what would clear each. Run at submit and again by every event
 * that can clear one; the holds of an order are exactly what this returns, less the reasons a person
 * released against the rule.
 */
import type { BusinessDate } from '@/kernel/business-date';
import {
  compareDecimal,
  decimalText,
  multiplyDecimal,
  ONE,
  subtractDecimal,
} from '@/kernel/decimal';
import type { Hold, PayableInvoice, QuotaFinding, RemedyOption } from './hold-types';
import { cutsWorth, type CuttableLine } from './cut-lines';

export interface OpenInvoice {
  readonly invoiceId: string;
  readonly number: string;
  readonly dueOn: BusinessDate | null;
  readonly openMinor: bigint;
}

export interface ShortLine {
  readonly line: number;
  readonly shortage: number;
  readonly nextDate: BusinessDate | null;
  /** Warehouses that could fill the line. */
  readonly elsewhere: readonly { readonly warehouseId: string; readonly available: number }[];
}

export interface PricedHoldLine {
  readonly line: number;
  readonly unitPrice: string;
  readonly discountRate: string;
  /** What the price lists say; null when they say nothing. */
  readonly listPrice: string | null;
}

export interface HoldInput {
  readonly currency: string;
  /** How far this order takes the dealer past the limit; 0 when within. */
  readonly creditShortfallMinor: bigint;
  /** The dealer's open invoices; those to pay are picked from them, oldest due first. */
  readonly openInvoices: readonly OpenInvoice[];
  /** Invoices overdue for longer than this dealer may be. */
  readonly overdueInvoices: readonly OpenInvoice[];
  /** The order's lines with their value; candidates for a cut. */
  readonly lines: readonly CuttableLine[];
  readonly shortLines: readonly ShortLine[];
  readonly prices: readonly PricedHoldLine[];
  /** How far below the list price a line may go: a fraction. */
  readonly priceTolerance: string;
  /** What the quotas say of the lines; those that are within theirs count nothing. */
  readonly quota: readonly QuotaFinding[];
  /** A person holds this order. */
  readonly manual: boolean;
}

const RELEASE: RemedyOption = { kind: 'release', permission: 'orders.releaseHold' };

/** The holds in the order of the reasons; empty for an order that may pass. */
export function evaluateHolds(input: HoldInput): Hold[] {
  return [
    ...creditHold(input),
    ...overdueHold(input),
    ...quotaHold(input),
    ...stockHold(input),
    ...priceHold(input),
    ...(input.manual ? [{ reason: 'MANUAL', remedy: { steps: [[RELEASE]] } } as const] : []),
  ];
}

export interface HoldPolicy {
  readonly stock: 'block' | 'hold' | 'warn';
  readonly credit: 'block' | 'hold';
}

export interface SortedHolds {
  /** The order is refused for these. */
  readonly blocking: readonly Hold[];
  readonly holding: readonly Hold[];
  /** Shown and otherwise without effect. */
  readonly warning: readonly Hold[];
}

/** What the organization does about each finding. */
export function applyHoldPolicy(holds: readonly Hold[], policy: HoldPolicy): SortedHolds {
  const effectOf = ({ reason }: Hold): 'block' | 'hold' | 'warn' => {
    if (reason === 'STOCK') return policy.stock;
    if (reason === 'CREDIT_LIMIT' || reason === 'OVERDUE') return policy.credit;
    return 'hold';
  };
  return {
    blocking: holds.filter((hold) => effectOf(hold) === 'block'),
    holding: holds.filter((hold) => effectOf(hold) === 'hold'),
    warning: holds.filter((hold) => effectOf(hold) === 'warn'),
  };
}

function creditHold(input: HoldInput): Hold[] {
  const { creditShortfallMinor: shortfall, currency } = input;
  if (shortfall <= 0n) return [];
  const cuts = cutsWorth(input.lines, shortfall);
  const pay = {
    kind: 'pay',
    amountMinor: shortfall.toString(),
    currency,
    invoices: invoicesWorth(input.openInvoices, shortfall),
  } as const;
  const options: RemedyOption[] = cuts === null ? [pay] : [pay, { kind: 'cutLines', cuts }];
  return [{ reason: 'CREDIT_LIMIT', remedy: { steps: [options] } }];
}

function overdueHold({ overdueInvoices, currency }: HoldInput): Hold[] {
  if (overdueInvoices.length === 0) return [];
  const total = overdueInvoices.reduce((sum, invoice) => sum + invoice.openMinor, 0n);
  const invoices = oldestFirst(overdueInvoices).map(payable);
  const pay = { kind: 'pay', amountMinor: total.toString(), currency, invoices } as const;
  return [{ reason: 'OVERDUE', remedy: { steps: [[pay]] } }];
}

/**
 * All cuts together, or all quotas raised: lines can share a quota, so that a cut of one line and a
 * raise for another need not be enough.
 */
function quotaHold({ quota }: HoldInput): Hold[] {
  const over = quota.filter((finding) => finding.over > 0);
  if (over.length === 0) return [];
  const cuts = over.map(({ line, over: by }) => ({ line, by }));
  const lacks = quota.flatMap((finding) => finding.lacks);
  const step: RemedyOption[] = [
    { kind: 'cutLines', cuts },
    { kind: 'moreQuota', lacks },
  ];
  return [{ reason: 'QUOTA', remedy: { steps: [step] } }];
}

function stockHold({ shortLines }: HoldInput): Hold[] {
  const short = shortLines.filter((line) => line.shortage > 0);
  if (short.length === 0) return [];
  const steps = short.map(({ line, shortage, nextDate, elsewhere }): RemedyOption[] => [
    { kind: 'cutLines', cuts: [{ line, by: shortage }] },
    ...(nextDate === null ? [] : [{ kind: 'arrivesOn', line, date: nextDate } as const]),
    ...elsewhere
      .filter((warehouse) => warehouse.available >= shortage)
      .map(({ warehouseId }) => ({ kind: 'otherWarehouse', line, warehouseId }) as const),
  ]);
  return [{ reason: 'STOCK', remedy: { steps } }];
}

/** A line below its list price by more than the tolerance, or priced by hand without any list. */
function priceHold({ prices, priceTolerance }: HoldInput): Hold[] {
  const share = subtractDecimal(ONE, priceTolerance);
  const steps = prices.flatMap(({ line, unitPrice, discountRate, listPrice }): RemedyOption[][] => {
    if (listPrice === null) return [[RELEASE]];
    const least = multiplyDecimal(listPrice, share);
    const effective = multiplyDecimal(unitPrice, subtractDecimal(ONE, discountRate));
    if (compareDecimal(effective, least) >= 0) return [];
    return [[{ kind: 'raisePrice', line, unitPrice: decimalText(least) }, RELEASE]];
  });
  return steps.length === 0 ? [] : [{ reason: 'PRICE', remedy: { steps } }];
}

/** The fewest oldest invoices that cover the amount; all of them when they do not. */
function invoicesWorth(invoices: readonly OpenInvoice[], amountMinor: bigint): PayableInvoice[] {
  let covered = 0n;
  const picked: PayableInvoice[] = [];
  for (const invoice of oldestFirst(invoices)) {
    if (covered >= amountMinor) break;
    picked.push(payable(invoice));
    covered += invoice.openMinor;
  }
  return picked;
}

function payable({ invoiceId, number, dueOn, openMinor }: OpenInvoice): PayableInvoice {
  return { invoiceId, number, dueOn, openMinor: openMinor.toString() };
}

function oldestFirst(invoices: readonly OpenInvoice[]): OpenInvoice[] {
  const key = ({ dueOn, number }: OpenInvoice) => `${dueOn ?? '9999-12-31'} ${number}`;
  return invoices.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
