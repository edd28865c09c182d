'use client';
// The warehouses of the organization; one of them is the default.
import { Badge, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { WarehouseView } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { DataTable, fixedSource, textColumn } from '@/ui/tables';
import { WarehouseForm } from './warehouse-form';

export function WarehouseList({ mayWrite }: { readonly mayWrite: boolean }) {
  const t = useTranslations('inventory.warehouse');
  const trpc = useTRPC();
  const query = useQuery(trpc.inventory.warehouses.queryOptions());
  const [edited, setEdited] = useState<WarehouseView | 'new' | null>(null);
  const columns = useWarehouseColumns();
  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setEdited('new')}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={newButton || undefined} />
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingCard />}
      {query.data && (
        <DataTable
          tableId="warehouses"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.code}
          rowTone={(row) => (row.status === 'INACTIVE' ? 'muted' : undefined)}
          onOpen={mayWrite ? setEdited : undefined}
          maxHeight="none"
          empty={{ title: t('none'), text: t('noneHint'), action: newButton || undefined }}
        />
      )}
      {edited && (
        <WarehouseForm
          warehouse={edited === 'new' ? null : edited}
          isFirst={query.data?.length === 0}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function useWarehouseColumns() {
  const t = useTranslations('inventory.warehouse');
  return useMemo(
    () => [
      textColumn<WarehouseView>({
        id: 'code',
        label: t('code'),
        value: (row) => row.code,
        fixed: true,
        width: 150,
        phone: 'title',
      }),
      textColumn<WarehouseView>({
        id: 'name',
        label: t('name'),
        value: (row) => row.name,
        phone: 'subtitle',
      }),
      textColumn<WarehouseView>({
        id: 'city',
        label: t('city'),
        value: (row) => row.city,
        phone: 'meta',
      }),
      textColumn<WarehouseView>({
        id: 'default',
        label: t('default'),
        value: (row) => (row.isDefault ? t('isDefault') : null),
        cell: (row) => row.isDefault && <Badge color="petrol">{t('isDefault')}</Badge>,
        width: 180,
        phone: 'meta',
      }),
      textColumn<WarehouseView>({
        id: 'status',
        label: t('status'),
        value: (row) => row.status,
        cell: (row) => <StatusBadge status={row.status} />,
        width: 130,
        phone: 'badge',
      }),
    ],
    [t],
  );
}
