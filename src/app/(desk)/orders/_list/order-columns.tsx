'use client';
// Columns of the order list; on screen, on a phone's card and in an exported file.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { OrderListItem } from '@/server/modules/orders/schemas';
import { NameWithCode, Nothing } from '@/ui/cells';
import {
  dateColumn,
  moneyColumn,
  quantityColumn,
  statusColumn,
  textColumn,
  type Column,
} from '@/ui/tables';
import { HoldBadges } from '../_holds/hold-badges';

type Row = OrderListItem;

export function useOrderColumns(isDealer: boolean): readonly Column<Row>[] {
  const t = useTranslations('orders');
  return useMemo(() => {
    const dealers: Column<Row>[] = [
      textColumn<Row>({
        id: 'dealer',
        label: t('field.dealer'),
        value: (o) => o.dealerName,
        cell: (o) => <NameWithCode name={o.dealerName} code={o.dealerCode} />,
        phone: 'subtitle',
        minWidth: 158,
      }),
      textColumn<Row>({
        id: 'dealerCode',
        label: t('field.dealerCode'),
        value: (o) => o.dealerCode,
        width: 120,
        defaultHidden: true,
      }),
    ];
    return [
      textColumn<Row>({
        id: 'number',
        label: t('field.number'),
        value: (o) => o.number,
        fixed: true,
        width: 156,
      }),
      ...(isDealer ? [] : dealers),
      textColumn<Row>({
        id: 'poNumber',
        label: t('field.poNumber'),
        value: (o) => o.dealerPoNumber,
        width: 140,
        // Few orders have one, and the amount needs the place.
        ...(isDealer ? {} : { defaultHidden: true }),
      }),
      statusColumn<Row>({
        id: 'status',
        label: t('field.status'),
        value: (o) => o.status,
        width: 154,
      }),
      moneyColumn<Row>({
        id: 'total',
        label: t('field.total'),
        value: (o) => ({ minor: o.totalMinor, currency: o.currency }),
        width: 146,
      }),
      textColumn<Row>({
        id: 'holds',
        label: t('field.holds'),
        value: (o) => o.holds.map((reason) => t(`reason.${reason}`)).join(', '),
        cell: (o) => (o.holds.length > 0 ? <HoldBadges reasons={o.holds} isShort /> : <Nothing />),
        width: 178,
      }),
      dateColumn<Row>({
        id: 'orderedOn',
        label: t('field.orderedOn'),
        value: (o) => o.orderedOn,
        width: 118,
        ...(isDealer ? { phone: 'subtitle' } : {}),
      }),
      dateColumn<Row>({
        id: 'requestedOn',
        label: t('field.requestedOn'),
        value: (o) => o.requestedOn,
        width: 118,
      }),
      quantityColumn<Row>({
        id: 'lines',
        label: t('field.lines'),
        value: (o) => o.lineCount,
        width: 60,
        defaultHidden: true,
      }),
    ];
  }, [t, isDealer]);
}
