// An order as it would have to be typed, and what somebody changed in typing it anew: for the audit
// trail, so that who still has the old version open can be told line by line.
import { changesBetween, lineChange, type Changes } from '@/kernel/changes';
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

const factsOf = (line: TypedLine) => ({
  productId: line.productId,
  quantity: line.quantity,
  unit: line.unit,
  unitPrice: line.manualPrice ? plainNumber(line.manualPrice) : null,
  discountRate: plainNumber(line.discountRate),
  note: line.note || null,
});

/** Of a line that is new or gone its quantity says enough. */
const NAMES = ['quantity', 'productId', 'unit', 'unitPrice', 'discountRate', 'note'] as const;

const changesOf = (was: TypedLine | undefined, is: TypedLine | undefined, at: number): Changes =>
  lineChange(was && factsOf(was), is && factsOf(is), { at, names: NAMES });

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
    Object.assign(found, changesOf(old.get(key), line, at));
    old.delete(key);
  });
  for (const line of old.values()) {
    Object.assign(found, changesOf(line, undefined, linesBefore.indexOf(line)));
  }
  return found;
}
