'use client';
// The page of one person. The form is keyed by version: what someone else saved appears at once.
import { Badge, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { AccessCard } from './access-card';
import { HistoryCard } from './history-card';
import { SignInCard } from './sign-in-card';
import { UserActions } from './user-actions';

export interface UserDetailViewProps {
  readonly userId: string;
  readonly canWrite: boolean;
  readonly canAudit: boolean;
}

export function UserDetailView({ userId, canWrite, canAudit }: UserDetailViewProps) {
  const t = useTranslations('admin');
  const trpc = useTRPC();
  const query = useQuery(trpc.identity.user.queryOptions({ userId }));
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const user = query.data;
  return (
    <>
      <PageHeader
        title={user.name}
        crumbs={[{ label: t('users.title'), href: '/admin/users' }]}
        badge={
          <>
            <StatusBadge status={user.status} />
            {user.isSelf && <Badge color="petrol">{t('user.self')}</Badge>}
          </>
        }
        description={user.email}
        actions={canWrite && <UserActions user={user} />}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" maw={1200}>
        <AccessCard key={user.version} user={user} canWrite={canWrite} />
        <Stack gap="md">
          <SignInCard user={user} canWrite={canWrite} />
          {canAudit && <HistoryCard userId={userId} />}
        </Stack>
      </SimpleGrid>
    </>
  );
}
