'use client';
// Sentences of a remedy in the reader's language.
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useFormats } from '@/i18n/formats';
import { cutList, remedyModel, type PayableText, type RemedySentence } from './remedy-model';

export interface RemedyWords {
  /** One per step: every step is needed. */
  readonly steps: readonly string[];
  /** "and 12 more lines", or null. */
  readonly more: string | null;
}

export interface RemedyContext {
  readonly currency: string;
  /** Name of a warehouse; undefined where the reader may not know it. */
  readonly warehouseName?: (id: string) => string | undefined;
  /** The number a line has on this screen, where lines were sent under other numbers. */
  readonly lineNumber?: (line: number) => number;
  readonly maxSteps?: number;
}

const MAX_STEPS = 4;
const MAX_LISTED = 5;

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

export function useRemedyWords() {
  const t = useTranslations('orders.remedy');
  const formats = useFormats();
  const sentence = useCallback(
    (item: RemedySentence, context: RemedyContext): string => {
      const numberOf = (line: number) => context.lineNumber?.(line) ?? line;
      // All of them are needed: a list that is cut short says how many it leaves out.
      const listOf = (texts: readonly string[]) => {
        const { shown, left } = cutList(texts, MAX_LISTED);
        return formats.list(left > 0 ? [...shown, t('others', { count: left })] : shown);
      };
      const invoice = (one: PayableText, currency: string) =>
        t('invoice', { invoice: one.invoice, amount: formats.money(one.amountMinor, currency) });
      switch (item.key) {
        case 'payOne':
          return t('payOne', {
            invoice: item.invoice.invoice,
            amount: formats.money(item.invoice.amountMinor, item.currency),
          });
        case 'payMany': {
          const names = item.invoices.map((one) => invoice(one, item.currency));
          return t('payMany', {
            amount: formats.money(item.amountMinor, item.currency),
            invoices: listOf(names),
          });
        }
        case 'payAhead':
          return t('payAhead', { amount: formats.money(item.amountMinor, item.currency) });
        case 'cut':
          return listOf(
            item.cuts.map((cut) =>
              t('cut', { line: numberOf(cut.line), by: formats.quantity(cut.by) }),
            ),
          );
        case 'arrivesOn':
          return t('arrivesOn', { line: numberOf(item.line), date: formats.date(item.date) });
        case 'otherWarehouse':
          return t('otherWarehouse', {
            line: numberOf(item.line),
            warehouse: context.warehouseName?.(item.warehouseId) ?? t('anotherWarehouse'),
          });
        case 'raisePrice':
          return t('raisePrice', {
            line: numberOf(item.line),
            price: formats.unitPrice(item.unitPrice, context.currency),
          });
        case 'moreQuota':
          return listOf(
            item.lacks.map(({ quota, line, by }) => {
              const more = formats.quantity(by);
              return quota
                ? t('moreQuota', { ...quota, by: more })
                : t('noQuota', { line: numberOf(line), by: more });
            }),
          );
        case 'release':
          return t('release');
      }
    },
    [t, formats],
  );
  return useCallback(
    (remedy: Readonly<Record<string, unknown>>, context: RemedyContext): RemedyWords => {
      const model = remedyModel(remedy, context.maxSteps ?? MAX_STEPS);
      const steps = model.steps.map((step) =>
        capital(step.map((item) => sentence(item, context)).join(t('or'))),
      );
      return {
        steps: steps.length > 0 ? steps : [t('unknown')],
        more: model.more > 0 ? t('more', { count: model.more }) : null,
      };
    },
    [sentence, t],
  );
}
