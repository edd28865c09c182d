/**
 * What lies below a variance: parts that say where it comes from and always add up to it. The largest
 * stand by themselves, the others in one closing row, so that nothing is lost by cutting the list.
 */
import { ratio } from './ratio';

/** How the amount of a part came about; only of sales that can be compared. */
export interface Effects {
  readonly priceMinor: bigint;
  readonly mixMinor: bigint;
  readonly quantityMinor: bigint;
  /** Of what has no basis or no sales. */
  readonly otherMinor: bigint;
}

export interface PartInput {
  readonly key: string;
  /** null: this part alone has no basis; that of all stands in a row of its own. */
  readonly basisMinor: bigint | null;
  readonly actualMinor: bigint;
  /** Favourable is positive. */
  readonly varianceMinor: bigint;
  readonly effects?: Effects;
}

/** PART is one of what was asked for; BASIS what was planned for all of them; OTHERS closes the sum. */
export type PartRole = 'PART' | 'BASIS' | 'OTHERS';

export interface DriverPart extends PartInput {
  readonly role: PartRole;
  /** How many stand in the row: 1, or those that were cut; 0 where only a difference remains. */
  readonly count: number;
  /** Of the variance, or of what was spent where parts have no basis; null where that is zero. */
  readonly share: string | null;
}

export interface PartsQuestion {
  readonly totalMinor: bigint;
  /** Of the node, as it is shown. */
  readonly actualMinor: bigint;
  /** Set where parts have no basis of their own: what was planned for all of them. */
  readonly basis: { readonly amountMinor: bigint; readonly varianceMinor: bigint } | null;
  readonly limit: number;
  /** Parts that were left out where they were read. */
  readonly left?: { readonly count: number };
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);
const sum = <T>(rows: readonly T[], of: (row: T) => bigint) =>
  rows.reduce((total, row) => total + of(row), 0n);

function addEffects(rows: readonly PartInput[]): Effects | undefined {
  const known = rows.flatMap(({ effects }) => (effects ? [effects] : []));
  if (known.length === 0) return undefined;
  return {
    priceMinor: sum(known, (one) => one.priceMinor),
    mixMinor: sum(known, (one) => one.mixMinor),
    quantityMinor: sum(known, (one) => one.quantityMinor),
    otherMinor: sum(known, (one) => one.otherMinor),
  };
}

/** Largest first by size, then by key, so that the same figures give the same order. */
export function bySize<T extends PartInput>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => {
    const [x, y] = [size(a.varianceMinor), size(b.varianceMinor)];
    if (x !== y) return y > x ? 1 : -1;
    return a.key < b.key ? -1 : 1;
  });
}

/** Of every four rows one is kept for what goes against the variance. */
const AGAINST_ONE_IN = 4;

/**
 * The rows that stand by themselves: those that go the way of the whole first, because they explain it;
 * then the largest that go against it, in the room kept for them or left by the others.
 */
function chosen<T extends PartInput>(rows: readonly T[], totalMinor: bigint, limit: number): T[] {
  const isAlong = ({ varianceMinor }: T) => varianceMinor < 0n === totalMinor < 0n;
  const [along, against] = [rows.filter(isAlong), rows.filter((row) => !isAlong(row))];
  const room = Math.min(against.length, Math.floor(limit / AGAINST_ONE_IN));
  const first = along.slice(0, limit - room);
  return [...first, ...against.slice(0, limit - first.length)];
}

/**
 * The parts of a variance: at most `limit` of them, what was planned for all where they have no basis
 * of their own, and the rest. Their variances add up to `totalMinor`, to the minor unit.
 */
export function closeParts(rows: readonly PartInput[], asked: PartsQuestion): DriverPart[] {
  const { totalMinor, actualMinor, basis, limit, left } = asked;
  const telling = bySize(rows.filter((row) => row.varianceMinor !== 0n || row.actualMinor !== 0n));
  // Parts without a basis are what was spent, whichever way the whole went.
  const isOneSided = basis !== null || totalMinor === 0n;
  const shown = isOneSided ? telling.slice(0, limit) : chosen(telling, totalMinor, limit);
  const kept = new Set(shown);
  const cut = telling.filter((row) => !kept.has(row));
  const share = (row: PartInput) =>
    basis ? ratio(row.actualMinor, actualMinor) : ratio(row.varianceMinor, totalMinor);
  const parts = shown.map((row): DriverPart => ({
    ...row,
    ...{ role: 'PART', count: 1, share: share(row) },
  }));
  const basisRow: DriverPart[] = basis
    ? [
        {
          ...{ key: 'basis', role: 'BASIS', count: 1, share: null, actualMinor: 0n },
          ...{ basisMinor: basis.amountMinor, varianceMinor: basis.varianceMinor },
        },
      ]
    : [];
  const rest: PartInput = {
    key: 'others',
    basisMinor: basis ? null : sum(cut, (row) => row.basisMinor ?? 0n),
    actualMinor: actualMinor - sum(shown, (row) => row.actualMinor),
    varianceMinor:
      totalMinor - sum(shown, (row) => row.varianceMinor) - (basis?.varianceMinor ?? 0n),
    effects: addEffects(cut),
  };
  const count = cut.length + (left?.count ?? 0);
  const others = (rest.effects ? apart(rest, cut) : [{ rest, count }])
    .filter((one) => one.count > 0 || one.rest.varianceMinor !== 0n || one.rest.actualMinor !== 0n)
    .map((one): DriverPart => {
      return { ...one.rest, role: 'OTHERS', count: one.count, share: share(one.rest) };
    });
  return [...basisRow, ...parts, ...others];
}

/**
 * What was cut, whose effects are known, and what no order explains: in one row the effects would not
 * add up to their variance.
 */
function apart(rest: PartInput, cut: readonly PartInput[]) {
  const actualMinor = sum(cut, (row) => row.actualMinor);
  const varianceMinor = sum(cut, (row) => row.varianceMinor);
  const difference: PartInput = {
    ...{ key: 'difference', basisMinor: null, actualMinor: rest.actualMinor - actualMinor },
    varianceMinor: rest.varianceMinor - varianceMinor,
  };
  return [
    { rest: { ...rest, actualMinor, varianceMinor }, count: cut.length },
    { rest: difference, count: 0 },
  ];
}
