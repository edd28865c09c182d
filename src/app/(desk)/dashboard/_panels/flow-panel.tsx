'use client';
// From ordered to delivered with what was lost on the way.
import { useTranslations } from 'next-intl';
import { FlowChart, prepareFlow } from '@/ui/charts';
import type { PanelProps } from './panel-props';

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
