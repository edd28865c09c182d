'use client';
// Words of ways to pay. Imported receipts may carry a word of their own, which is shown as it is.
import { useTranslations } from 'next-intl';
import { RECEIPT_METHODS } from '@/server/modules/receivables/schemas';

export function useMethodLabel(): (method: string) => string {
  const t = useTranslations('receivables.method');
  return (method) => {
    const known = RECEIPT_METHODS.find((candidate) => candidate === method);
    return known ? t(known) : method;
  };
}
