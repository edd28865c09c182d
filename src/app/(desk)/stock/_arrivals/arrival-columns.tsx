'use client';
// The columns of expected arrivals, with what can be done with an open one.
import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconCalendarEvent, IconDots } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ArrivalView } from '@/server/modules/inventory/schemas';
import { DateText } from '@/ui/cells';
import { StatusBadge } from '@/ui/states';
import { dateColumn, quantityColumn, textColumn, type Column } from '@/ui/tables';
import { useProductName } from '../_parts/product-name';

export interface ArrivalActions {
  readonly today: string;
  readonly mayReceive: boolean;
  readonly onRevise: (arrival: ArrivalView) => void;
  readonly onCancel: (arrival: ArrivalView) => void;
}

export function useArrivalColumns(actions: ArrivalActions): Column<ArrivalView>[] {
  const t = useTranslations('inventory');
  const nameOf = useProductName();
  const { today, mayReceive, onRevise, onCancel } = actions;
  return useMemo(
    () => [
      {
        ...dateColumn<ArrivalView>({
          id: 'expectedOn',
          label: t('field.expectedOn'),
          value: (row) => row.expectedOn,
          fixed: true,
          phone: 'meta',
        }),
        cell: (row: ArrivalView) => <DateText date={row.expectedOn} />,
      },
      textColumn<ArrivalView>({
        id: 'product',
        label: t('field.product'),
        value: (row) => row.productCode,
        width: 140,
        phone: 'title',
      }),
      textColumn<ArrivalView>({
        id: 'name',
        label: t('field.name'),
        value: nameOf,
        minWidth: 160,
        phone: 'subtitle',
      }),
      textColumn<ArrivalView>({
        id: 'warehouse',
        label: t('field.warehouse'),
        value: (row) => row.warehouseCode,
        width: 110,
        phone: 'meta',
      }),
      quantityColumn<ArrivalView>({
        id: 'quantity',
        label: t('field.expected'),
        value: (row) => row.quantity,
        phone: 'hidden',
      }),
      quantityColumn<ArrivalView>({
        id: 'received',
        label: t('field.received'),
        value: (row) => row.received,
        zeroAsDash: true,
        phone: 'hidden',
      }),
      quantityColumn<ArrivalView>({
        id: 'open',
        label: t('field.open'),
        value: (row) => (row.status === 'OPEN' ? row.open : null),
        unit: (row) => row.baseUnit,
        phone: 'value',
      }),
      textColumn<ArrivalView>({
        id: 'reference',
        label: t('field.reference'),
        value: (row) => row.reference,
        width: 140,
        phone: 'hidden',
      }),
      textColumn<ArrivalView>({
        id: 'status',
        label: t('field.state'),
        value: (row) => row.status,
        width: 130,
        phone: 'badge',
        cell: (row) => <ArrivalBadge arrival={row} today={today} />,
      }),
      ...(mayReceive ? [actionsColumn({ label: t('field.actions'), onRevise, onCancel })] : []),
    ],
    [t, nameOf, today, mayReceive, onRevise, onCancel],
  );
}

function ArrivalBadge(props: { readonly arrival: ArrivalView; readonly today: string }) {
  const t = useTranslations('inventory.arrival');
  const { status, expectedOn } = props.arrival;
  const isLate = status === 'OPEN' && expectedOn < props.today;
  return isLate ? (
    <StatusBadge status="OVERDUE" label={t('late')} />
  ) : (
    <StatusBadge status={status} label={status === 'OPEN' ? t('expected') : undefined} />
  );
}

function actionsColumn(
  input: Pick<ArrivalActions, 'onRevise' | 'onCancel'> & { readonly label: string },
): Column<ArrivalView> {
  return {
    id: 'actions',
    label: input.label,
    width: 64,
    align: 'center',
    phone: 'meta',
    isEmpty: (row) => row.status !== 'OPEN',
    cell: (row) => (row.status === 'OPEN' ? <RowMenu arrival={row} {...input} /> : null),
  };
}

function RowMenu(
  props: Pick<ArrivalActions, 'onRevise' | 'onCancel'> & { readonly arrival: ArrivalView },
) {
  const t = useTranslations('inventory.arrival');
  const { arrival } = props;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('actionsOf', { product: arrival.productCode })}>
          <IconDots size={17} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCalendarEvent size={15} stroke={1.7} />}
          onClick={() => props.onRevise(arrival)}
        >
          {t('revise')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconBan size={15} stroke={1.7} />}
          onClick={() => props.onCancel(arrival)}
        >
          {t('cancel')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
