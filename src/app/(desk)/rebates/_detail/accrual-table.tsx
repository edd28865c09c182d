'use client';
// What dealers have earned, cycle by cycle; a cycle that is over is settled here, once.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { AccrualItem } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import { TextLink } from '@/ui/links';
import {
  DataTable,
  moneyColumn,
  statusColumn,
  textColumn,
  useListSource,
  type Column,
} from '@/ui/tables';
import { EarnedCell } from './rebate-calculation';
import { SettleRebate } from './settle-rebate';

interface AccrualTableProps {
  readonly agreementId: string;
  readonly currency: string;
}

interface Shown {
  readonly currency: string;
  /** Only agreements that count since their start take anything off. */
  readonly hasEarlier: boolean;
  readonly settle: (row: AccrualItem) => void;
}

function useAccrualColumns({ currency, hasEarlier, settle }: Shown) {
  const t = useTranslations('expenses');
  const formats = useFormats();
  return useMemo((): Column<AccrualItem>[] => {
    const money = (
      id: 'sales' | 'earned' | 'earlier' | 'accrued',
      value: (row: AccrualItem) => bigint,
    ) =>
      moneyColumn<AccrualItem>({
        ...{ id, label: t(`rebate.${id}`), width: 110, phone: id === 'accrued' ? 'value' : 'meta' },
        ...{ value: (row) => ({ minor: value(row), currency }), display: 'none' },
      });
    return [
      textColumn<AccrualItem>({
        id: 'dealer',
        label: t('field.dealer'),
        value: (row) => row.dealer.name,
        ...{ fixed: true, minWidth: 160, phone: 'title' },
      }),
      textColumn<AccrualItem>({
        id: 'days',
        label: t('field.days'),
        value: (row) => formats.period({ from: row.startsOn, to: row.endsOn }),
        ...{ width: 178, phone: 'subtitle' },
      }),
      money('sales', (row) => row.salesMinor),
      {
        ...money('earned', (row) => row.earnedMinor),
        cell: (row) => <EarnedCell row={row} currency={currency} />,
      },
      ...(hasEarlier ? [money('earlier', (row) => row.earlierMinor)] : []),
      money('accrued', (row) => row.accruedMinor),
      statusColumn<AccrualItem>({
        id: 'status',
        label: t('field.status'),
        value: (row) => row.status,
        width: 120,
      }),
      textColumn<AccrualItem>({
        id: 'document',
        label: t('field.document'),
        value: (row) => row.creditNoteNumber,
        cell: (row) => <AccrualEnd row={row} onSettle={settle} />,
        ...{ width: 132, phone: 'meta' },
        isEmpty: (row) => !row.canSettle && row.creditNoteNumber === null,
      }),
    ];
  }, [t, formats, currency, hasEarlier, settle]);
}

interface AccrualEndProps {
  readonly row: AccrualItem;
  readonly onSettle: (row: AccrualItem) => void;
}

function AccrualEnd({ row, onSettle }: AccrualEndProps) {
  const t = useTranslations('expenses.rebate');
  if (row.canSettle) {
    return (
      <Button size="compact-sm" variant="light" onClick={() => onSettle(row)}>
        {t('settle')}
      </Button>
    );
  }
  if (row.creditNoteId === null) return row.settledOn ?? '–';
  return <TextLink href={`/credit-notes/${row.creditNoteId}`}>{row.creditNoteNumber}</TextLink>;
}

export function AccrualTable({ agreementId, currency }: AccrualTableProps) {
  const t = useTranslations('expenses.rebate');
  const [asked, setAsked] = useState<AccrualItem | null>(null);
  const query = useInfiniteQuery(
    useTRPC().expenses.accruals.infiniteQueryOptions(
      { agreementId },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const source = useListSource(query);
  const hasEarlier = source.rows.some((row) => row.earlierMinor !== 0n);
  return (
    <>
      <DataTable
        tableId="rebate-accruals"
        label={t('accruals')}
        columns={useAccrualColumns({ currency, hasEarlier, settle: setAsked })}
        source={source}
        rowKey={(row) => row.id}
        empty={{ title: t('noAccruals') }}
        maxHeight="none"
      />
      {asked && <SettleRebate row={asked} currency={currency} onClose={() => setAsked(null)} />}
    </>
  );
}
