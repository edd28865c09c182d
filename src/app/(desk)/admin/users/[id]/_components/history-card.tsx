'use client';
// What was changed on an account, newest first.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingRows, Timeline } from '@/ui/states';
import { SectionCard } from '../../../../_frame/section-card';
import { useAuditWords } from '../../../audit/_components/audit-words';

const SHOWN = 15;

export function HistoryCard({ userId }: { readonly userId: string }) {
  const t = useTranslations('admin');
  const trpc = useTRPC();
  const words = useAuditWords();
  const input = { docKind: 'user', docId: userId, limit: SHOWN };
  const trail = useQuery(trpc.identity.audit.queryOptions(input));
  return (
    <SectionCard title={t('user.history')}>
      {trail.isPending && <LoadingRows rows={4} />}
      {trail.isError && <ErrorState error={trail.error} onRetry={() => void trail.refetch()} />}
      {trail.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('audit.none')}
        </Text>
      )}
      {trail.data && (
        <Timeline
          events={trail.data.items.map((entry) => ({
            id: entry.id,
            title: words.action(entry.action),
            at: entry.at,
            by: entry.userName ?? t('audit.system'),
            detail: entry.reason ?? undefined,
          }))}
        />
      )}
    </SectionCard>
  );
}
