/** What a scheme must satisfy before anything is scored by it. Pure. */
import type { DomainIssue } from '@/kernel/domain-error';
import { indicatorOf, type Better, type IndicatorName, type SubjectKind } from './indicators';
import { ONE_PPM, type Band, type Grade, type Scoring } from './score';

export const FREQUENCIES = ['MONTH', 'QUARTER', 'YEAR', 'NONE'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface SchemeIndicator {
  indicator: IndicatorName;
  weightPpm: bigint;
  /** In parts per million of one: a rate of 0.95 is 950,000, 45 days are 45,000,000. */
  targetPpm: bigint;
  better: Better;
  controllable: boolean;
  scoring: Scoring;
  bands: readonly Band[];
}

export interface SchemeRules {
  subjectKind: SubjectKind;
  noBasis: 'EXCLUDE' | 'ZERO';
  grades: readonly Grade[];
  indicators: readonly SchemeIndicator[];
}

/** A million percent, or ten thousand days; a thousand points. Beyond it is a slip of the keyboard. */
const MOST_PPM = 10_000_000_000n;
const MOST_SCORE = 100_000n;

const isWithin = (most: bigint, value: bigint): boolean => value <= most && value >= -most;

const tooLarge = (field: string): DomainIssue => ({ code: 'assessments.numberTooLarge', field });

const isAscending = (values: readonly bigint[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));

function indicatorIssues(
  line: SchemeIndicator,
  index: number,
  subjectKind: SubjectKind,
): DomainIssue[] {
  const at = (field: string) => `indicators.${index}.${field}`;
  const issues: DomainIssue[] = [];
  if (!indicatorOf(line.indicator).subjects.includes(subjectKind)) {
    issues.push({
      code: 'assessments.indicatorNotForSubject',
      field: at('indicator'),
      params: { indicator: line.indicator, subjectKind },
    });
  }
  if (line.weightPpm <= 0n) {
    issues.push({ code: 'assessments.weightNotPositive', field: at('weight') });
  }
  if (line.targetPpm < 0n) {
    issues.push({ code: 'assessments.targetNegative', field: at('target') });
  }
  if (line.targetPpm === 0n && line.better !== 'LOWER') {
    issues.push({ code: 'assessments.targetZero', field: at('target') });
  }
  if (!isWithin(MOST_PPM, line.targetPpm)) issues.push(tooLarge(at('target')));
  if (line.bands.length === 0)
    issues.push({ code: 'assessments.bandsMissing', field: at('bands') });
  if (
    !line.bands.every(({ from, score }) => isWithin(MOST_PPM, from) && isWithin(MOST_SCORE, score))
  )
    issues.push(tooLarge(at('bands')));
  if (!isAscending(line.bands.map(({ from }) => from))) {
    issues.push({ code: 'assessments.bandsNotAscending', field: at('bands') });
  }
  return issues;
}

/**
 * Issues: `assessments.noIndicators`, `assessments.indicatorTwice`, `assessments.weightsNotWhole`
 * (with the sum found), `assessments.gradesRepeated`, `assessments.numberTooLarge`, and those of each indicator.
 */
export function schemeIssues(scheme: SchemeRules): DomainIssue[] {
  const { indicators, grades, subjectKind } = scheme;
  if (indicators.length === 0) return [{ code: 'assessments.noIndicators', field: 'indicators' }];
  const issues = indicators.flatMap((line, i) => indicatorIssues(line, i, subjectKind));
  indicators.forEach(({ indicator }, i) => {
    if (indicators.findIndex((other) => other.indicator === indicator) === i) return;
    issues.push({
      code: 'assessments.indicatorTwice',
      field: `indicators.${i}.indicator`,
      params: { indicator },
    });
  });
  const sum = indicators.reduce((total, { weightPpm }) => total + weightPpm, 0n);
  if (sum !== ONE_PPM) {
    issues.push({
      code: 'assessments.weightsNotWhole',
      field: 'indicators',
      // Percent with two decimals at most, as weights are typed.
      params: { sum: Number(sum) / 10_000 },
    });
  }
  if (!grades.every(({ from }) => isWithin(MOST_SCORE, from))) issues.push(tooLarge('grades'));
  if (new Set(grades.map(({ from }) => from)).size !== grades.length) {
    issues.push({ code: 'assessments.gradesRepeated', field: 'grades' });
  }
  return issues;
}
