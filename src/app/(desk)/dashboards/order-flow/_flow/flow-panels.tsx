'use client';
// The stages of the period with what was lost between them, and the losses by cause.
import { useTranslations } from 'next-intl';
import type { OrderFlow } from '@/server/modules/analytics/figure-schemas';
import { FlowChart, prepareFlow, prepareRanked, RankedBars } from '@/ui/charts';
import { WayOn } from '../../../_begin/way-on';
import type { Days } from '../../_parts/use-days';
import { lossesBefore, lostLinesHref } from './losses';

interface PanelProps {
  readonly flow: OrderFlow;
  readonly days: Days;
}

const NAMED = ['REJECTED', 'NOT_APPROVED', 'BEFORE_APPROVAL', 'AFTER_APPROVAL'] as const;

/** Causes of the system; others are the words of whoever brought history in. */
function isNamed(cause: string): cause is (typeof NAMED)[number] {
  return (NAMED as readonly string[]).includes(cause);
}

export function StagesPanel({ flow, days }: PanelProps) {
  const t = useTranslations('dashboards.orderFlow');
  const begin = useTranslations('dashboards.begin');
  const href = `/reports/order-flow?by=product&${days.query}`;
  const stages = flow.flow.filter(({ stage }) => stage !== 'RETURNED');
  const isNone = stages.every(({ quantity }) => Number(quantity) === 0);
  const model = prepareFlow({
    steps: (isNone ? [] : stages).map(({ stage, quantity }) => ({
      ...{ key: stage, label: t(`stage.${stage}`), value: quantity, href },
      losses: lossesBefore(stage, flow.causes).map((loss) => ({
        ...{ key: loss.key, label: t(`loss.${loss.key}`), value: loss.quantity },
        href: lostLinesHref(days, loss),
      })),
    })),
    unit: { kind: 'quantity', unit: t('units') },
    unexplainedLabel: t('unexplained'),
  });
  return (
    <FlowChart
      title={t('stages')}
      summary={t('stagesSummary')}
      model={model}
      rowHeading={t('step')}
      valueLabel={t('quantity')}
      asOf={flow.asOf}
      emptyTitle={begin('days')}
      emptyHint={<WayOn to="days" />}
    />
  );
}

/** Losses before shipping; what came back has its own panel with its reasons. */
export function CausesPanel({ flow, days }: PanelProps) {
  const t = useTranslations('dashboards.orderFlow');
  const labelOf = ({ kind, cause }: OrderFlow['causes'][number]) => {
    if (isNamed(cause)) return t(`cause.${cause}`);
    return kind === 'CANCELLED' && cause !== ''
      ? t('cancelledFor', { cause })
      : t('kind.CANCELLED');
  };
  const model = prepareRanked({
    rows: flow.causes
      .filter(({ kind }) => kind !== 'RETURNED')
      .map((row) => ({
        key: `${row.kind} ${row.cause}`,
        label: labelOf(row),
        value: row.amountMinor,
        href: lostLinesHref(days, row),
      })),
    unit: { kind: 'money', currency: flow.currency },
    limit: 8,
  });
  return (
    <RankedBars
      title={t('causes')}
      summary={t('causesSummary')}
      emptyTitle={t('noneLost')}
      model={model}
      rowHeading={t('causeHeading')}
      valueLabel={t('amount')}
      asOf={flow.asOf}
    />
  );
}
