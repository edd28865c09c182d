'use client';
// The words of a notice, in the reader's language.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { noticeValues, type NoticeItem } from '@/server/modules/notifications/schemas';

export function useNoticeText(): (notice: NoticeItem) => string {
  const t = useTranslations('notifications.kind');
  const formats = useFormats();
  return ({ kind, params }) => t(`${kind}.text`, noticeValues(params, formats));
}
