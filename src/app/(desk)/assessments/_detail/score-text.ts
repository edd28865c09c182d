'use client';
// Scores, rates and days as people read them; "no basis" has its own words.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { RunView } from '@/server/modules/assessments/schemas';

type IndicatorName = RunView['indicators'][number]['indicator'];

const MILLION = 1_000_000;
const HUNDRED = 100;

export interface ScoreText {
  /** Hundredths of a point, both always shown: columns of them line up at the point. */
  points(score: bigint | null): string;
  /** Parts per million as a percentage. */
  percent(ppm: bigint | null): string;
  /** A result or target of the indicator, in its own unit. */
  value(indicator: IndicatorName, ppm: bigint | null): string;
}

export function useScoreText(): ScoreText {
  const t = useTranslations('assessments.basis');
  const formats = useFormats();
  const none = t('none');
  const percent = (ppm: bigint | null) =>
    ppm === null ? none : formats.percent(Number(ppm) / MILLION);
  return {
    percent,
    points: (score) => (score === null ? none : formats.fixed(Number(score) / HUNDRED, 2)),
    value: (indicator, ppm) => {
      if (ppm === null) return none;
      if (indicator !== 'daysSalesOutstanding') return percent(ppm);
      return t('days', { days: formats.number(Number(ppm) / MILLION, 1) });
    },
  };
}
