// The people of the organization.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { UserList } from './_components/user-list';

export async function generateMetadata() {
  const t = await getTranslations('admin.users');
  return { title: t('title') };
}

export default async function UsersPage() {
  const me = await requireUser('users.read');
  prefetch(trpc.identity.invitations.queryOptions());
  return (
    <Hydrated>
      <UserList canWrite={me.permissions.includes('users.write')} />
    </Hydrated>
  );
}
