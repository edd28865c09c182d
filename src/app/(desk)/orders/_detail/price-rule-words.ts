'use client';
// Which rule gave a line its price, in words.
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useFormats } from '@/i18n/formats';

export interface PriceRuleView {
  readonly by: string;
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly listPrice?: string | undefined;
}

const RULES = [
  'dealer',
  'level',
  'region',
  'everyone',
  'manual',
  'goods',
  'history',
  'none',
] as const;

export function usePriceRuleWords() {
  const t = useTranslations('orders.rule');
  const formats = useFormats();
  return useCallback(
    (view: PriceRuleView, currency: string): string => {
      const known = RULES.find((rule) => rule === view.by);
      const rule = known ? t(known) : view.by;
      const { code, name, listPrice } = view;
      if (listPrice !== undefined) {
        return t('listPrice', { rule, price: formats.unitPrice(listPrice, currency) });
      }
      return code !== undefined && name !== undefined ? t('named', { rule, code, name }) : rule;
    },
    [t, formats],
  );
}
