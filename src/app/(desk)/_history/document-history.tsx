'use client';
// The history of a document that is kept by hand (a product, a dealer, a price list): who changed
// what from what to what, newest first, more on request.
import { Button, Text } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { HistoryEvent } from '@/kernel/history';
import type { ListPage } from '@/ui/tables/list-source';
import { EmptyState, ErrorState, LoadingCard, Timeline, useStatusLabel } from '@/ui/states';
import {
  currencyOf,
  fieldText,
  HISTORY_ACTIONS,
  HISTORY_FIELDS,
  readDetail,
} from './history-model';

export interface DocumentHistoryProps {
  readonly query: UseInfiniteQueryResult<InfiniteData<ListPage<HistoryEvent>>, unknown>;
}

export function DocumentHistory({ query }: DocumentHistoryProps) {
  const t = useTranslations('catalog.history');
  if (query.isPending) return <LoadingCard lines={5} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const events = query.data.pages.flatMap((page) => page.items);
  if (events.length === 0) return <EmptyState title={t('none')} />;
  return (
    <>
      <Timeline
        events={events.map((event) => ({
          id: event.id,
          title: <EventTitle event={event} />,
          at: event.at,
          by: event.userName ?? t('system'),
          detail: <EventDetail event={event} />,
        }))}
      />
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </>
  );
}

function EventTitle({ event }: { readonly event: HistoryEvent }) {
  const t = useTranslations('catalog.history');
  const formats = useFormats();
  const statusLabel = useStatusLabel();
  const known = HISTORY_ACTIONS.find((action) => action === event.action);
  const title = known ? t(`action.${known}`) : event.action;
  const { from, to } = event;
  if (known === 'creditLimit') {
    const limit = (minor: string | null) =>
      minor === null ? t('notLimited') : formats.money(BigInt(minor), currencyOf(event.detail));
    return `${title}: ${limit(from)} → ${limit(to)}`;
  }
  if (from === null || to === null || from === to) return title;
  return `${title}: ${statusLabel(from)} → ${statusLabel(to)}`;
}

function EventDetail({ event }: { readonly event: HistoryEvent }) {
  const t = useTranslations('catalog.history');
  const { changes, what, counts } = readDetail(event.detail);
  const fieldLabel = (name: string) => {
    const known = HISTORY_FIELDS.find((field) => field === name);
    return known ? t(`field.${known}`) : name;
  };
  const words = useTranslations('common.meanwhile');
  const formats = useFormats();
  const textOf = (field: string, value: unknown) =>
    typeof value === 'boolean'
      ? words(value ? 'yes' : 'no')
      : fieldText(field, value, formats) || '–';
  if (changes.length + counts.length === 0 && !what && !event.reason) return null;
  return (
    <>
      {what && <Text size="sm">{what}</Text>}
      {changes.map(({ field, from, to }) => (
        <Text size="sm" key={field}>
          {t('changed', {
            field: fieldLabel(field),
            from: textOf(field, from),
            to: textOf(field, to),
          })}
        </Text>
      ))}
      {counts.length > 0 && (
        <Text size="sm" c="dimmed">
          {counts.map(({ kind, count }) => t(`counts.${kind}`, { count })).join(' · ')}
        </Text>
      )}
      {event.reason && (
        <Text size="sm" c="dimmed" fs="italic">
          “{event.reason}”
        </Text>
      )}
    </>
  );
}
