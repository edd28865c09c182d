// The audit trail of the organization.
import { getTranslations } from 'next-intl/server';
import { requireUser } from '@/trpc/server';
import { AuditList } from './_components/audit-list';

export async function generateMetadata() {
  const t = await getTranslations('admin.audit');
  return { title: t('title') };
}

export default async function AuditPage() {
  const me = await requireUser('audit.read');
  return <AuditList canSeeUsers={me.permissions.includes('users.read')} />;
}
