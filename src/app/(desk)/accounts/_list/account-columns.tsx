'use client';
// Columns of the list of accounts.
import { Progress, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { AccountItem } from '@/server/modules/receivables/schemas';
import { NameWithCode } from '@/ui/cells';
import { moneyColumn, quantityColumn, textColumn, type Column } from '@/ui/tables';
import { limitUse } from './limit-use';

export function useAccountColumns(): Column<AccountItem>[] {
  const t = useTranslations('receivables.account');
  const formats = useFormats();
  const limitText = ({ creditLimitMinor: limit, currency }: AccountItem) => {
    if (limit === null) return t('notLimited');
    return limit === 0n ? t('prepayment') : formats.money(limit, currency);
  };
  const part = (
    id: 'openOrder' | 'unbilled' | 'invoiced' | 'unapplied',
    value: (row: AccountItem) => bigint,
  ) =>
    moneyColumn<AccountItem>({
      id,
      label: t(id),
      value: (row) => ({ minor: value(row), currency: row.currency }),
      defaultHidden: true,
      phone: 'hidden',
    });
  const useText = (row: AccountItem) => {
    const ratio = limitUse(row);
    return ratio === null ? null : formats.percent(ratio, { digits: 0 });
  };
  const positive = (minor: bigint, currency: string) => (minor > 0n ? { minor, currency } : null);
  return [
    textColumn<AccountItem>({
      id: 'dealer',
      label: t('dealer'),
      value: (row) => `${row.dealerCode} ${row.dealerName}`,
      cell: (row) => <NameWithCode name={row.dealerName} code={row.dealerCode} />,
      fixed: true,
      minWidth: 200,
      phone: 'title',
    }),
    textColumn<AccountItem>({
      id: 'limit',
      label: t('limit'),
      value: limitText,
      width: 156,
      align: 'end',
      phone: 'meta',
    }),
    moneyColumn<AccountItem>({
      id: 'exposure',
      label: t('exposure'),
      value: (row) => ({ minor: row.exposureMinor, currency: row.currency }),
    }),
    textColumn<AccountItem>({
      id: 'use',
      label: t('use'),
      value: useText,
      cell: (row) => <UseCell row={row} text={useText(row)} />,
      width: 132,
      phone: 'hidden',
    }),
    moneyColumn<AccountItem>({
      id: 'over',
      label: t('over'),
      value: (row) => positive(row.overMinor, row.currency),
      phone: 'meta',
    }),
    moneyColumn<AccountItem>({
      id: 'overdue',
      label: t('overdue'),
      value: (row) => positive(row.overdueMinor, row.currency),
      phone: 'meta',
    }),
    quantityColumn<AccountItem>({
      id: 'oldest',
      label: t('oldestDays'),
      value: (row) => row.oldestOverdueDays,
      zeroAsDash: true,
      width: 112,
      phone: 'hidden',
    }),
    part('openOrder', (row) => row.openOrderMinor),
    part('unbilled', (row) => row.unbilledMinor),
    part('invoiced', (row) => row.invoicedMinor),
    part('unapplied', (row) => row.unappliedMinor),
  ];
}

function UseCell({ row, text }: { readonly row: AccountItem; readonly text: string | null }) {
  const ratio = limitUse(row);
  if (ratio === null) return null;
  return (
    <>
      <Progress
        value={Math.min(100, Math.max(0, ratio * 100))}
        color={ratio > 1 ? 'red' : undefined}
        size="sm"
        mb={2}
        aria-hidden
      />
      <Text size="xs" c={ratio > 1 ? 'red' : 'dimmed'} className="dd-tabular">
        {text}
      </Text>
    </>
  );
}
