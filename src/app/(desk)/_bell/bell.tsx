'use client';
// The bell: how many notices are unread, and the newest of them.
import { ActionIcon, Anchor, Button, Group, Indicator, Popover, Text } from '@mantine/core';
import { useDisclosure, useMounted } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useTRPC } from '@/trpc/client';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import classes from './bell.module.css';
import { NoticeRow } from './notice-row';
import { useMarkNotices } from './use-notices';

const REFRESH_MS = 45_000;
const SHOWN = 12;
const MOST = 99;

export function Bell() {
  const t = useTranslations('notifications');
  const trpc = useTRPC();
  const [isOpen, popover] = useDisclosure(false);
  const count = useQuery({
    ...trpc.notifications.unread.queryOptions(),
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  });
  // The answer may be here before the page that the server drew without it is taken over.
  const unread = useMounted() ? (count.data?.unread ?? 0) : 0;
  const label = unread > 0 ? t('bellUnread', { count: unread }) : t('bell');
  return (
    <Popover
      opened={isOpen}
      onChange={(open) => (open ? popover.open() : popover.close())}
      position="bottom-end"
      width={360}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Indicator
        disabled={unread === 0}
        label={unread > MOST ? `${MOST}+` : unread}
        size={16}
        offset={5}
        color="red"
      >
        <Popover.Target>
          <ActionIcon size="lg" aria-label={label} onClick={popover.toggle}>
            <IconBell size={18} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} maw="calc(100vw - 16px)">
        {isOpen && <BellList onDone={popover.close} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function BellList({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations('notifications');
  const trpc = useTRPC();
  const marks = useMarkNotices();
  const query = useQuery(trpc.notifications.list.queryOptions({ limit: SHOWN }));
  const items = query.data?.items ?? [];
  return (
    <>
      <Group justify="space-between" className={classes.head} wrap="nowrap">
        <Text fw={600} size="sm">
          {t('title')}
        </Text>
        {items.some((item) => !item.isRead) && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={marks.isMarking}
            onClick={() => marks.readAll(items[0])}
          >
            {t('markAllRead')}
          </Button>
        )}
      </Group>
      <div className={classes.list}>
        {query.isPending && <LoadingCard lines={3} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && items.length === 0 && <EmptyState title={t('none')} text={t('noneHint')} />}
        {items.map((notice) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            onOpen={(one) => {
              marks.read(one);
              onDone();
            }}
          />
        ))}
      </div>
      <Group justify="space-between" className={classes.foot}>
        <Anchor component={Link} href="/notifications" size="sm" onClick={onDone}>
          {t('all')}
        </Anchor>
        <Anchor component={Link} href="/notifications/preferences" size="sm" onClick={onDone}>
          {t('preferences.title')}
        </Anchor>
      </Group>
    </>
  );
}
