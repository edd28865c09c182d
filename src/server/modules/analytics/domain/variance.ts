/**
 * Variance, stored once: favourable is positive. Revenue: actual - basis; expense: basis - actual.
 * The Chinese report form (actual - budget) is a label on the same number, see `asChange`.
 */
import { ratio } from './ratio';

/** RESULT counts as revenue: more is better. */
export type VarianceKind = 'REVENUE' | 'EXPENSE';

export interface Variance {
  /** null: there is nothing to compare with. */
  readonly basisMinor: bigint | null;
  readonly actualMinor: bigint;
  /** Favourable is positive; null without a basis. */
  readonly varianceMinor: bigint | null;
  /** Of the basis, with the sign of the variance; null without a basis or where it is zero. */
  readonly rate: string | null;
  /** F or U; null where nothing differs or nothing can be said. */
  readonly mark: 'F' | 'U' | null;
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);

export function varianceOf(
  kind: VarianceKind,
  basisMinor: bigint | null,
  actualMinor: bigint,
): Variance {
  if (basisMinor === null) {
    return { basisMinor, actualMinor, varianceMinor: null, rate: null, mark: null };
  }
  const change = actualMinor - basisMinor;
  const varianceMinor = kind === 'REVENUE' ? change : -change;
  return {
    basisMinor,
    actualMinor,
    varianceMinor,
    rate: ratio(varianceMinor, size(basisMinor)),
    mark: varianceMinor === 0n ? null : varianceMinor > 0n ? 'F' : 'U',
  };
}

/** actual - basis, as Chinese reports show it. */
export function asChange({ basisMinor, actualMinor }: Variance): bigint | null {
  return basisMinor === null ? null : actualMinor - basisMinor;
}
