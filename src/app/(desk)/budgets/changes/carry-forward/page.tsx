// Carries the unused budget of a year into the next.
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { CarryPage } from '../../_carry/carry-page';

export async function generateMetadata() {
  const t = await getTranslations('budgets.carry');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('budgets.write');
  return (
    <Hydrated>
      <CarryPage currency={me.organization.currency} today={me.today} />
    </Hydrated>
  );
}
