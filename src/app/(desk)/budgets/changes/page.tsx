// Revisions, transfers and what is carried forward.
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { ChangeList } from '../_changes/change-list';

export async function generateMetadata() {
  const t = await getTranslations('budgets.tab');
  return { title: t('changes') };
}

export default async function Page() {
  const me = await requireUser('budgets.read');
  return (
    <Hydrated>
      <ChangeList
        canTransfer={me.permissions.includes('budgets.transfer')}
        canWrite={me.permissions.includes('budgets.write')}
        currency={me.organization.currency}
        today={me.today}
      />
    </Hydrated>
  );
}
