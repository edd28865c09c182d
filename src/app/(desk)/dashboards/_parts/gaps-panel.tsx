'use client';
// What keeps ordered goods waiting at this moment, by the cause; each cause opens its orders.
import { useTranslations } from 'next-intl';
import { prepareRanked, RankedBars } from '@/ui/charts';

const ORDERS_OF: Readonly<Record<string, string>> = {
  AWAITING_APPROVAL: 'status=SUBMITTED',
  CREDIT_HOLD: 'status=ON_HOLD&hold=CREDIT_LIMIT',
  QUOTA_HOLD: 'status=ON_HOLD&hold=QUOTA',
  STOCK_HOLD: 'status=ON_HOLD&hold=STOCK',
  OTHER_HOLD: 'status=ON_HOLD',
  NO_STOCK: 'status=APPROVED,PARTIALLY_SHIPPED',
  LATE: 'status=APPROVED,PARTIALLY_SHIPPED',
  IN_TIME: 'status=APPROVED,PARTIALLY_SHIPPED',
};

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
      href: `/orders?${ORDERS_OF[cause] ?? ''}`,
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
