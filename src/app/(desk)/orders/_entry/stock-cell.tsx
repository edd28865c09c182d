'use client';
// Stock and quota of a line: icon, word and figure; the colour only repeats them.
import { IconAlertOctagon, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import classes from './entry.module.css';
import { quotaNote } from './quota-model';
import { stockModel } from './stock-model';
import type { PreviewLine } from './use-preview';

const ICONS = { fine: IconCheck, low: IconAlertTriangle, short: IconAlertOctagon };

/** In words, with what it means for the line; null where there is nothing to say. */
function useQuotaWords(quota: PreviewLine['quota']) {
  const t = useTranslations('orders.entry.quota');
  const note = quotaNote(quota);
  if (!note) return null;
  switch (note.level) {
    case 'over':
      return { level: 'short', text: t('over', { over: note.over }) } as const;
    case 'missing':
      return { level: 'low', text: t('missing') } as const;
    case 'left':
      return { level: 'fine', text: t('left', { left: note.left }) } as const;
  }
}

export interface StockCellProps {
  readonly line: Pick<PreviewLine, 'stock' | 'quota'> | undefined;
}

const said = (texts: readonly (string | undefined)[]) =>
  texts.filter((text) => text !== undefined).join(' · ');

const WORST = ['fine', 'low', 'short'] as const;

export function StockCell({ line }: StockCellProps) {
  const t = useTranslations('orders.entry.stock');
  const formats = useFormats();
  const quota = useQuotaWords(line?.quota ?? null);
  if (!line) return null;
  const { stock } = line;
  const model = stockModel(stock);
  const level = WORST[Math.max(WORST.indexOf(model.level), WORST.indexOf(quota?.level ?? 'fine'))];
  const StockIcon = ICONS[level ?? model.level];
  const elsewhere = stock.otherWarehouses.map((other) =>
    t('elsewhere', { warehouse: other.code, available: other.available }),
  );
  const date = model.nextDate ? t('by', { date: formats.date(model.nextDate) }) : t('noDate');
  const ofStock =
    model.level === 'short'
      ? t('short', { short: model.shortage })
      : model.left === null
        ? t('enough')
        : t('left', { left: model.left });
  // What stops the line stands first: a quota that is passed, unless stock is short as well.
  const leads = quota?.level === 'short' && model.level !== 'short';
  const [main, second] = leads ? [quota.text, ofStock] : [ofStock, quota?.text];
  const more =
    model.level === 'short' ? [date, ...elsewhere] : model.level === 'low' ? [t('low')] : [];
  const sub = said([second, ...more]);
  const { available, afterThisOrder } = stock;
  const full =
    available === null || afterThisOrder === null
      ? ofStock
      : t('full', { available, after: afterThisOrder });
  return (
    <span
      className={classes.stockText}
      data-level={level}
      // No floating element per row: hundreds of them would cost more than the grid itself.
      title={said([quota?.text, full, ...more])}
    >
      <StockIcon size={15} stroke={1.9} aria-hidden className={classes.stockIcon} />
      <span className={classes.stockWords}>
        <span>{main}</span>
        {sub && <span className={classes.stockSub}>{sub}</span>}
      </span>
    </span>
  );
}
