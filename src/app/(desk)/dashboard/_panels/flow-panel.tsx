'use client';
// From ordered to delivered with what was lost on the way, and what keeps the rest waiting now.
import { useTranslations } from 'next-intl';
import { FlowChart, prepareFlow, prepareRanked, RankedBars } from '@/ui/charts';
import type { PanelProps } from './dashboard-view';

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

export function FlowPanel({ board }: PanelProps) {
  const t = useTranslations('dashboard');
  const { flow } = board;
  const href = `/reports/order-flow?by=product&from=${flow.from}&to=${flow.to}`;
  const causes = `/reports/order-flow?by=cause&from=${flow.from}&to=${flow.to}`;
  const loss = (key: 'rejected' | 'cancelled') => ({
    key,
    label: t(key),
    value: flow[key],
    href: causes,
  });
  const model = prepareFlow({
    steps: [
      { key: 'requested', label: t('requested'), value: flow.requested, href },
      {
        key: 'approved',
        label: t('approved'),
        value: flow.approved,
        href,
        losses: [loss('rejected')],
      },
      {
        key: 'shipped',
        label: t('shipped'),
        value: flow.shipped,
        href,
        losses: [loss('cancelled')],
      },
      { key: 'delivered', label: t('delivered'), value: flow.delivered, href },
    ],
    unit: { kind: 'quantity' },
    unexplainedLabel: t('stillOpen'),
  });
  return (
    <FlowChart
      title={t('flow')}
      summary={t('flowSummary')}
      model={model}
      rowHeading={t('step')}
      valueLabel={t('units')}
      asOf={board.asOf}
    />
  );
}

export function GapsPanel({ board }: PanelProps) {
  const t = useTranslations('dashboard');
  const model = prepareRanked({
    rows: board.gaps.map(({ cause, quantity, orders }) => ({
      key: cause,
      label: t('gapLabel', { cause: t(`gap.${cause as 'LATE'}`), orders }),
      value: quantity,
      href: `/orders?${ORDERS_OF[cause] ?? ''}`,
    })),
    unit: { kind: 'quantity' },
    limit: 8,
  });
  return (
    <RankedBars
      title={t('gaps')}
      summary={t('gapsSummary')}
      model={model}
      rowHeading={t('cause')}
      valueLabel={t('units')}
    />
  );
}
