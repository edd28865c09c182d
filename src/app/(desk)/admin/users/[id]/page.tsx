// One person: what they may do, where they are signed in, what was changed.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { UserDetailView } from './_components/user-detail-view';

interface UserPageProps {
  params: Promise<{ id: string }>;
}

export default async function UserPage({ params }: UserPageProps) {
  const [me, { id }] = await Promise.all([requireUser('users.read'), params]);
  prefetch(trpc.identity.user.queryOptions({ userId: id }));
  const may = (permission: (typeof me.permissions)[number]) => me.permissions.includes(permission);
  return (
    <Hydrated>
      <UserDetailView userId={id} canWrite={may('users.write')} canAudit={may('audit.read')} />
    </Hydrated>
  );
}
