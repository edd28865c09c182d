'use client';
// The columns of the list of quotas.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import type { QuotaView } from '@/server/modules/quotas/schemas';
import { quantityColumn, textColumn } from '@/ui/tables';
import { FullnessBadge } from '../_parts/fullness';
import { fullnessOf, leftOf, useSubjectName } from '../_parts/quota-words';

export function useQuotaColumns() {
  const t = useTranslations('quotas');
  const formats = useFormats();
  const nameOf = useSubjectName();
  return useMemo(
    () => [
      textColumn<QuotaView>({
        ...{ id: 'holder', label: t('field.holder'), minWidth: 170, fixed: true, phone: 'title' },
        value: (row) => nameOf(row.holder),
      }),
      textColumn<QuotaView>({
        ...{ id: 'item', label: t('field.item'), minWidth: 180, phone: 'subtitle' },
        value: (row) => nameOf(row.item),
      }),
      textColumn<QuotaView>({
        ...{ id: 'period', label: t('field.period'), width: 198, phone: 'meta' },
        value: (row) =>
          t('span', { from: formats.date(row.startsOn), to: formats.date(row.endsOn) }),
      }),
      quantityColumn<QuotaView>({
        ...{ id: 'allocated', label: t('field.allocated'), width: 94, phone: 'meta' },
        value: (row) => row.allocated,
      }),
      quantityColumn<QuotaView>({
        ...{ id: 'consumed', label: t('field.consumed'), width: 94, phone: 'meta' },
        ...{ zeroAsDash: true, value: (row: QuotaView) => row.consumed },
      }),
      quantityColumn<QuotaView>({
        ...{ id: 'left', label: t('field.left'), width: 94, phone: 'value' },
        value: leftOf,
      }),
      textColumn<QuotaView>({
        ...{ id: 'fullness', label: t('field.state'), width: 152, phone: 'badge' },
        value: (row) => t(`fullness.${fullnessOf(row)}`),
        cell: (row) => <FullnessBadge quota={row} />,
      }),
      textColumn<QuotaView>({
        ...{ id: 'holderKind', label: t('field.holderKind'), width: 100, phone: 'meta' },
        value: (row) => t(`kind.${row.holder.kind}`),
      }),
      textColumn<QuotaView>({
        ...{ id: 'note', label: t('field.note'), minWidth: 160, phone: 'hidden' },
        ...{ defaultHidden: true, value: (row: QuotaView) => row.note },
      }),
    ],
    [t, formats, nameOf],
  );
}
