'use client';
// What the lines of an invoice and of a credit note have in common on paper.
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { PaperColumn } from './paper-sheet';

export interface BilledLine {
  readonly id: string;
  readonly productCode: string;
  readonly productName: string;
  readonly productNames: Record<string, string>;
  readonly baseUnit: string;
  readonly quantity: number;
  readonly netMinor: bigint;
}

export function useBilledColumns<Line extends BilledLine>(
  currency: string,
): Record<'product' | 'quantity' | 'net', PaperColumn<Line>> {
  const t = useTranslations('receivables.invoice');
  const locale = useLocale();
  const formats = useFormats();
  return {
    product: {
      id: 'product',
      label: t('product'),
      cell: (line) =>
        `${line.productCode} ${localName({ name: line.productName, names: line.productNames }, locale)}`,
    },
    quantity: {
      id: 'quantity',
      label: t('quantity'),
      isEnd: true,
      cell: (line) => formats.quantity(line.quantity, line.baseUnit),
    },
    net: {
      id: 'net',
      label: `${t('net')} ${currency}`,
      isEnd: true,
      cell: (line) => formats.money(line.netMinor, currency, { display: 'none' }),
    },
  };
}
