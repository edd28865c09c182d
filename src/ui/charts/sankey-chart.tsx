'use client';
// Money that runs through layers. On a narrow screen ribbons cannot be read: there the largest flows
// stand as a list instead.
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Layer, Rectangle, ResponsiveContainer, Sankey, Tooltip } from 'recharts';
import type { SankeyLinkProps, SankeyNodeProps } from 'recharts';
import { useFormats } from '@/i18n/formats';
import { ChartFrame } from './chart-frame';
import { ChartTooltip } from './chart-tooltip';
import { exactText, tickText } from './prepare/figures';
import { prepareRanked } from './prepare/ranked';
import type { SankeyLink, SankeyModel } from './prepare/sankey';
import { RankedList } from './ranked-bars';
import { seriesColor } from './series-style';

export interface SankeyChartProps {
  readonly title: string;
  readonly summary?: string;
  /** Said where there is nothing to draw, because nothing happened. */
  readonly emptyTitle?: string;
  readonly emptyHint?: ReactNode;
  readonly model: SankeyModel;
  /** What a row of the table is: "From → to". */
  readonly rowHeading: string;
  readonly valueLabel: string;
  readonly asOf?: Date | null;
}

const ROW_PX = 34;
const LEAST_PX = 300;
const LABEL_MAX = 22;
const LISTED = 12;
const MARGIN = { top: 8, right: 196, bottom: 8, left: 8 } as const;

export function SankeyChart(props: SankeyChartProps) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false;
  const { model } = props;
  const { unit, links } = model;
  const tallest = Math.max(
    ...[0, 1, 2].map((layer) => model.nodes.filter((node) => node.layer === layer).length),
  );
  const height = isNarrow ? 0 : Math.max(LEAST_PX, tallest * ROW_PX);
  const left = model.left === 0n ? null : exactText(model.left, unit, formats);
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      asOf={props.asOf}
      height={height}
      isEmpty={model.isEmpty}
      emptyTitle={props.emptyTitle}
      emptyHint={props.emptyHint}
      notes={left ? [t('notDrawn', { amount: left })] : []}
      table={{
        rowHeading: props.rowHeading,
        columns: [props.valueLabel],
        unit,
        rows: links.map((link) => ({ ...link, values: [link.figure.exact] })),
      }}
    >
      {isNarrow ? (
        <RankedList
          model={prepareRanked({
            rows: links.map((link) => ({ ...link, value: link.figure.exact })),
            ...{ unit, limit: LISTED },
          })}
        />
      ) : (
        <Ribbons model={model} height={height} valueLabel={props.valueLabel} />
      )}
    </ChartFrame>
  );
}

interface DrawingProps {
  readonly model: SankeyModel;
  readonly height: number;
  readonly valueLabel: string;
}

const shortOf = (label: string) =>
  label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1)}…` : label;

function Ribbons({ model, height, valueLabel }: DrawingProps) {
  const formats = useFormats();
  const router = useRouter();
  const data = {
    nodes: model.nodes.map((node) => ({ ...node, name: node.label })),
    links: model.links.map(({ key, source, target, figure }) => ({
      ...{ key, source, target, value: figure.plot ?? 0 },
    })),
  };
  const open = (href: string | undefined) => href && (() => router.push(href));
  const node = ({ x, y, width, height: tall, index }: SankeyNodeProps) => {
    const own = model.nodes[index];
    if (!own) return <g />;
    const amount = tickText(own.figure.plot ?? 0, model.unit, formats);
    return (
      <Layer
        key={own.key}
        onClick={open(own.href) || undefined}
        style={own.href ? { cursor: 'pointer' } : undefined}
      >
        <Rectangle {...{ x, y, width, height: tall }} fill={seriesColor(own.layer)} radius={2} />
        <text
          x={x + width + 6}
          y={y + tall / 2}
          dy="0.35em"
          fontSize={12}
          fill="var(--mantine-color-text)"
        >
          {shortOf(own.label)}
          <tspan dx={6} fill="var(--dd-muted)">
            {amount}
          </tspan>
        </text>
      </Layer>
    );
  };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <Sankey
        data={data}
        node={node}
        link={ribbonOf(model, (href) => router.push(href))}
        nodeWidth={10}
        nodePadding={14}
        margin={MARGIN}
      >
        <Tooltip content={tooltipOf(model, valueLabel)} />
      </Sankey>
    </ResponsiveContainer>
  );
}

interface Pointed {
  readonly payload?: readonly { readonly payload?: unknown }[];
}

/** By key: names and amounts may occur twice. Recharts wraps what it was given once or twice. */
function pointedAt(model: SankeyModel, { payload }: Pointed) {
  const outer = payload?.[0]?.payload as { key?: string; payload?: { key?: string } } | undefined;
  const key = outer?.payload?.key ?? outer?.key;
  return [...model.nodes, ...model.links].find((own) => own.key === key);
}

function tooltipOf(model: SankeyModel, valueLabel: string) {
  return (pointed: Pointed) => {
    const found = pointedAt(model, pointed);
    return found ? <FlowTooltip {...{ model, valueLabel, found }} /> : null;
  };
}

interface FlowTooltipProps {
  readonly model: SankeyModel;
  readonly valueLabel: string;
  readonly found: Pick<SankeyLink, 'label' | 'figure'>;
}

function FlowTooltip({ model, valueLabel, found }: FlowTooltipProps) {
  const t = useTranslations('common.chart');
  return (
    <ChartTooltip
      title={found.label}
      unit={model.unit}
      gapLabel={t('gap')}
      rows={[{ key: 'amount', label: valueLabel, exact: found.figure.exact }]}
    />
  );
}

function ribbonOf(model: SankeyModel, open: (href: string) => void) {
  return (ribbon: SankeyLinkProps) => {
    const { sourceX, targetX, sourceY, targetY, linkWidth, index } = ribbon;
    const { sourceControlX, targetControlX } = ribbon;
    const link = model.links[index];
    const href = link?.href;
    const curve = `C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`;
    return (
      <path
        key={link?.key ?? index}
        d={`M${sourceX},${sourceY}${curve}`}
        fill="none"
        stroke={seriesColor(model.nodes[link?.source ?? 0]?.layer ?? 0)}
        strokeOpacity={0.28}
        strokeWidth={Math.max(1, linkWidth)}
        style={href ? { cursor: 'pointer' } : undefined}
        onClick={href ? () => open(href) : undefined}
      />
    );
  };
}
