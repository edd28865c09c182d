'use client';
// How a person signs in, and where they are signed in now.
import { Button, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/i18n/errors';
import type { UserDetail } from '@/server/modules/identity/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone, notifyFailed } from '@/ui/feedback';
import { SectionCard } from '../../../../_frame/section-card';
import { SessionList } from '../../../../account/_components/session-list';

export interface SignInCardProps {
  readonly user: UserDetail;
  readonly canWrite: boolean;
}

function wayOf(user: UserDetail): 'byPassword' | 'byProvider' | 'byNothing' {
  if (user.hasPassword) return 'byPassword';
  return user.usesProvider ? 'byProvider' : 'byNothing';
}

export function SignInCard({ user, canWrite }: SignInCardProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const end = useWrite(trpc.identity.endUserSessions, {
    refresh: [trpc.identity.pathFilter()],
    onSuccess: ({ ended }) => notifyDone(t('auth.account.ended', { count: ended })),
    onError: (error) => notifyFailed(errorText(error)),
  });
  const canEnd = canWrite && !user.isSelf && user.sessions.length > 0;
  return (
    <SectionCard
      title={t('admin.user.sessions')}
      text={`${t('admin.user.signInBy')}: ${t(`admin.user.${wayOf(user)}`)}`}
      action={
        canEnd && (
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate({ userId: user.id })}
            style={{ flexShrink: 0 }}
          >
            {t('admin.user.endSessions')}
          </Button>
        )
      }
    >
      {user.sessions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('admin.user.noSessions')}
        </Text>
      ) : (
        <SessionList sessions={user.sessions} />
      )}
    </SectionCard>
  );
}
