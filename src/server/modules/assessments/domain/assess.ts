/**
 * The whole computation of a run: a pure function of the scheme and the frozen figures, so that the
 * same inputs give the same scores, today and when somebody appeals.
 */
import { indicatorOf, type IndicatorName, type SubjectFigures } from './indicators';
import type { SchemeRules } from './scheme';
import { attainmentOf, gradeOf, ranksOf, scoreOf, totalOf, valueOf } from './score';

export interface Subject {
  id: string;
  code: string;
  name: string;
  figures: SubjectFigures;
}

export interface ScoredLine {
  lineNo: number;
  indicator: IndicatorName;
  numerator: bigint;
  denominator: bigint;
  valuePpm: bigint | null;
  attainmentPpm: bigint | null;
  score: bigint | null;
}

export interface Result {
  total: bigint | null;
  controllable: bigint | null;
  grade: string | null;
}

export interface ScoredSubject extends Result {
  id: string;
  code: string;
  name: string;
  rank: number | null;
  lines: ScoredLine[];
}

function scoreLines(scheme: SchemeRules, figures: SubjectFigures): ScoredLine[] {
  return scheme.indicators.map(({ indicator, targetPpm, better, bands, scoring }, index) => {
    const quotient = indicatorOf(indicator).quotient(figures);
    const valuePpm = valueOf(quotient);
    const attainmentPpm = attainmentOf(valuePpm, targetPpm, better);
    const score = scoreOf(attainmentPpm, bands, scoring);
    return { lineNo: index + 1, indicator, ...quotient, valuePpm, attainmentPpm, score };
  });
}

/** Total, controllable part and grade of lines as they are, adjusted by appeals or not. */
export function resultOf(
  scheme: SchemeRules,
  lines: readonly { lineNo: number; score: bigint | null; adjustment?: bigint }[],
): Result {
  const weighted = lines.map(({ lineNo, score, adjustment = 0n }) => {
    const rule = scheme.indicators[lineNo - 1];
    if (rule === undefined) throw new RangeError(`the scheme has no indicator ${lineNo}`);
    const adjusted = score === null && adjustment === 0n ? null : (score ?? 0n) + adjustment;
    return { weightPpm: rule.weightPpm, score: adjusted, controllable: rule.controllable };
  });
  const total = totalOf(weighted, scheme.noBasis);
  const own = weighted.filter(({ controllable }) => controllable);
  return {
    total,
    controllable: totalOf(own, scheme.noBasis),
    grade: gradeOf(total, scheme.grades),
  };
}

/** Scores every subject; best first, those without a basis last, equals by code. */
export function assess(scheme: SchemeRules, subjects: readonly Subject[]): ScoredSubject[] {
  const scored = subjects.map(({ id, code, name, figures }) => {
    const lines = scoreLines(scheme, figures);
    return { id, code, name, lines, ...resultOf(scheme, lines) };
  });
  const ranks = ranksOf(scored.map(({ total }) => total));
  return scored
    .map((subject, i) => ({ ...subject, rank: ranks[i] ?? null }))
    .toSorted((a, b) => byPlace(a, b));
}

function byPlace(
  a: { rank: number | null; code: string },
  b: { rank: number | null; code: string },
): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (a.rank ?? last) - (b.rank ?? last) || (a.code < b.code ? -1 : 1);
}
