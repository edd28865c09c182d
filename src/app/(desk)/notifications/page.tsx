// Everything a person was told.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { NoticeList } from './notice-list';

export async function generateMetadata() {
  const t = await getTranslations('notifications');
  return { title: t('title') };
}

export default async function NotificationsPage() {
  await requireUser();
  prefetch(
    trpc.notifications.list.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <Hydrated>
      <NoticeList />
    </Hydrated>
  );
}
