'use client';
// The list of receipts: money that came in, and what of it pays nothing yet.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BANK_STATES, type ReceiptItem } from '@/server/modules/receivables/schemas';
import { useTRPC } from '@/trpc/client';
import { NameWithCode } from '@/ui/cells';
import { SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import {
  DataTable,
  dateColumn,
  moneyColumn,
  statusColumn,
  textColumn,
  useListSource,
  useSelection,
  type Column,
} from '@/ui/tables';
import { CountedChips } from '../../receivables/_parts/counted-chips';
import { useCountedColumn } from '../../receivables/_parts/use-counted-column';
import { BankBadge } from '../_bank/bank-badge';
import { ConfirmDialog } from '../_bank/confirm-dialog';
import { CreditFilterBar } from './credit-filter-bar';
import { RECEIPT_FILTERS, receiptListInput } from './receipt-filters';
import { useMethodLabel } from './use-method-label';

export interface ReceiptListProps {
  readonly mayPickDealer: boolean;
  readonly mayRecord: boolean;
  readonly mayConfirm: boolean;
  readonly today: string;
}

export function ReceiptList(props: ReceiptListProps) {
  const { mayPickDealer, mayRecord, mayConfirm, today } = props;
  const t = useTranslations('receivables.receipt');
  const bank = useTranslations('receivables.bank');
  const trpc = useTRPC();
  const filters = useUrlFilters(RECEIPT_FILTERS);
  const query = useInfiniteQuery(
    trpc.receivables.receipts.infiniteQueryOptions(receiptListInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const columns = [
    ...useReceiptColumns(),
    ...useCountedColumn<ReceiptItem>(filters.values.counted),
  ];
  const source = useListSource(query);
  const selection = useSelection();
  const [isConfirming, setConfirming] = useState(false);
  const waiting = source.rows.filter(
    (row) => selection.has(row.id) && (row.bank === 'AWAITING' || row.bank === 'HELD'),
  );
  const action = mayRecord && (
    <LinkButton href="/receipts/new" leftSection={<IconPlus size={16} stroke={2} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('list')} actions={action} />
      <DataTable
        tableId="receipts"
        label={t('list')}
        columns={columns}
        source={source}
        selection={mayConfirm ? selection : undefined}
        batchActions={
          <Button
            size="xs"
            leftSection={<IconBuildingBank size={15} stroke={1.7} />}
            disabled={waiting.length === 0}
            onClick={() => setConfirming(true)}
          >
            {bank('confirmMany', { count: waiting.length })}
          </Button>
        }
        rowKey={(receipt) => receipt.id}
        rowHref={(receipt) => `/receipts/${receipt.id}`}
        rowLabel={(receipt) => receipt.number}
        rowTone={(receipt) => (receipt.status === 'REVERSED' ? 'muted' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneHint'), action }}
        toolbar={
          <CreditFilterBar
            filters={filters}
            dateLabel={t('receivedOn')}
            mayPickDealer={mayPickDealer}
          >
            <SelectFilter
              label={bank('state')}
              options={BANK_STATES.map((value) => ({ value, label: bank(value) }))}
              value={filters.values.bank}
              onChange={(value) => filters.set({ bank: value })}
            />
            <CountedChips {...filters.values} onChange={filters.set} />
          </CreditFilterBar>
        }
      />
      {isConfirming && (
        <ConfirmDialog
          receipts={waiting}
          today={today}
          onClose={() => {
            setConfirming(false);
            selection.clear();
          }}
        />
      )}
    </>
  );
}

export function useReceiptColumns(): Column<ReceiptItem>[] {
  const t = useTranslations('receivables.receipt');
  const bank = useTranslations('receivables.bank');
  const common = useTranslations('common.field');
  const methodLabel = useMethodLabel();
  return [
    textColumn<ReceiptItem>({
      id: 'number',
      label: t('number'),
      value: (row) => row.number,
      fixed: true,
      width: 158,
      phone: 'title',
    }),
    textColumn<ReceiptItem>({
      id: 'dealer',
      label: t('dealer'),
      value: (row) => `${row.dealerCode} ${row.dealerName}`,
      cell: (row) => <NameWithCode name={row.dealerName} code={row.dealerCode} />,
      minWidth: 164,
      phone: 'subtitle',
    }),
    textColumn<ReceiptItem>({
      id: 'bank',
      label: bank('state'),
      value: (row) => row.bank && bank(row.bank),
      cell: (row) => <BankBadge bank={row.bank} />,
      width: 172,
      phone: 'meta',
    }),
    statusColumn<ReceiptItem>({
      id: 'status',
      label: common('status'),
      value: (row) => row.status,
      width: 128,
    }),
    dateColumn<ReceiptItem>({
      id: 'receivedOn',
      label: t('receivedOn'),
      value: (row) => row.receivedOn,
      width: 116,
      phone: 'meta',
    }),
    textColumn<ReceiptItem>({
      id: 'method',
      label: t('method'),
      value: (row) => methodLabel(row.method),
      width: 126,
      phone: 'meta',
    }),
    textColumn<ReceiptItem>({
      id: 'reference',
      label: t('reference'),
      value: (row) => row.reference,
      defaultHidden: true,
      phone: 'hidden',
    }),
    moneyColumn<ReceiptItem>({
      id: 'amount',
      label: t('amount'),
      width: 138,
      value: (row) => ({ minor: row.amountMinor, currency: row.currency }),
    }),
    moneyColumn<ReceiptItem>({
      id: 'unapplied',
      label: t('unapplied'),
      width: 132,
      value: (row) =>
        row.unappliedMinor === 0n ? null : { minor: row.unappliedMinor, currency: row.currency },
      phone: 'meta',
    }),
  ];
}
