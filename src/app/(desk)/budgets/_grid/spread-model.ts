// What a spread writes into a row. Closed periods keep their amounts and count towards the whole, so
// that the row sums to what was typed. Pure; amounts are minor units.
import { readAmount } from '@/kernel/amount-text';
import { parseDecimal, roundToMinor } from '@/kernel/decimal';
import { spreadOver, type Spread } from '@/server/modules/budgets/version-schemas';
import { amountAt, type Edits, type Row } from './grid-model';

export interface SpreadWish {
  readonly whole: string;
  readonly how: Spread;
  /** As typed, one per period. */
  readonly weights: readonly string[];
}

interface SpreadFacts {
  readonly row: Row;
  readonly edits: Edits;
  readonly currency: string;
  readonly closed: readonly boolean[];
}

type SpreadProblem = 'notAnAmount' | 'badWeight' | 'noWeights' | 'noLastYear';

export interface SpreadPlan {
  /** One per period: the part it gets, or what it holds where it is closed. */
  readonly parts: readonly bigint[];
  /** Why nothing can be taken; null: it can. */
  readonly problem: SpreadProblem | null;
}

const WEIGHT_DIGITS = 6;

/** Nothing typed is no weight; undefined where it is no number or below zero. */
export function readWeight(text: string): bigint | undefined {
  if (text.trim() === '') return 0n;
  const read = parseDecimal(text.normalize('NFKC').trim(), WEIGHT_DIGITS);
  const weight = read.ok ? roundToMinor(read.value, WEIGHT_DIGITS) : -1n;
  return weight < 0n ? undefined : weight;
}

export function planSpread(
  { row, edits, currency, closed }: SpreadFacts,
  { whole, how, weights }: SpreadWish,
): SpreadPlan {
  const held = closed.map((_, at) => amountAt(row, at, edits, currency) ?? 0n);
  const open = closed.flatMap((isClosed, at) => (isClosed ? [] : [at]));
  const none = (problem: SpreadProblem): SpreadPlan => ({ parts: held, problem });
  const read = readAmount(whole, currency);
  if (!read.ok || read.value === null) return none('notAnAmount');
  const typed = open.map((at) => readWeight(weights[at] ?? ''));
  if (how === 'WEIGHTS' && typed.includes(undefined)) return none('badWeight');
  const shares = how === 'LAST_YEAR' ? open.map((at) => row.lastYear[at] ?? 0n) : typed;
  const isWeighed = shares.some((share) => (share ?? 0n) > 0n);
  if (how === 'WEIGHTS' && !isWeighed) return none('noWeights');
  if (how === 'LAST_YEAR' && !isWeighed) return none('noLastYear');
  const fixed = held.reduce((sum, minor, at) => (closed[at] ? sum + minor : sum), 0n);
  const parts = spreadOver({
    ...{ wholeMinor: read.value - fixed, periods: open.length, how },
    weights: shares.map((share) => share ?? 0n),
  });
  return { parts: held.map((minor, at) => parts[open.indexOf(at)] ?? minor), problem: null };
}
