'use client';
// What a bucket of ageing is called; the boundaries are the organization's own.
import { useTranslations } from 'next-intl';
import type { AgeingSummary } from '@/server/modules/receivables/schemas';

export type AgeingBucket = AgeingSummary['buckets'][number];

export function useBucketLabel(): (bucket: AgeingBucket) => string {
  const t = useTranslations('receivables.ageing');
  return ({ key, fromDays, toDays }) => {
    if (key === 'undated' || key === 'current') return t(key);
    if (toDays === null) return t('above', { days: (fromDays ?? 1) - 1 });
    return t('range', { from: fromDays ?? 0, to: toDays });
  };
}
