'use client';
// Stock of a line: icon, word and figure; the colour only repeats them.
import { IconAlertOctagon, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import classes from './entry.module.css';
import { stockModel } from './stock-model';
import type { PreviewLine } from './use-preview';

const ICONS = { fine: IconCheck, low: IconAlertTriangle, short: IconAlertOctagon };

export function StockCell({ stock }: { readonly stock: PreviewLine['stock'] | undefined }) {
  const t = useTranslations('orders.entry.stock');
  const formats = useFormats();
  if (!stock) return null;
  const model = stockModel(stock);
  const StockIcon = ICONS[model.level];
  const elsewhere = stock.otherWarehouses.map((other) =>
    t('elsewhere', { warehouse: other.code, available: other.available }),
  );
  const date = model.nextDate ? t('by', { date: formats.date(model.nextDate) }) : t('noDate');
  const main =
    model.level === 'short'
      ? t('short', { short: model.shortage })
      : model.left === null
        ? t('enough')
        : t('left', { left: model.left });
  const sub =
    model.level === 'short' ? [date, ...elsewhere] : model.level === 'low' ? [t('low')] : [];
  const { available, afterThisOrder } = stock;
  const full =
    available === null || afterThisOrder === null
      ? main
      : t('full', { available, after: afterThisOrder });
  return (
    <span
      className={classes.stockText}
      data-level={model.level}
      // No floating element per row: hundreds of them would cost more than the grid itself.
      title={[full, ...sub].join(' · ')}
    >
      <StockIcon size={15} stroke={1.9} aria-hidden className={classes.stockIcon} />
      <span className={classes.stockWords}>
        <span>{main}</span>
        {sub.length > 0 && <span className={classes.stockSub}>{sub.join(' · ')}</span>}
      </span>
    </span>
  );
}
