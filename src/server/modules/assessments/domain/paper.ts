/**
 * What a printed assessment says, before it has words or a format: who stands where beside the period
 * before, and how the points of one subject add up to its score. Pure.
 */
import type { Figure } from '@/server/modules/analytics';
import { readOf, type IndicatorName, type SubjectFigures } from './indicators';
import type { SchemeRules } from './scheme';
import type { Better } from './indicators';

/** How a subject stood in a run. Points are hundredths. */
export interface Standing {
  total: bigint | null;
  grade: string | null;
  rank: number | null;
}

export interface RankedSubject extends Standing {
  subjectId: string;
  subjectCode: string;
  subjectName: string;
  controllable: bigint | null;
}

export interface RankingRow extends RankedSubject {
  /** Null: not assessed in the period before. */
  before: Standing | null;
  /** Points more than before; null where one of the two has no score. */
  change: bigint | null;
}

const differenceOf = (now: bigint | null, then: bigint | null | undefined): bigint | null =>
  now === null || then === null || then === undefined ? null : now - then;

/** In the order given, each beside how it stood before. */
export function rankingOf(
  scores: readonly RankedSubject[],
  before: ReadonlyMap<string, Standing>,
): RankingRow[] {
  return scores.map((score) => {
    const { subjectId, subjectCode, subjectName, total, controllable, grade, rank } = score;
    const then = before.get(subjectId) ?? null;
    return {
      ...{ subjectId, subjectCode, subjectName, total, controllable, grade, rank },
      ...{ before: then, change: differenceOf(total, then?.total) },
    };
  });
}

interface StoredLine {
  lineNo: number;
  indicator: IndicatorName;
  valuePpm: bigint | null;
  attainmentPpm: bigint | null;
  score: bigint | null;
  adjustment: bigint;
}

export interface BreakdownRow extends StoredLine {
  better: Better;
  controllable: boolean;
  targetPpm: bigint;
  /** The figures its formula reads, as they were frozen. */
  reads: { figure: Figure; value: bigint }[];
  /** Score with what appeals moved; null: no basis. */
  points: bigint | null;
  /** As the scheme says. */
  weightPpm: bigint;
  /** As it counted: more than the scheme says where others have no basis; zero where it has none. */
  countedPpm: bigint;
  /** Its part of the total; the parts sum to the total exactly. Null where it did not count. */
  weighted: bigint | null;
}

/** Euclid's: the remainder is never negative, also for points an appeal took below zero. */
function floorDivide(dividend: bigint, divisor: bigint): { part: bigint; rest: bigint } {
  const rest = ((dividend % divisor) + divisor) % divisor;
  return { part: (dividend - rest) / divisor, rest };
}

/** Splits a total over weight × points by largest remainder; ties go to the earlier line. */
function partsOf(total: bigint, lines: readonly { weight: bigint; points: bigint }[]): bigint[] {
  const whole = lines.reduce((sum, { weight }) => sum + weight, 0n);
  if (whole === 0n) return lines.map(() => 0n);
  const cut = lines.map(({ weight, points }) => floorDivide(weight * points, whole));
  const missing = Number(total - cut.reduce((sum, { part }) => sum + part, 0n));
  const byRest = cut
    .map(({ rest }, index) => ({ rest, index }))
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const more = new Set(byRest.slice(0, missing).map(({ index }) => index));
  return cut.map(({ part }, index) => (more.has(index) ? part + 1n : part));
}

const ONE = 1_000_000n;

function pointsOf({ score, adjustment }: StoredLine): bigint | null {
  return score === null && adjustment === 0n ? null : (score ?? 0n) + adjustment;
}

/** How a score came about, line by line. Throws RangeError for a line the scheme does not have. */
export function breakdownOf(
  scheme: Pick<SchemeRules, 'indicators' | 'noBasis'>,
  result: { total: bigint | null; lines: readonly StoredLine[] },
  figures: SubjectFigures,
): BreakdownRow[] {
  const rows = result.lines.map((line) => {
    const rule = scheme.indicators[line.lineNo - 1];
    if (rule === undefined) throw new RangeError(`the scheme has no indicator ${line.lineNo}`);
    const points = pointsOf(line);
    const isCounted = points !== null || scheme.noBasis === 'ZERO';
    return { line, rule, points, isCounted };
  });
  const counted = rows.filter(({ isCounted }) => isCounted);
  const whole = counted.reduce((sum, { rule }) => sum + rule.weightPpm, 0n);
  const weights = counted.map(({ rule, points }) => ({
    weight: rule.weightPpm,
    points: points ?? 0n,
  }));
  const parts = result.total === null ? [] : partsOf(result.total, weights);
  const partOf = new Map(counted.map((row, i) => [row, parts[i] ?? null]));
  return rows.map((row): BreakdownRow => {
    const { line, rule, points, isCounted } = row;
    const { lineNo, indicator, valuePpm, attainmentPpm, score, adjustment } = line;
    return {
      ...{ lineNo, indicator, valuePpm, attainmentPpm, score, adjustment, points },
      ...{ better: rule.better, controllable: rule.controllable, targetPpm: rule.targetPpm },
      reads: readOf(indicator, figures),
      weightPpm: rule.weightPpm,
      countedPpm: isCounted && whole > 0n ? (rule.weightPpm * ONE) / whole : 0n,
      weighted: isCounted ? (partOf.get(row) ?? null) : null,
    };
  });
}

/** A name every file system takes: no separators, no signs of a shell, not too long. */
export function safeFileName(parts: readonly string[], extension: string): string {
  const name = parts
    .map((part) => part.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-'))
    .join('_')
    .replace(/^[.-]+/, '')
    .slice(0, 120);
  return `${name}.${extension}`;
}
