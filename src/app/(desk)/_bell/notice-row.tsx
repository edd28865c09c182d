'use client';
// One notice: what happened, how long ago, and the way to its document.
import { Text, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useFormats } from '@/i18n/formats';
import { noticePath, type NoticeItem } from '@/server/modules/notifications/schemas';
import { useNow } from '@/ui/states';
import classes from './bell.module.css';
import { useNoticeText } from './use-notice-text';

interface NoticeRowProps {
  readonly notice: NoticeItem;
  readonly onOpen: (notice: NoticeItem) => void;
}

export function NoticeRow({ notice, onOpen }: NoticeRowProps) {
  const t = useTranslations('notifications');
  const formats = useFormats();
  const now = useNow();
  const textOf = useNoticeText();
  const { at, isRead } = notice;
  return (
    <UnstyledButton
      component={Link}
      href={noticePath(notice) ?? '/notifications'}
      className={classes.notice}
      data-unread={isRead ? undefined : true}
      onClick={() => onOpen(notice)}
    >
      {!isRead && <span className={classes.dot} role="img" aria-label={t('unread')} />}
      <Text size="sm" fw={isRead ? undefined : 560} lineClamp={3}>
        {textOf(notice)}
      </Text>
      <Text size="xs" c="dimmed" component="time" dateTime={at.toISOString()}>
        {now ? formats.relative(at, now) : formats.dateTime(at)}
      </Text>
    </UnstyledButton>
  );
}
