'use client';
// Figures over time, as lines or bars. The unfinished period is dashed or hatched; a gap is a gap.
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { Key, MouseEvent, ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, Line, LineChart } from 'recharts';
import { ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '@/i18n/formats';
import { barShape } from './bar-shape';
import { ChartFrame } from './chart-frame';
import { ChartTooltip } from './chart-tooltip';
import { Hatches } from './hatches';
import { Legend } from './legend';
import { tickText, type ChartUnit } from './prepare/figures';
import { lineRows, openKey, type TimeSeriesModel } from './prepare/time-series';
import { SeriesMark, seriesColor } from './series-style';

export interface TimeSeriesChartProps {
  readonly title: string;
  readonly summary?: string;
  readonly model: TimeSeriesModel;
  readonly emptyTitle?: string;
  readonly emptyHint?: ReactNode;
  /** What else a reader has to know, such as why a point has no figure. */
  readonly notes?: readonly string[];
  readonly shape?: 'line' | 'bar';
  readonly height?: number;
  readonly asOf?: Date | null;
  readonly actions?: ReactNode;
  /** Where the rows behind a period are. */
  readonly hrefOf?: (bucket: string) => string;
  /** Where those of one of its bars are, where series have rows of their own. */
  readonly barHrefOf?: (bucket: string, series: string) => string;
}

/** More points than this and their marks would run into each other. */
const MARKS_MAX_POINTS = 26;
const TICK = { fontSize: 11.5, fill: 'var(--dd-muted)' } as const;
const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 } as const;

export function TimeSeriesChart(props: TimeSeriesChartProps) {
  const t = useTranslations('common.chart');
  const { model, hrefOf, barHrefOf, shape = 'line', height = 260 } = props;
  const notes = [
    ...(model.hasUnfinished ? [`${shape === 'bar' ? '▨' : '┄'} ${t('unfinished')}`] : []),
    ...(model.hasGaps ? [t('gapNote')] : []),
    ...(props.notes ?? []),
  ];
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      asOf={props.asOf}
      actions={props.actions}
      height={height}
      isEmpty={model.isEmpty}
      emptyTitle={props.emptyTitle}
      emptyHint={props.emptyHint}
      notes={notes}
      legend={<Legend series={model.series} />}
      table={{
        rowHeading: t('period'),
        columns: model.series.map(({ label }) => label),
        unit: model.unit,
        rows: model.points.map((point) => ({
          key: point.bucket,
          label: point.label,
          note: point.isUnfinished ? `(${t('unfinished')})` : undefined,
          values: model.series.map(({ key }) => point.figures[key]?.exact ?? null),
          href: hrefOf?.(point.bucket),
          hrefs: barHrefOf && model.series.map(({ key }) => barHrefOf(point.bucket, key)),
        })),
      }}
    >
      {shape === 'bar' ? (
        <Bars model={model} height={height} hrefOf={hrefOf} barHrefOf={barHrefOf} />
      ) : (
        <Lines model={model} height={height} hrefOf={hrefOf} />
      )}
    </ChartFrame>
  );
}

interface DrawingProps {
  readonly model: TimeSeriesModel;
  readonly height: number;
  readonly hrefOf?: (bucket: string) => string;
  readonly barHrefOf?: (bucket: string, series: string) => string;
}

/** A click anywhere in a period opens its rows; the table gives the same links to the keyboard. */
function useOpen({ hrefOf }: DrawingProps) {
  const router = useRouter();
  if (!hrefOf) return undefined;
  return (state: { activeLabel?: string | number }) => {
    if (state.activeLabel !== undefined) router.push(hrefOf(String(state.activeLabel)));
  };
}

/** A click on a bar opens the rows of its series, and not those of its period besides. */
function useOpenBar({ barHrefOf }: DrawingProps) {
  const router = useRouter();
  return (series: string) => {
    if (!barHrefOf) return undefined;
    return (bar: { payload?: unknown }, _: number, event: MouseEvent) => {
      const { bucket } = bar.payload as { bucket: string };
      event.stopPropagation();
      router.push(barHrefOf(bucket, series));
    };
  };
}

function useAxes(model: TimeSeriesModel) {
  const formats = useFormats();
  const labels = new Map(model.points.map((point) => [point.bucket, point.label]));
  return {
    x: {
      dataKey: 'bucket',
      tickFormatter: (bucket: string) => labels.get(bucket) ?? bucket,
      tick: TICK,
      tickLine: false,
      axisLine: { stroke: 'var(--dd-line-strong)' },
      minTickGap: 18,
    },
    y: yAxis(model.unit, (value) => tickText(value, model.unit, formats)),
  };
}

function yAxis(unit: ChartUnit, tickFormatter: (value: number) => string) {
  return {
    tickFormatter,
    tick: TICK,
    tickLine: false,
    axisLine: false,
    width: unit.kind === 'percent' ? 48 : 56,
  };
}

function PointTooltip(props: { readonly model: TimeSeriesModel; readonly bucket: unknown }) {
  const t = useTranslations('common.chart');
  const point = props.model.points.find(({ bucket }) => bucket === props.bucket);
  if (!point) return null;
  return (
    <ChartTooltip
      title={point.label}
      note={point.isUnfinished ? t('unfinished') : null}
      unit={props.model.unit}
      gapLabel={t('gap')}
      rows={props.model.series.map(({ key, label }) => ({
        key,
        label,
        exact: point.figures[key]?.exact ?? null,
      }))}
    />
  );
}

function tooltipOf(model: TimeSeriesModel) {
  return ({ label }: { label?: string | number }) => <PointTooltip model={model} bucket={label} />;
}

interface DotProps {
  readonly key?: Key | null;
  readonly cx?: number;
  readonly cy?: number;
  readonly value?: unknown;
  readonly payload?: { readonly isUnfinished?: boolean };
}

/** Hollow where the period is not over; the joint to the finished part keeps its full mark. */
function dotOf(index: number, isOpenPart: boolean) {
  return ({ key, cx, cy, value, payload }: DotProps) => {
    const isDrawn = payload?.isUnfinished === isOpenPart && value !== null;
    if (!isDrawn || typeof cx !== 'number' || typeof cy !== 'number') return <g key={key} />;
    return <SeriesMark key={key} index={index} cx={cx} cy={cy} isHollow={isOpenPart} />;
  };
}

function Lines(props: DrawingProps) {
  const { model, height } = props;
  const axes = useAxes(model);
  const open = useOpen(props);
  const hasMarks = model.points.length <= MARKS_MAX_POINTS;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={[...lineRows(model)]} margin={MARGIN} onClick={open}>
        <CartesianGrid vertical={false} stroke="var(--dd-grid)" />
        <XAxis {...axes.x} />
        <YAxis {...axes.y} />
        <ReferenceLine y={0} stroke="var(--dd-line-strong)" />
        <Tooltip content={tooltipOf(model)} />
        {model.series.flatMap(({ key }, index) => {
          const line = {
            stroke: seriesColor(index),
            strokeWidth: 2,
            connectNulls: false,
            isAnimationActive: false,
          };
          return [
            <Line key={key} {...line} dataKey={key} dot={hasMarks && dotOf(index, false)} />,
            <Line
              key={openKey(key)}
              {...line}
              dataKey={openKey(key)}
              strokeDasharray="4 4"
              dot={hasMarks && dotOf(index, true)}
            />,
          ];
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}

function Bars(props: DrawingProps) {
  const { model, height } = props;
  const axes = useAxes(model);
  const open = useOpen(props);
  const openBar = useOpenBar(props);
  const rows = model.points.map((point) => ({
    bucket: point.bucket,
    isUnfinished: point.isUnfinished,
    ...Object.fromEntries(model.series.map(({ key }) => [key, point.figures[key]?.plot ?? null])),
  }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={rows} margin={MARGIN} onClick={open} barCategoryGap="22%">
        <Hatches />
        <CartesianGrid vertical={false} stroke="var(--dd-grid)" />
        <XAxis {...axes.x} />
        <YAxis {...axes.y} />
        <ReferenceLine y={0} stroke="var(--dd-line-strong)" />
        <Tooltip cursor={{ fill: 'var(--dd-hover)' }} content={tooltipOf(model)} />
        {model.series.map(({ key }, index) => (
          <Bar
            key={key}
            dataKey={key}
            maxBarSize={42}
            isAnimationActive={false}
            shape={barShape(index, { isStacked: false })}
            onClick={openBar(key)}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
