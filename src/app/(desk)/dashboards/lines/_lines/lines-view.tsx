'use client';
// From a figure of sales to the lines that make it, at any stage: ordered, shipped, invoiced, returned;
// each opens its document.
import { Button, Group, Select, Stack } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import { isUuid } from '@/kernel/ids';
import {
  LINE_KINDS,
  type TrailLine,
  type TrailLinePage,
} from '@/server/modules/analytics/trail-schemas';
import { useTRPC } from '@/trpc/client';
import { urlChoice, urlDate, urlFlag, urlText, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import {
  DataTable,
  dateColumn,
  moneyColumn,
  quantityColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { documentHref } from '../../../_links/document-href';
import { daysOf, DaysFilter } from '../../_parts/use-days';

const FILTERS = {
  ...{ from: urlDate(), to: urlDate(), kind: urlChoice(LINE_KINDS), product: urlText() },
  ...{ dealer: urlText(), region: urlText(), centre: urlText(), cause: urlText() },
  ...{ wanted: urlFlag(), own: urlFlag() },
};
const NARROWED = ['product', 'dealer', 'region', 'centre'] as const;
const uuidOf = (text: string) => (isUuid(text) ? text : null);

export function LinesView({ today }: { readonly today: string }) {
  const t = useTranslations('dashboards.lines');
  const locale = useLocale();
  const filters = useUrlFilters(FILTERS);
  const { values, set } = filters;
  const kind = values.kind ?? 'REQUESTED';
  const days = daysOf(values, today);
  const query = useInfiniteQuery(
    useTRPC().figures.lines.infiniteQueryOptions(
      {
        ...{ from: days.from, to: days.to, kind, locale, productId: uuidOf(values.product) },
        ...{ dealerId: uuidOf(values.dealer), regionId: uuidOf(values.region) },
        ...{ centreId: uuidOf(values.centre), cause: values.cause.slice(0, 200) || null },
        ...{ isOwn: values.own, ...(values.wanted && { isWanted: true }) },
      },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const narrowed = NARROWED.filter((key) => uuidOf(values[key]) !== null);
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: t('dashboard'), href: '/dashboards/variance' }]}
        description={<Total page={query.data?.pages[0]} />}
        actions={<DaysFilter label={t('days')} days={days} />}
      />
      <Stack gap="md">
        <Group gap={8}>
          {values.wanted ? (
            <Button variant="light" size="compact-md" onClick={() => set({ wanted: false })}>
              {t('only.wanted')} ×
            </Button>
          ) : (
            <Select
              aria-label={t('stage')}
              w={190}
              allowDeselect={false}
              checkIconPosition="right"
              value={kind}
              data={LINE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(chosen) => set({ kind: LINE_KINDS.find((one) => one === chosen) })}
            />
          )}
          {narrowed.map((key) => (
            <Button key={key} variant="light" size="compact-md" onClick={() => set({ [key]: '' })}>
              {t(`only.${key}`)} ×
            </Button>
          ))}
          {values.cause !== '' && (
            <Button variant="light" size="compact-md" onClick={() => set({ cause: '' })}>
              {t('only.cause')} ×
            </Button>
          )}
        </Group>
        <LinesTable query={query} isWanted={values.wanted} />
      </Stack>
    </>
  );
}

function Total({ page }: { readonly page: TrailLinePage | undefined }) {
  const t = useTranslations('dashboards.lines');
  const formats = useFormats();
  if (page?.service) {
    const { lines, shippedOtif, deliveredOtif } = page.service;
    const [all, shipped, delivered] = [lines, shippedOtif, deliveredOtif].map((count) =>
      formats.number(Number(count), 0),
    );
    return t('service', { lines: all ?? '', shipped: shipped ?? '', delivered: delivered ?? '' });
  }
  if (!page || page.totalMinor === null) return null;
  return t('total', {
    amount: formats.money(page.totalMinor, page.currency),
    quantity: formats.number(Number(page.totalQuantity ?? 0n), 0),
  });
}

function LinesTable(props: {
  readonly query: Parameters<typeof useListSource<TrailLine, TrailLinePage>>[0];
  readonly isWanted: boolean;
}) {
  const t = useTranslations('dashboards.lines');
  const currency = props.query.data?.pages[0]?.currency ?? '';
  const columns = useLineColumns(currency, props.isWanted);
  return (
    <DataTable
      tableId={props.isWanted ? 'order-lines-wanted' : 'order-lines-behind'}
      label={t('title')}
      columns={columns}
      source={useListSource<TrailLine, TrailLinePage>(props.query)}
      rowKey={(line) => String(line.seq)}
      rowLabel={(line) => `${line.docNumber ?? ''} ${line.productName}`}
      rowHref={(line) => documentHref(line) ?? `/orders/${line.orderId}`}
      empty={{ title: t('none') }}
    />
  );
}

function useLineColumns(currency: string, isWanted: boolean) {
  const t = useTranslations('dashboards.lines');
  return useMemo(
    () => [
      dateColumn<TrailLine>({
        ...{ id: 'occurredOn', label: t(isWanted ? 'wantedOn' : 'on'), width: 124, phone: 'meta' },
        value: (line) => line.occurredOn,
      }),
      textColumn<TrailLine>({
        ...{ id: 'document', label: t('document'), width: 138, fixed: true, phone: 'title' },
        value: (line) => line.docNumber,
      }),
      textColumn<TrailLine>({
        ...{ id: 'order', label: t('order'), width: 168, phone: 'meta' },
        value: (line) =>
          line.orderNumber && `${line.orderNumber}${line.lineNo ? ` · ${line.lineNo}` : ''}`,
      }),
      textColumn<TrailLine>({
        ...{ id: 'product', label: t('product'), minWidth: 150, phone: 'subtitle' },
        value: (line) => `${line.productCode} ${line.productName}`,
      }),
      textColumn<TrailLine>({
        ...{ id: 'dealer', label: t('dealer'), minWidth: 126, phone: 'meta' },
        value: (line) => line.dealerName,
      }),
      quantityColumn<TrailLine>({
        ...{ id: 'quantity', label: t('quantity'), width: 84, phone: 'meta' },
        value: (line) => line.quantity,
      }),
      ...(isWanted
        ? [
            quantityColumn<TrailLine>({
              ...{ id: 'inTime', label: t('inTime'), width: 120, phone: 'meta' },
              value: (line) => line.inTimeQuantity,
            }),
          ]
        : []),
      moneyColumn<TrailLine>({
        ...{ id: 'net', label: t('net'), width: 144, phone: 'value' },
        value: (line) => ({ minor: line.netMinor, currency }),
      }),
    ],
    [t, currency, isWanted],
  );
}
