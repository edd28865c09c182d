// Rows of the order tables as the use cases see them.
import type { HoldReason, Remedy } from '../domain/hold-types';
import type { OrderStatus } from '../domain/order-machine';
import type { LineProgress } from '../domain/line-amounts';

export interface OrderHead {
  id: string;
  number: string;
  dealerId: string;
  salespersonId: string | null;
  warehouseId: string;
  status: OrderStatus;
  currency: string;
  orderedOn: string;
  requestedOn: string | null;
  dealerPoNumber: string | null;
  shipToId: string | null;
  note: string | null;
  source: string;
  lineCount: number;
  netMinor: bigint;
  discountMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  version: number;
  createdBy: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  approvedAt: Date | null;
  approvedBy: string | null;
}

/** Which rule priced a line, as stored and shown; `none` in a draft that has no price yet. */
export interface PriceRule {
  by: 'dealer' | 'level' | 'region' | 'everyone' | 'manual' | 'goods' | 'history' | 'none';
  listId?: string;
  code?: string;
  name?: string;
  /** The list price a manual price replaced. */
  listPrice?: string;
}

export interface OrderLineRow extends LineProgress {
  id: string;
  orderId: string;
  lineNo: number;
  productId: string;
  unit: string;
  unitFactor: number;
  reserved: number;
  delivered: number;
  returned: number;
  overShipMax: number;
  unitPrice: string;
  discountRate: string;
  taxRate: string;
  priceRule: PriceRule;
  cutReason: string | null;
  note: string | null;
}

export interface OrderWithLines extends OrderHead {
  lines: OrderLineRow[];
}

export interface HoldRow {
  id: string;
  orderId: string;
  reason: HoldReason;
  remedy: Remedy;
  note: string | null;
  createdAt: Date;
  clearedAt: Date | null;
  clearReason: string | null;
  overridden: boolean;
}

export type FlowKind =
  | 'REQUESTED'
  | 'APPROVED'
  | 'REJECTED'
  | 'CANCELLED'
  | 'SHIPPED'
  | 'DELIVERED'
  | 'RETURNED'
  | 'INVOICED'
  | 'CREDITED';

/** One entry of the order-flow ledger. */
export interface FlowEntry {
  kind: FlowKind;
  occurredOn: string;
  orderId: string;
  lineId: string;
  dealerId: string;
  salespersonId: string | null;
  productId: string;
  currency: string;
  quantity: number;
  netMinor: bigint;
  discountMinor: bigint;
  taxMinor: bigint;
  costMinor: bigint | null;
  orderFirst?: number;
  productFirst?: number;
  categoryFirst?: number;
  lineCount?: number;
  cause?: string | null;
  /** The day the order is wanted on. */
  dueOn: string | null;
  docKind: string;
  docId: string;
}
