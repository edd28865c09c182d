// One assessment as its reader calls whom it judges.
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { inLanguage, type RunView } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';

export function useRun(id: string) {
  const locale = useLocale();
  const select = useCallback(
    (run: RunView): RunView => ({
      ...run,
      scores: inLanguage(run.scores, locale),
      appeals: inLanguage(run.appeals, locale),
    }),
    [locale],
  );
  return useQuery(useTRPC().assessments.run.queryOptions({ id }, { select }));
}
