'use client';
// The column of the waiting orders that says what an approval would leave of the dealer's credit.
import { Text, Tooltip } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import type { OrderListItem } from '@/server/modules/orders/schemas';
import type { AccountView } from '@/server/modules/receivables/schemas';
import { useTRPC } from '@/trpc/client';
import { Nothing } from '@/ui/cells';
import { moneyColumn, type Column } from '@/ui/tables';
import { creditLeft, type CreditLeft } from './credit-left';
import classes from './list.module.css';

/** Accounts of the dealers of these orders, as they arrive; asked once per dealer. */
function useAccounts(
  rows: readonly OrderListItem[],
  isWanted: boolean,
): ReadonlyMap<string, AccountView> {
  const trpc = useTRPC();
  const dealerIds = isWanted ? [...new Set(rows.map((order) => order.dealerId))] : [];
  return useQueries({
    queries: dealerIds.map((dealerId) => trpc.receivables.account.queryOptions({ dealerId })),
    combine: byDealer,
  });
}

function byDealer(
  answers: readonly { readonly data: AccountView | undefined }[],
): ReadonlyMap<string, AccountView> {
  return new Map(answers.flatMap(({ data }) => (data ? [[data.dealerId, data] as const] : [])));
}

/** null where credit is not for this reader. */
export function useCreditColumn(
  rows: readonly OrderListItem[],
  isWanted: boolean,
): Column<OrderListItem> | null {
  const t = useTranslations('orders');
  const accounts = useAccounts(rows, isWanted);
  return useMemo(() => {
    if (!isWanted) return null;
    const creditOf = (order: OrderListItem): CreditLeft | null => {
      const account = accounts.get(order.dealerId);
      return account ? creditLeft(order, account) : null;
    };
    const column = moneyColumn<OrderListItem>({
      id: 'creditLeft',
      label: t('field.creditLeft'),
      value: (order) => {
        const credit = creditOf(order);
        return credit && credit.leftMinor !== null
          ? { minor: credit.leftMinor, currency: credit.currency }
          : null;
      },
      width: 184,
      phone: 'meta',
    });
    return { ...column, cell: (order) => <CreditCell credit={creditOf(order)} /> };
  }, [accounts, isWanted, t]);
}

function CreditCell({ credit }: { readonly credit: CreditLeft | null }) {
  const t = useTranslations('orders.credit');
  const formats = useFormats();
  if (!credit) return <Nothing />;
  const { leftMinor, limitMinor, afterMinor, currency } = credit;
  if (leftMinor === null || limitMinor === null) {
    return (
      <Text span inherit c="dimmed">
        {t('unlimited')}
      </Text>
    );
  }
  const isOver = leftMinor < 0n;
  const words = t('leftAfter', {
    limit: formats.money(limitMinor, currency),
    after: formats.money(afterMinor, currency),
  });
  return (
    <Tooltip label={words} multiline maw={320}>
      <span className={classes.creditLeft} data-over={isOver || undefined}>
        {isOver && <IconAlertTriangle size={14} aria-label={t('isOver')} />}
        {formats.money(leftMinor, currency)}
      </span>
    </Tooltip>
  );
}
