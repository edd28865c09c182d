'use client';
// The columns of the stock list.
import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconCircleOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { StockLevelView } from '@/server/modules/inventory/schemas';
import { quantityColumn, textColumn } from '@/ui/tables';
import { useProductName } from '../_parts/product-name';

export type LevelState = 'outOfStock' | 'belowReorder' | 'enough';

export function stateOf(level: {
  readonly available: number;
  readonly reorderPoint: number | null;
}): LevelState {
  if (level.available <= 0) return 'outOfStock';
  return level.reorderPoint !== null && level.available < level.reorderPoint
    ? 'belowReorder'
    : 'enough';
}

export function LevelBadge({ level }: { readonly level: Parameters<typeof stateOf>[0] }) {
  const t = useTranslations('inventory.state');
  const state = stateOf(level);
  if (state === 'enough') return null;
  const isOut = state === 'outOfStock';
  const StateIcon = isOut ? IconCircleOff : IconAlertTriangle;
  return (
    <Badge
      color={isOut ? 'red' : 'amber'}
      leftSection={<StateIcon size={12} stroke={2} aria-hidden style={{ display: 'block' }} />}
    >
      {t(state)}
    </Badge>
  );
}

export function useStockColumns() {
  const t = useTranslations('inventory');
  const nameOf = useProductName();
  return useMemo(
    () => [
      textColumn<StockLevelView>({
        id: 'code',
        label: t('field.product'),
        value: (row) => row.productCode,
        fixed: true,
        width: 150,
        phone: 'title',
      }),
      textColumn<StockLevelView>({
        id: 'name',
        label: t('field.name'),
        value: nameOf,
        minWidth: 180,
        phone: 'subtitle',
      }),
      textColumn<StockLevelView>({
        id: 'warehouse',
        label: t('field.warehouse'),
        value: (row) => row.warehouseCode,
        width: 120,
        phone: 'meta',
      }),
      quantityColumn<StockLevelView>({
        id: 'onHand',
        label: t('field.onHand'),
        value: (row) => row.onHand,
        phone: 'hidden',
      }),
      quantityColumn<StockLevelView>({
        id: 'reserved',
        label: t('field.reserved'),
        value: (row) => row.reserved,
        zeroAsDash: true,
        phone: 'hidden',
      }),
      quantityColumn<StockLevelView>({
        id: 'available',
        label: t('field.available'),
        value: (row) => row.available,
        unit: (row) => row.baseUnit,
        width: 130,
        phone: 'value',
      }),
      quantityColumn<StockLevelView>({
        id: 'inbound',
        label: t('field.inbound'),
        value: (row) => row.inbound,
        zeroAsDash: true,
        phone: 'hidden',
      }),
      quantityColumn<StockLevelView>({
        id: 'reorderPoint',
        label: t('field.reorderPoint'),
        value: (row) => row.reorderPoint,
        phone: 'hidden',
      }),
      textColumn<StockLevelView>({
        id: 'state',
        label: t('field.state'),
        value: (row) => (stateOf(row) === 'enough' ? null : stateOf(row)),
        cell: (row) => <LevelBadge level={row} />,
        width: 176,
        phone: 'badge',
      }),
    ],
    [t, nameOf],
  );
}
