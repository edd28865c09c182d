'use client';
// Parts of a whole as areas, one colour a group. What does not fit into its area is in the table.
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { ResponsiveContainer, Tooltip, Treemap, type TreemapNode } from 'recharts';
import { useFormats } from '@/i18n/formats';
import { ChartFrame } from './chart-frame';
import { ChartTooltip } from './chart-tooltip';
import { Legend } from './legend';
import { exactText } from './prepare/figures';
import type { TreemapModel, TreemapPart } from './prepare/treemap';
import { seriesColor } from './series-style';

export interface TreemapChartProps {
  readonly title: string;
  readonly summary?: string;
  /** Said where there is nothing to draw, because nothing happened. */
  readonly emptyTitle?: string;
  readonly emptyHint?: ReactNode;
  readonly model: TreemapModel;
  readonly rowHeading: string;
  readonly valueLabel: string;
  readonly height?: number;
  readonly asOf?: Date | null;
}

/** A label needs this much room, in pixels. */
const ROOM = { width: 64, height: 38, line: 15, perLetter: 7.2 } as const;

export function TreemapChart(props: TreemapChartProps) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const { model, height = 320 } = props;
  const left = model.left === 0n ? null : exactText(model.left, model.unit, formats);
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
      legend={<Legend series={model.groups.map(({ label }) => ({ key: label, label }))} />}
      table={{
        rowHeading: props.rowHeading,
        columns: [props.valueLabel],
        unit: model.unit,
        rows: model.groups.flatMap(({ label, parts }) =>
          parts.map((part) => ({
            ...{ key: part.key, label: `${label} · ${part.label}`, href: part.href },
            values: [part.figure.exact],
          })),
        ),
      }}
    >
      <Areas model={model} height={height} valueLabel={props.valueLabel} />
    </ChartFrame>
  );
}

interface DrawingProps {
  readonly model: TreemapModel;
  readonly height: number;
  readonly valueLabel: string;
}

interface Area {
  readonly part: TreemapPart;
  readonly group: number;
}

function Areas({ model, height, valueLabel }: DrawingProps) {
  const formats = useFormats();
  const router = useRouter();
  const areas = new Map(
    model.groups.flatMap(({ parts }, group) =>
      parts.map((part): [string, Area] => [part.key, { part, group }]),
    ),
  );
  const data = model.groups.map(({ label, parts }) => ({
    name: label,
    children: parts.map(({ key, figure }) => ({ name: key, size: figure.plot ?? 0 })),
  }));
  const cell = (node: TreemapNode) => {
    const area = areas.get(node.name);
    if (!area || node.depth !== 2) return <g />;
    const { href } = area.part;
    return (
      <g
        onClick={href ? () => router.push(href) : undefined}
        style={href ? { cursor: 'pointer' } : undefined}
      >
        <rect
          {...{ x: node.x, y: node.y, width: node.width, height: node.height }}
          fill={seriesColor(area.group)}
          fillOpacity={0.22}
          stroke="var(--dd-surface)"
          strokeWidth={2}
        />
        <AreaLabel
          node={node}
          name={area.part.label}
          lines={[model.groups[area.group]?.label ?? '', formats.percent(area.part.share)]}
        />
      </g>
    );
  };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <Treemap
        data={data}
        dataKey="size"
        nameKey="name"
        content={cell}
        isAnimationActive={false}
        aspectRatio={1.6}
      >
        <Tooltip content={tooltipOf(model, areas, valueLabel)} />
      </Treemap>
    </ResponsiveContainer>
  );
}

interface Pointed {
  readonly payload?: readonly { readonly payload?: unknown }[];
}

function tooltipOf(model: TreemapModel, areas: ReadonlyMap<string, Area>, valueLabel: string) {
  return ({ payload }: Pointed) => {
    const node = payload?.[0]?.payload as { name?: string } | undefined;
    const area = areas.get(node?.name ?? '');
    return area ? <AreaTooltip area={area} model={model} valueLabel={valueLabel} /> : null;
  };
}

interface AreaTooltipProps {
  readonly area: Area;
  readonly model: TreemapModel;
  readonly valueLabel: string;
}

function AreaTooltip({ area, model, valueLabel }: AreaTooltipProps) {
  const t = useTranslations('common.chart');
  return (
    <ChartTooltip
      title={area.part.label}
      note={model.groups[area.group]?.label}
      unit={model.unit}
      gapLabel={t('gap')}
      rows={[{ key: 'amount', label: valueLabel, exact: area.part.figure.exact }]}
    />
  );
}

interface AreaLabelProps {
  readonly node: TreemapNode;
  readonly name: string;
  readonly lines: readonly string[];
}

/** As many lines as the area has room for. */
function AreaLabel({ node, name, lines }: AreaLabelProps) {
  if (node.width < ROOM.width || node.height < ROOM.height) return null;
  const letters = Math.floor((node.width - 12) / ROOM.perLetter);
  const short = (text: string) => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text);
  const shown = node.height < ROOM.height + ROOM.line ? lines.slice(1) : lines;
  return (
    <text x={node.x + 8} y={node.y + 18} fontSize={12} fill="var(--mantine-color-text)">
      {short(name)}
      {shown.map((line) => (
        <tspan
          key={line}
          x={node.x + 8}
          dy={ROOM.line}
          fontSize={11}
          fill="var(--mantine-color-text)"
        >
          {short(line)}
        </tspan>
      ))}
    </text>
  );
}
