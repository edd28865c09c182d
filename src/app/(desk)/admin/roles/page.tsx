// What each role may do, from the same table the server asks.
import { getTranslations } from 'next-intl/server';
import { requireUser } from '@/trpc/server';
import { RoleMatrix } from './_components/role-matrix';

export async function generateMetadata() {
  const t = await getTranslations('admin.roles');
  return { title: t('title') };
}

export default async function RolesPage() {
  await requireUser('users.read');
  return <RoleMatrix />;
}
