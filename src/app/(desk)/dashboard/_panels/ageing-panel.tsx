'use client';
// Receivables by age, and who is most overdue.
import { useTranslations } from 'next-intl';
import { prepareRanked, prepareStacked, RankedBars, StackedBars } from '@/ui/charts';
import { bucketHref } from '../../ageing/_summary/ageing-filters';
import { WayOn } from '../../_begin/way-on';
import type { PanelProps } from './panel-props';

export function AgeingPanel({ board, currency }: PanelProps) {
  const t = useTranslations('dashboard');
  const begin = useTranslations('dashboards.begin');
  const buckets = board.ageing.find((row) => row.currency === currency)?.buckets ?? [];
  const labelOf = (key: string) => {
    if (key === 'current') return t('bucketCurrent');
    // Days as a range: a spreadsheet reads 1-30 as a day in January.
    return key === 'undated' ? t('bucketUndated') : key.replace('-', '–');
  };
  const model = prepareStacked({
    // Where every invoice has a due date nobody looks for those that have none.
    stacks: (buckets.some(({ amountMinor }) => amountMinor !== 0n) ? buckets : [])
      .filter(({ key, amountMinor }) => key !== 'undated' || amountMinor !== 0n)
      .map(({ key, amountMinor }) => ({
        key,
        label: labelOf(key),
        values: new Map([['open', amountMinor]]),
        href: bucketHref(key, currency),
      })),
    parts: [{ key: 'open', label: t('open') }],
    unit: { kind: 'money', currency },
  });
  return (
    <StackedBars
      title={t('ageing')}
      summary={t('ageingSummary')}
      model={model}
      stackHeading={t('bucket')}
      emptyTitle={begin('owed')}
      emptyHint={<WayOn to="invoices" />}
      asOf={board.readAt}
    />
  );
}

export function OverduePanel({ board, currency }: PanelProps) {
  const t = useTranslations('dashboard');
  const model = prepareRanked({
    rows: board.overdueDealers
      .filter((row) => row.currency === currency)
      .map((row) => ({
        key: row.dealerId,
        label: row.name,
        value: row.overdueMinor,
        href: `/accounts/${row.dealerId}`,
      })),
    unit: { kind: 'money', currency },
    limit: 6,
  });
  return (
    <RankedBars
      title={t('topOverdue')}
      emptyTitle={t('noOverdue')}
      model={model}
      rowHeading={t('dealer')}
      valueLabel={t('overdue')}
      asOf={board.readAt}
    />
  );
}
