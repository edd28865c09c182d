'use client';
// What a file says in words, as the reader of the screen has them.
import { useTranslations } from 'next-intl';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import { dateInZone } from '@/kernel/business-date';
import { useStatusLabel } from '../states/status-badge';
import type { ExportWords } from './export-cells';

export function useExportWords(): ExportWords {
  const t = useTranslations('common');
  const formats = useFormats();
  return {
    currency: t('field.currency'),
    orgCurrency: useOrgCurrency(),
    statusOf: useStatusLabel(),
    timeOf: (instant) => `${dateInZone(instant, formats.timeZone)} ${formats.time(instant)}`,
  };
}
