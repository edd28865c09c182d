'use client';
// A person's notices, newest first, more on request.
import { Button, Card, Center, Switch } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { urlFlag, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { NoticeRow } from '../_bell/notice-row';
import { useMarkNotices } from '../_bell/use-notices';

const FILTERS = { unread: urlFlag() };

export function NoticeList() {
  const t = useTranslations('notifications');
  const trpc = useTRPC();
  const filters = useUrlFilters(FILTERS);
  const unreadOnly = filters.values.unread;
  const marks = useMarkNotices();
  const query = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions(unreadOnly ? { unreadOnly } : {}, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const actions = (
    <>
      <LinkButton href="/notifications/preferences" variant="default">
        {t('preferences.title')}
      </LinkButton>
      <Button
        variant="default"
        disabled={!items.some((item) => !item.isRead)}
        loading={marks.isMarking}
        onClick={() => marks.readAll(items[0])}
      >
        {t('markAllRead')}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={actions} />
      <Card padding={0} maw={760}>
        <Switch
          p="sm"
          label={t('unreadOnly')}
          checked={unreadOnly}
          onChange={(event) => filters.set({ unread: event.currentTarget.checked })}
        />
        {query.isPending && <LoadingCard lines={6} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && items.length === 0 && <EmptyState title={t('none')} text={t('noneHint')} />}
        {items.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onOpen={marks.read} />
        ))}
        {query.hasNextPage && (
          <Center p="sm">
            <Button
              variant="default"
              size="xs"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('more')}
            </Button>
          </Center>
        )}
      </Card>
    </>
  );
}
