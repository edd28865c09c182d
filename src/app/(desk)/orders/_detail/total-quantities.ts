// The quantities of all lines of an order together. Pure. Units of different products are added up:
// the sum says how far the order is, not how much of what.

export interface LineProgress {
  readonly requested: number;
  readonly approved: number;
  readonly reserved: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly returned: number;
}

export function totalQuantities(lines: readonly LineProgress[]): LineProgress {
  const sum = (key: keyof LineProgress) => lines.reduce((total, line) => total + line[key], 0);
  return {
    requested: sum('requested'),
    approved: sum('approved'),
    reserved: sum('reserved'),
    shipped: sum('shipped'),
    delivered: sum('delivered'),
    returned: sum('returned'),
  };
}
