'use client';
// A period of whole months as people say it: "March 2026", "January 2026 – March 2026".
import { useFormats } from '@/i18n/formats';

export interface MonthsOf {
  readonly periodFrom: string;
  readonly periodTo: string;
}

export function usePeriodText(): (period: MonthsOf) => string {
  const formats = useFormats();
  return ({ periodFrom, periodTo }) => {
    const [first, last] = [formats.month(periodFrom), formats.month(periodTo)];
    return first === last ? first : `${first} – ${last}`;
  };
}
