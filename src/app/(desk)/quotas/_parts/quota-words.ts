'use client';
// Names of what a quota is about, and how full it is.
import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { localName } from '@/kernel/local-names';
import type { QuotaView } from '@/server/modules/quotas/schemas';

/** In the reader's language, with the code in front where the name does not begin with it. */
export function useSubjectName(): (subject: QuotaView['holder'] | QuotaView['item']) => string {
  const locale = useLocale();
  return useCallback(
    (subject) => {
      const name = localName(subject, locale);
      return name.startsWith(subject.code) ? name : `${subject.code} ${name}`;
    },
    [locale],
  );
}

export type Fullness = 'over' | 'used' | 'low' | 'free' | 'closed';

const LOW = 0.9;

/** Nine of ten used is low; a quota of zero is used up from the first day. */
export function fullnessOf(
  quota: Pick<QuotaView, 'allocated' | 'consumed' | 'allowance' | 'status'>,
): Fullness {
  const { allocated, consumed, allowance, status } = quota;
  if (status === 'CLOSED') return 'closed';
  if (allowance > 0) return 'over';
  if (consumed >= allocated) return 'used';
  return consumed >= allocated * LOW ? 'low' : 'free';
}

export const leftOf = ({ allocated, consumed }: Pick<QuotaView, 'allocated' | 'consumed'>) =>
  Math.max(0, allocated - consumed);
