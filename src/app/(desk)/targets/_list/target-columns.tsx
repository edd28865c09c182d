'use client';
// The columns of the list of targets: whom, on which days, how much.
import { Badge } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { TargetView } from '@/server/modules/analytics/target-schemas';
import { dateColumn, moneyColumn, quantityColumn, textColumn } from '@/ui/tables';

export type TargetPhase = 'inForce' | 'coming' | 'over';

export function phaseOf({ startsOn, until }: TargetView, today: string): TargetPhase {
  if (startsOn > today) return 'coming';
  return until < today ? 'over' : 'inForce';
}

const COLOR: Record<TargetPhase, string> = { inForce: 'green', coming: 'blue', over: 'gray' };

export function useTargetColumns(today: string) {
  const t = useTranslations('targets');
  const formats = useFormats();
  const locale = useLocale();
  const currency = useOrgCurrency();
  return useMemo(
    () => [
      textColumn<TargetView>({
        ...{ id: 'subject', label: t('field.subject'), minWidth: 200, fixed: true, phone: 'title' },
        value: ({ subject }) => localName(subject, locale),
      }),
      textColumn<TargetView>({
        ...{ id: 'code', label: t('field.code'), width: 120, phone: 'subtitle' },
        value: ({ subject }) => subject.code,
      }),
      textColumn<TargetView>({
        ...{ id: 'kind', label: t('field.kind'), width: 120, phone: 'meta' },
        value: ({ subject }) => t(`kind.${subject.kind}`),
      }),
      textColumn<TargetView>({
        ...{ id: 'span', label: t('field.inForce'), width: 212, phone: 'meta' },
        value: (row) =>
          t('span', { from: formats.date(row.startsOn), to: formats.date(row.until) }),
      }),
      dateColumn<TargetView>({
        ...{ id: 'endsOn', label: t('field.endsOn'), width: 120, phone: 'hidden' },
        ...{ defaultHidden: true, value: (row: TargetView) => row.endsOn },
      }),
      moneyColumn<TargetView>({
        ...{ id: 'amount', label: t('field.amount'), phone: 'value' },
        value: (row) => ({ minor: row.amountMinor, currency }),
      }),
      quantityColumn<TargetView>({
        ...{ id: 'quantity', label: t('field.quantity'), width: 110, phone: 'hidden' },
        value: (row) => row.quantity,
      }),
      textColumn<TargetView>({
        ...{ id: 'phase', label: t('field.phase'), width: 118, phone: 'badge' },
        value: (row) => t(`phase.${phaseOf(row, today)}`),
        cell: (row) => (
          <Badge variant="light" color={COLOR[phaseOf(row, today)]}>
            {t(`phase.${phaseOf(row, today)}`)}
          </Badge>
        ),
      }),
    ],
    [t, formats, locale, currency, today],
  );
}
