'use client';
// Ribbons from account through type to dealer, and areas by centre and type.
import { useTranslations } from 'next-intl';
import { NO_ONE } from '@/kernel/ids';
import type { ExpenseFlow } from '@/server/modules/analytics/figure-schemas';
import { prepareSankey, prepareTreemap, SankeyChart, TreemapChart } from '@/ui/charts';
import { WayOn } from '../../../_begin/way-on';
import type { SpentHrefs } from './spent-hrefs';

const MOST_OF_A_LAYER = 10;

interface PanelProps {
  readonly flow: ExpenseFlow;
  readonly hrefs: SpentHrefs;
}

type FlowNode = ExpenseFlow['nodes'][number];

export function RibbonsPanel({ flow, hrefs }: PanelProps) {
  const t = useTranslations('dashboards.expenses');
  const labelOf = ({ layer, id, name }: FlowNode) => {
    if (id !== NO_ONE) return name;
    return layer === 1 ? t('noType') : t('noDealer');
  };
  const model = prepareSankey({
    nodes: flow.nodes.map((node) => ({
      ...{ key: node.key, layer: node.layer, label: labelOf(node), href: hrefs.node(node.key) },
    })),
    links: flow.links.map(({ from, to, amountMinor }) => ({
      ...{ from, to, value: amountMinor, href: hrefs.link({ from, to }) },
    })),
    unit: { kind: 'money', currency: flow.currency },
    limit: MOST_OF_A_LAYER,
    restLabel: (count) => t('rest', { count }),
    restHref: `/reports/expense-flow?from=${flow.span.from}&to=${flow.span.to}`,
  });
  return (
    <SankeyChart
      title={t('ribbons')}
      summary={t('ribbonsSummary')}
      emptyTitle={t('nothingSpent')}
      emptyHint={<WayOn to="spent" />}
      model={model}
      rowHeading={t('fromTo')}
      valueLabel={t('spent')}
      asOf={flow.asOf}
    />
  );
}

export function AreasPanel({ flow, hrefs }: PanelProps) {
  const t = useTranslations('dashboards.expenses');
  const model = prepareTreemap({
    parts: flow.treemap.map((part) => ({
      key: `${part.centreId} ${part.accountId} ${part.typeId}`,
      group: part.centreName,
      label: part.name,
      value: part.actualMinor,
      href: hrefs.area(part),
    })),
    unit: { kind: 'money', currency: flow.currency },
  });
  return (
    <TreemapChart
      title={t('areas')}
      summary={t('areasSummary')}
      emptyTitle={t('nothingSpent')}
      model={model}
      rowHeading={t('centreType')}
      valueLabel={t('spent')}
      asOf={flow.asOf}
    />
  );
}
