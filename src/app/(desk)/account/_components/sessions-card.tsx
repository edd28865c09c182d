'use client';
// The own sessions, with the means to end them.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/i18n/errors';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone, notifyFailed } from '@/ui/feedback';
import { ErrorState, LoadingRows } from '@/ui/states';
import { SectionCard } from '../../_frame/section-card';
import { SessionList } from './session-list';

export function SessionsCard() {
  const t = useTranslations('auth.account');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const sessions = useQuery(trpc.identity.sessions.queryOptions());
  const refresh = [trpc.identity.sessions.queryFilter()];
  const onError = (error: unknown) => notifyFailed(errorText(error));
  const end = useWrite(trpc.identity.endSession, {
    refresh,
    onError,
    onSuccess: () => notifyDone(t('ended', { count: 1 })),
  });
  const endOthers = useWrite(trpc.identity.endOtherSessions, {
    refresh,
    onError,
    onSuccess: ({ ended }) => notifyDone(t('ended', { count: ended })),
  });
  const hasOthers = (sessions.data?.length ?? 0) > 1;
  return (
    <SectionCard
      id="sessions"
      title={t('sessions')}
      text={t('sessionsText')}
      action={
        hasOthers && (
          <Button
            size="compact-sm"
            variant="default"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate(undefined)}
            style={{ flexShrink: 0 }}
          >
            {t('endOthers')}
          </Button>
        )
      }
    >
      {sessions.isPending && <LoadingRows />}
      {sessions.isError && (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <SessionList
          sessions={sessions.data}
          onEnd={(sessionId) => end.mutate({ sessionId })}
          endingId={end.isPending ? end.variables.sessionId : undefined}
        />
      )}
    </SectionCard>
  );
}
