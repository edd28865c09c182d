/** What a quota is about, and which orders it binds. Quantities are base units. */
import type { BusinessDate } from '@/kernel/business-date';

export const HOLDER_KINDS = ['DEALER', 'REGION', 'LEVEL'] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];
export const ITEM_KINDS = ['PRODUCT', 'CATEGORY'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What a line without any quota meets, by the organization's setting. */
export const UNALLOCATED = ['allow', 'warn', 'block'] as const;
export type Unallocated = (typeof UNALLOCATED)[number];

export interface Subject<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
}

export interface QuotaScope {
  readonly holder: Subject<HolderKind>;
  readonly item: Subject<ItemKind>;
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
}

/** A quota and what stands on it. */
export interface QuotaState extends QuotaScope {
  readonly quotaId: string;
  readonly holderCode: string;
  readonly itemCode: string;
  readonly allocated: number;
  readonly consumed: number;
}

/** Who orders, and when. Paths lead from the root of a tree to the dealer's own place. */
export interface Buyer {
  readonly dealerId: string;
  readonly regionPath: readonly string[];
  readonly levelPath: readonly string[];
  readonly on: BusinessDate;
}

export interface Wanted {
  readonly productId: string;
  /** From the root of the categories to the product's own; empty without one. */
  readonly categoryPath: readonly string[];
}

/** A quota binds its holder and everything below it, for its item and everything below that. */
export function binds(quota: QuotaScope, buyer: Buyer, wanted: Wanted): boolean {
  return (
    quota.startsOn <= buyer.on &&
    buyer.on <= quota.endsOn &&
    holds(quota.holder, buyer) &&
    covers(quota.item, wanted)
  );
}

function holds({ kind, id }: Subject<HolderKind>, buyer: Buyer): boolean {
  if (kind === 'DEALER') return id === buyer.dealerId;
  return (kind === 'REGION' ? buyer.regionPath : buyer.levelPath).includes(id);
}

function covers({ kind, id }: Subject<ItemKind>, wanted: Wanted): boolean {
  return kind === 'PRODUCT' ? id === wanted.productId : wanted.categoryPath.includes(id);
}

/** What may still be approved; never less than nothing, though more may have been let through. */
export function leftOf({
  allocated,
  consumed,
}: Pick<QuotaState, 'allocated' | 'consumed'>): number {
  return Math.max(0, allocated - consumed);
}
