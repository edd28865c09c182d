// What is available on a node, and the documents behind each part.
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { AvailablePage } from '../_available/available-page';

export async function generateMetadata() {
  const t = await getTranslations('budgets.tab');
  return { title: t('available') };
}

export default async function Page() {
  const me = await requireUser('budgets.read');
  return (
    <Hydrated>
      <AvailablePage today={me.today} />
    </Hydrated>
  );
}
