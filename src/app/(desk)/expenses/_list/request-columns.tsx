'use client';
// Columns of the list of requests.
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName } from '@/kernel/local-names';
import type { RequestItem } from '@/server/modules/expenses/schemas';
import { dateColumn, moneyColumn, statusColumn, textColumn } from '@/ui/tables';

/** Approved counts from the last decision on; until then it is what approvers let pass so far. */
export const isDecided = (status: string) => status === 'APPROVED' || status === 'CLOSED';

export function useRequestColumns(currency: string) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  return useMemo(() => {
    const money = (
      id: 'requested' | 'approved' | 'claimed' | 'verified' | 'settled',
      value: (row: RequestItem) => bigint | null,
      phone: 'value' | 'meta' | 'hidden',
    ) =>
      moneyColumn<RequestItem>({
        id,
        label: t(`amount.${id}`),
        value: (row) => {
          const minor = value(row);
          return minor === null ? null : { minor, currency };
        },
        width: 130,
        phone,
      });
    return [
      textColumn<RequestItem>({
        id: 'number',
        label: t('field.number'),
        value: (row) => row.number,
        fixed: true,
        width: 150,
        phone: 'title',
      }),
      statusColumn<RequestItem>({
        id: 'status',
        label: t('field.status'),
        value: (row) => row.status,
      }),
      textColumn<RequestItem>({
        id: 'title',
        label: t('field.title'),
        value: (row) => row.title,
        minWidth: 200,
        phone: 'subtitle',
      }),
      textColumn<RequestItem>({
        id: 'type',
        label: t('field.type'),
        value: (row) => row.type && localName(row.type, locale),
        width: 140,
        phone: 'meta',
      }),
      textColumn<RequestItem>({
        id: 'centre',
        label: t('field.centre'),
        value: (row) => row.centre && localName(row.centre, locale),
        width: 150,
        phone: 'meta',
      }),
      textColumn<RequestItem>({
        id: 'dealer',
        label: t('field.dealer'),
        value: (row) => row.dealer?.name,
        width: 170,
        phone: 'meta',
      }),
      money('requested', (row) => row.requestedMinor, 'value'),
      money('approved', (row) => (isDecided(row.status) ? row.approvedMinor : null), 'hidden'),
      money('claimed', (row) => (isDecided(row.status) ? row.claimedMinor : null), 'hidden'),
      money('verified', (row) => (isDecided(row.status) ? row.verifiedMinor : null), 'hidden'),
      money('settled', (row) => (isDecided(row.status) ? row.settledMinor : null), 'hidden'),
      dateColumn<RequestItem>({
        id: 'startsOn',
        label: t('field.startsOn'),
        value: (row) => row.startsOn,
        phone: 'meta',
      }),
      dateColumn<RequestItem>({
        id: 'endsOn',
        label: t('field.endsOn'),
        value: (row) => row.endsOn,
        phone: 'hidden',
      }),
      textColumn<RequestItem>({
        id: 'requester',
        label: t('field.requester'),
        value: (row) => row.requesterName,
        width: 150,
        phone: 'hidden',
      }),
    ];
  }, [t, locale, currency]);
}
