'use client';
// A product in each warehouse, with the reorder point that is set there.
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { StockLevelView } from '@/server/modules/inventory/schemas';
import { QuantityText } from '@/ui/cells';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';
import { LevelBadge, stateOf } from '../_list/stock-columns';
import { ReorderForm } from './reorder-form';

export interface LevelTableProps {
  readonly levels: readonly StockLevelView[];
  readonly mayWrite: boolean;
}

export function LevelTable({ levels, mayWrite }: LevelTableProps) {
  const t = useTranslations('inventory.card');
  const [edited, setEdited] = useState<StockLevelView | null>(null);
  const columns = useLevelColumns(mayWrite ? setEdited : null);
  return (
    <>
      <DataTable
        tableId="stock-levels-of-product"
        label={t('levels')}
        columns={columns}
        source={fixedSource(levels)}
        rowKey={(row) => row.warehouseId}
        rowLabel={(row) => row.warehouseCode}
        maxHeight="none"
        canExport={false}
        empty={{ title: t('noLevels'), text: t('noLevelsHint') }}
      />
      {edited && <ReorderForm level={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

const QUANTITIES = ['onHand', 'reserved', 'available', 'inbound'] as const;
type Edit = ((level: StockLevelView) => void) | null;

function useLevelColumns(onEdit: Edit) {
  const t = useTranslations('inventory.field');
  return useMemo(
    () => [
      textColumn<StockLevelView>({
        id: 'warehouse',
        label: t('warehouse'),
        value: (row) => row.warehouseCode,
        fixed: true,
        phone: 'title',
      }),
      textColumn<StockLevelView>({
        id: 'state',
        label: t('state'),
        value: stateOf,
        cell: (row) => <LevelBadge level={row} />,
        width: 150,
        phone: 'badge',
      }),
      ...QUANTITIES.map((id) =>
        quantityColumn<StockLevelView>({
          id,
          label: t(id),
          value: (row) => row[id],
          phone: id === 'available' ? 'value' : 'hidden',
        }),
      ),
      textColumn<StockLevelView>({
        id: 'reorderPoint',
        label: t('reorderPoint'),
        value: (row) => (row.reorderPoint === null ? null : String(row.reorderPoint)),
        align: 'end',
        width: 150,
        phone: 'meta',
        cell: (row) => <ReorderCell level={row} onEdit={onEdit} />,
      }),
    ],
    [t, onEdit],
  );
}

function ReorderCell({ level, onEdit }: { readonly level: StockLevelView; readonly onEdit: Edit }) {
  const t = useTranslations('inventory.card');
  const formats = useFormats();
  if (!onEdit) return <QuantityText value={level.reorderPoint} />;
  const { reorderPoint, warehouseCode: warehouse } = level;
  const shown = reorderPoint === null ? t('setReorderShort') : formats.quantity(reorderPoint);
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={`${shown}: ${t('setReorder', { warehouse })}`}
      onClick={() => onEdit(level)}
    >
      {shown}
    </Button>
  );
}
