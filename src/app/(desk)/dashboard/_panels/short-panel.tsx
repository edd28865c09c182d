'use client';
// Stock that fell below its reorder point, the widest gap first.
import { Card, Group, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Dashboard } from '@/server/modules/analytics/schemas';
import { TextLink } from '@/ui/links';
import { AsOf } from '@/ui/states';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';
import type { PanelProps } from './panel-props';

type ShortRow = Dashboard['shortProducts'][number];

export function ShortPanel({ board }: PanelProps) {
  const t = useTranslations('dashboard');
  const columns = useMemo(
    () => [
      textColumn<ShortRow>({
        id: 'product',
        label: t('product'),
        value: (row) => `${row.code} ${row.name}`,
        fixed: true,
        phone: 'title',
      }),
      textColumn<ShortRow>({
        id: 'warehouse',
        label: t('warehouse'),
        value: (row) => row.warehouse,
        width: 100,
        phone: 'subtitle',
      }),
      quantityColumn<ShortRow>({
        id: 'available',
        label: t('available'),
        width: 92,
        value: (row) => row.available,
        phone: 'value',
      }),
      quantityColumn<ShortRow>({
        id: 'reorderPoint',
        label: t('reorderPoint'),
        width: 92,
        value: (row) => row.reorderPoint,
        phone: 'meta',
      }),
    ],
    [t],
  );
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="xs">
        <div>
          <Title order={2} size="h4">
            {t('shortTitle')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('shortSummary')}
          </Text>
          <AsOf at={board.readAt} />
        </div>
        {board.shortCount > 0 && (
          <TextLink href="/stock?show=belowReorder" size="sm">
            {t('allShort', { count: board.shortCount })}
          </TextLink>
        )}
      </Group>
      <DataTable
        tableId="dashboard-short"
        label={t('shortTitle')}
        columns={columns}
        source={fixedSource(board.shortProducts)}
        rowKey={(row) => `${row.productId} ${row.warehouse}`}
        rowHref={(row) => `/stock?q=${encodeURIComponent(row.code)}`}
        empty={{ title: t('noShort') }}
        maxHeight="none"
      />
    </Card>
  );
}
