'use client';
// From a basis to the actual figure. A favourable step has an arrow up, an unfavourable one an arrow
// down and a hatch, so that neither depends on its colour. On a phone it is a list of bars.
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, Rectangle, ReferenceLine } from 'recharts';
import { ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '@/i18n/formats';
import { ChartFrame } from './chart-frame';
import { ChartTooltip } from './chart-tooltip';
import { NAME_AXIS_HEIGHT, nameTick } from './name-tick';
import { tickText } from './prepare/figures';
import type { WaterfallBar, WaterfallModel, WaterfallRole } from './prepare/waterfall';
import { WaterfallList } from './waterfall-list';

export interface WaterfallChartProps {
  readonly title: string;
  readonly summary?: string;
  readonly model: WaterfallModel;
  readonly emptyTitle?: string;
  readonly emptyHint?: ReactNode;
  readonly rowHeading: string;
  readonly valueLabel: string;
  readonly height?: number;
  readonly asOf?: Date | null;
  /** Said below the bars, before what their marks mean. */
  readonly notes?: readonly string[];
}

const TICK = { fontSize: 11.5, fill: 'var(--dd-muted)' } as const;
const MARGIN = { top: 32, right: 12, bottom: 0, left: 0 } as const;
const MARK: Record<WaterfallRole, string> = { end: '', favourable: '▲ ', unfavourable: '▼ ' };
const FILL: Record<WaterfallRole, string> = {
  end: 'var(--mantine-color-gray-6)',
  favourable: 'var(--dd-good)',
  unfavourable: 'var(--mantine-color-red-6)',
};

export function WaterfallChart(props: WaterfallChartProps) {
  const t = useTranslations('common.chart');
  const { model, height = 320 } = props;
  const isPhone = useMediaQuery('(max-width: 48em)');
  const word = (role: WaterfallRole) => (role === 'end' ? undefined : `(${t(role)})`);
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      asOf={props.asOf}
      height={isPhone ? 0 : height}
      isEmpty={model.isEmpty}
      emptyTitle={props.emptyTitle}
      emptyHint={props.emptyHint}
      notes={[...(props.notes ?? []), `▲ ${t('favourable')}`, `▼ ${t('unfavourable')}`]}
      table={{
        rowHeading: props.rowHeading,
        columns: [props.valueLabel],
        unit: model.unit,
        rows: model.bars.map((bar) => ({
          ...{ key: bar.key, label: bar.label, href: bar.href, values: [bar.exact] },
          note: word(bar.role),
        })),
      }}
    >
      {isPhone ? (
        <WaterfallList model={model} />
      ) : (
        <Drawing model={model} height={height} valueLabel={props.valueLabel} />
      )}
    </ChartFrame>
  );
}

interface DrawingProps {
  readonly model: WaterfallModel;
  readonly height: number;
  readonly valueLabel: string;
}

function Drawing({ model, height, valueLabel }: DrawingProps) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const router = useRouter();
  const byKey = new Map(model.bars.map((bar) => [bar.key, bar]));
  const rows = model.bars.map((bar) => ({
    ...bar,
    mark: `${MARK[bar.role]}${tickText(bar.plot, model.unit, formats)}`,
  }));
  const open = (state: { activeLabel?: string | number }) => {
    const href = byKey.get(String(state.activeLabel))?.href;
    if (href) router.push(href);
  };
  const tooltip = ({ label }: { label?: string | number }) => {
    const bar = byKey.get(String(label));
    if (!bar) return null;
    return (
      <ChartTooltip
        title={bar.label}
        note={bar.role === 'end' ? null : t(bar.role)}
        unit={model.unit}
        gapLabel={t('gap')}
        rows={[{ key: bar.key, label: valueLabel, exact: bar.exact }]}
      />
    );
  };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={rows} margin={MARGIN} onClick={open} barCategoryGap="18%">
        <CartesianGrid vertical={false} stroke="var(--dd-grid)" />
        <XAxis
          dataKey="key"
          tick={nameTick(rows.length, (key) => byKey.get(key)?.label ?? key)}
          tickLine={false}
          axisLine={{ stroke: 'var(--dd-line-strong)' }}
          interval={0}
          height={NAME_AXIS_HEIGHT}
        />
        <YAxis
          tickFormatter={(value: number) => tickText(value, model.unit, formats)}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={56}
        />
        <ReferenceLine y={0} stroke="var(--dd-line-strong)" />
        <Tooltip cursor={{ fill: 'var(--dd-hover)' }} content={tooltip} />
        <Bar dataKey="range" maxBarSize={56} isAnimationActive={false} shape={stepShape}>
          <LabelList dataKey="mark" content={StepLabel} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

interface LabelProps {
  readonly viewBox?: object;
  readonly value?: unknown;
}

/** Narrower bars have their arrow above the figure, so that neighbours do not run into each other. */
const NARROW = 44;
const LABEL_LINE = 12;

function StepLabel({ viewBox = {}, value }: LabelProps) {
  // The box of a bar; a chart of angles would have none.
  const { x = 0, y = 0, width = 0 } = viewBox as { x?: number; y?: number; width?: number };
  const text = String(value ?? '');
  const lines = width < NARROW ? text.split(' ') : [text];
  const at = x + width / 2;
  return (
    <text x={at} textAnchor="middle" fontSize={11} fill="var(--dd-muted)">
      {lines.map((line, index) => (
        <tspan key={line} x={at} y={y - 5 - LABEL_LINE * (lines.length - 1 - index)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** An unfavourable step is outlined and light, a favourable one full. */
function stepShape(given: unknown) {
  const { x, y, width, height, payload } = given as {
    x: number;
    y: number;
    width: number;
    height: number;
    payload: WaterfallBar;
  };
  const isLight = payload.role === 'unfavourable';
  return (
    <Rectangle
      {...{ x, y, width, height, radius: 2 }}
      fill={FILL[payload.role]}
      fillOpacity={isLight ? 0.3 : 0.9}
      stroke={FILL[payload.role]}
      strokeDasharray={isLight ? '3 2' : undefined}
    />
  );
}
