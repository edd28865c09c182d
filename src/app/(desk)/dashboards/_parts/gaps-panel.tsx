'use client';
// What keeps ordered goods waiting at this moment, by the cause; each cause opens its orders.
import { useTranslations } from 'next-intl';
import { prepareRanked, RankedBars } from '@/ui/charts';
import { ordersOf } from './orders-of';

export interface OpenGap {
  readonly cause: string;
  readonly quantity: bigint | number;
  readonly orders: number;
}

export interface GapsPanelProps {
  readonly gaps: readonly OpenGap[];
  readonly asOf: Date | null;
}

export function GapsPanel({ gaps, asOf }: GapsPanelProps) {
  const t = useTranslations('dashboard');
  const flow = useTranslations('dashboards.orderFlow');
  const model = prepareRanked({
    rows: gaps.map(({ cause, quantity, orders }) => ({
      key: cause,
      label: t('gapLabel', { cause: t(`gap.${cause as 'LATE'}`), orders }),
      value: quantity,
      href: ordersOf(cause),
    })),
    unit: { kind: 'quantity', unit: flow('units') },
    limit: 8,
  });
  return (
    <RankedBars
      title={t('gaps')}
      summary={t('gapsSummary')}
      emptyTitle={t('noGaps')}
      model={model}
      rowHeading={t('cause')}
      valueLabel={flow('quantity')}
      asOf={asOf}
    />
  );
}
