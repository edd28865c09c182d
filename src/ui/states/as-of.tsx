'use client';
// How old the figures are: exact time on the face, the distance as it grows.
import { Text, Tooltip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { useNow } from './use-now';

export function AsOf({ at }: { readonly at: Date }) {
  const t = useTranslations('common.state');
  const formats = useFormats();
  const now = useNow();
  return (
    <Tooltip label={now ? formats.relative(at, now) : formats.dateTime(at)}>
      <Text span size="xs" c="dimmed" className="dd-tabular">
        <time dateTime={at.toISOString()}>{t('asOf', { time: formats.dateTime(at) })}</time>
      </Text>
    </Tooltip>
  );
}
