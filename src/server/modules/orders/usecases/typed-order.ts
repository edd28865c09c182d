// An order as it would have to be typed, and what somebody changed in typing it anew: for the audit
// trail, so that who still has the old version open can be told line by line.
import { changesBetween, type Changes } from '@/kernel/changes';
import type { OrderWithLines } from '../repo/types';
import type { OrderInput } from '../schemas';

/** What an order would have to be typed as to come out as it is stored. */
export function inputOf(order: OrderWithLines): OrderInput {
  return {
    dealerId: order.dealerId,
    warehouseId: order.warehouseId,
    requestedOn: order.requestedOn,
    dealerPoNumber: order.dealerPoNumber,
    shipToId: order.shipToId,
    note: order.note,
    lines: order.lines.map((line) => ({
      id: line.id,
      productId: line.productId,
      unit: line.unit,
      quantity: line.requested / line.unitFactor,
      manualPrice: line.priceRule.by === 'manual' ? line.unitPrice : null,
      discountRate: plainNumber(line.discountRate),
      note: line.note,
    })),
  };
}

/** "0.050000" as stored to "0.05" as typed. */
function plainNumber(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

type TypedLine = OrderInput['lines'][number];

function lineFacts(line: TypedLine | undefined, prefix: string) {
  if (!line) return {};
  const facts = {
    productId: line.productId,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.manualPrice ? plainNumber(line.manualPrice) : null,
    discountRate: plainNumber(line.discountRate),
    note: line.note || null,
  };
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
}

/** Of a line that is new or gone its quantity says enough. */
function lineChanges(before: TypedLine | undefined, after: TypedLine | undefined, at: number) {
  const prefix = `lines.${at}`;
  if (before && after) return changesBetween(lineFacts(before, prefix), lineFacts(after, prefix));
  const change = { from: before?.quantity ?? null, to: after?.quantity ?? null };
  return { [`${prefix}.quantity`]: change };
}

/** Fields and lines that differ; a line that kept its id is the same line wherever it stands now. */
export function typedChanges(before: OrderInput, after: OrderInput): Changes {
  const { lines: linesBefore, ...headBefore } = before;
  const { lines: linesAfter, ...headAfter } = after;
  const found: Changes = changesBetween(
    { ...headBefore },
    { ...headAfter, warehouseId: headAfter.warehouseId ?? headBefore.warehouseId },
  );
  const old = new Map(linesBefore.map((line, at) => [line.id ?? `at ${at}`, line]));
  linesAfter.forEach((line, at) => {
    const key = line.id ?? '';
    Object.assign(found, lineChanges(old.get(key), line, at));
    old.delete(key);
  });
  for (const line of old.values()) {
    Object.assign(found, lineChanges(line, undefined, linesBefore.indexOf(line)));
  }
  return found;
}
