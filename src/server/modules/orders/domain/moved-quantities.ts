// Which quantities of which lines a movement changed, for the audit trail. Pure.
import type { Changes } from '@/kernel/changes';

const QUANTITIES = [
  'approved',
  'reserved',
  'shipped',
  'delivered',
  'returned',
  'cancelled',
  'invoiced',
] as const;

export type Quantities = { readonly id: string; readonly lineNo: number } & Readonly<
  Record<(typeof QUANTITIES)[number], number>
>;

/** `lines.2.shipped` from 0 to 40 for the third line; lines and quantities left alone are left out. */
export function movedQuantities(
  before: readonly Quantities[],
  after: readonly Quantities[],
): Changes {
  const old = new Map(before.map((line) => [line.id, line]));
  const found: Changes = {};
  for (const line of after) {
    const was = old.get(line.id);
    if (!was) continue;
    for (const name of QUANTITIES) {
      if (was[name] === line[name]) continue;
      found[`lines.${line.lineNo - 1}.${name}`] = { from: was[name], to: line[name] };
    }
  }
  return found;
}

/** Lines of which less was approved than was asked for. */
export function cutQuantities(
  lines: readonly { lineNo: number; requested: number; approved: number }[],
): Changes {
  return Object.fromEntries(
    lines
      .filter(({ approved, requested }) => approved < requested)
      .map(({ lineNo, requested, approved }) => [
        `lines.${lineNo - 1}.approved`,
        { from: requested, to: approved },
      ]),
  );
}
