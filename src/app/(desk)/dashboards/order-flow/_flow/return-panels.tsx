'use client';
// What came back: the products by their return rate, and why.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { Returns } from '@/server/modules/analytics/figure-schemas';
import { prepareRanked, RankedBars } from '@/ui/charts';
import type { Days } from '../../_parts/use-days';
import { lostLinesHref } from './losses';

const SHOWN = 8;

/** By value returned, each with its rate; a product that shipped nothing in the period has none. */
export function ReturnedProducts(props: { readonly returns: Returns; readonly days: Days }) {
  const t = useTranslations('dashboards.orderFlow');
  const formats = useFormats();
  const { returns, days } = props;
  const model = prepareRanked({
    rows: returns.products.map((row) => ({
      key: row.id,
      label: t('productRate', {
        name: `${row.code} ${row.name}`,
        rate:
          row.rateByQuantity === null ? t('noBasis') : formats.percent(Number(row.rateByQuantity)),
      }),
      value: row.returnedMinor,
      href: `/dashboards/lines?kind=RETURNED&product=${row.id}&${days.query}`,
    })),
    unit: { kind: 'money', currency: returns.currency },
    limit: SHOWN,
  });
  return (
    <RankedBars
      title={t('returnedProducts')}
      summary={t('returnedProductsSummary')}
      emptyTitle={t('noneReturned')}
      model={model}
      rowHeading={t('product')}
      valueLabel={t('returned')}
      asOf={returns.asOf}
    />
  );
}

export function ReasonsPanel(props: { readonly returns: Returns; readonly days: Days }) {
  const t = useTranslations('dashboards.orderFlow');
  const { returns, days } = props;
  const model = prepareRanked({
    rows: returns.reasons.map(({ code, name, amountMinor }) => ({
      ...{ key: code, label: name, value: amountMinor },
      href: lostLinesHref(days, { kind: 'RETURNED', cause: code }),
    })),
    unit: { kind: 'money', currency: returns.currency },
    limit: SHOWN,
  });
  return (
    <RankedBars
      title={t('reasons')}
      summary={t('reasonsSummary')}
      emptyTitle={t('noneReturned')}
      model={model}
      rowHeading={t('reason')}
      valueLabel={t('returned')}
      asOf={returns.asOf}
    />
  );
}
