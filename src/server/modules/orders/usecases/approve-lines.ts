// Turns requested quantities into approved ones: ledger entries, exposure and, where the setting
// says so, reserved stock. Works on lines in memory; the caller writes them.
import { reserveStock } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import { approveQuantities, type ApprovalCut } from '../domain/approve';
import { partBetween } from '../domain/line-amounts';
import type { FlowEntry, OrderLineRow, OrderWithLines } from '../repo/types';
import { flowEntry, type FlowContext } from './move-lines';

export interface Approval {
  lines: OrderLineRow[];
  flow: FlowEntry[];
}

/** Reserves what stock there is for open quantities, in line order; the rest stays backlog. */
export async function reserveOpen(
  work: Work,
  order: { id: string; warehouseId: string },
  lines: readonly OrderLineRow[],
): Promise<OrderLineRow[]> {
  const wanted = lines.flatMap((line) => {
    const quantity = line.approved + line.reopened - line.cancelled - line.shipped - line.reserved;
    return quantity > 0
      ? [{ lineId: line.id, warehouseId: order.warehouseId, productId: line.productId, quantity }]
      : [];
  });
  if (wanted.length === 0) return [...lines];
  const reserved = await reserveStock(
    work,
    { docKind: 'order', docId: order.id, occurredOn: work.today },
    wanted,
    'available',
  );
  return lines.map((line) => ({ ...line, reserved: line.reserved + (reserved.get(line.id) ?? 0) }));
}

/** The entries of an approval: what was approved, and what was cut with its cause. */
function approvalFlow(context: FlowContext, line: OrderLineRow): FlowEntry[] {
  const cut = line.requested - line.approved;
  const approved = flowEntry(context, line, {
    kind: 'APPROVED',
    quantity: line.approved,
    ...partBetween(line, 0, line.approved),
  });
  const rejected = flowEntry(context, line, {
    kind: 'REJECTED',
    quantity: cut,
    cause: line.cutReason,
    ...partBetween(line, line.approved, line.requested),
  });
  return cut > 0 ? [approved, rejected] : [approved];
}

export async function approveLines(
  work: Work,
  order: OrderWithLines,
  cuts: readonly ApprovalCut[],
): Promise<Approval> {
  const approved = new Map(
    approveQuantities(
      order.lines.map((line) => ({
        lineId: line.id,
        lineNo: line.lineNo,
        requested: line.requested,
      })),
      cuts,
      work.settings['orders.overShipTolerance'],
    ).map((line) => [line.lineId, line]),
  );
  const lines = order.lines.map((line) => {
    const outcome = approved.get(line.id);
    return outcome
      ? {
          ...line,
          approved: outcome.approved,
          overShipMax: outcome.overShipMax,
          cutReason: outcome.cutReason,
        }
      : line;
  });
  const context = { order, occurredOn: work.today, docKind: 'order', docId: order.id };
  const flow = lines.flatMap((line) => approvalFlow(context, line));
  return {
    lines: work.settings['orders.reserveOnApproval']
      ? await reserveOpen(work, order, lines)
      : lines,
    flow,
  };
}
