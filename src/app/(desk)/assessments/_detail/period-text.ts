'use client';
// The period of an assessment as people say it: months by their names, other days by their dates.
import { useFormats } from '@/i18n/formats';

export interface DaysOf {
  readonly periodFrom: string;
  readonly periodTo: string;
}

export function usePeriodText(): (period: DaysOf) => string {
  const formats = useFormats();
  return ({ periodFrom: from, periodTo: to }) => formats.period({ from, to });
}
