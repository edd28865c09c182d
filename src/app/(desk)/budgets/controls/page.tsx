// Rules of control and budgets that follow sales.
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { ControlList } from '../_controls/control-list';

export async function generateMetadata() {
  const t = await getTranslations('budgets.tab');
  return { title: t('controls') };
}

export default async function Page() {
  const me = await requireUser('budgets.read');
  return (
    <Hydrated>
      <ControlList
        canControl={me.permissions.includes('budgets.control')}
        canWrite={me.permissions.includes('budgets.write')}
        currency={me.organization.currency}
        today={me.today}
      />
    </Hydrated>
  );
}
