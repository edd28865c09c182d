'use client';
// Parts of wholes side by side: ageing by bucket, order flow by month.
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ReferenceLine } from 'recharts';
import { ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '@/i18n/formats';
import { barShape } from './bar-shape';
import { ChartFrame } from './chart-frame';
import { ChartTooltip } from './chart-tooltip';
import { Hatches } from './hatches';
import { Legend } from './legend';
import { exactText, tickText } from './prepare/figures';
import type { Stack, StackedModel } from './prepare/stacked';

const NAMED_STACKS = 8;

export interface StackedBarsProps {
  readonly title: string;
  readonly summary?: string;
  readonly model: StackedModel;
  readonly emptyTitle?: string;
  readonly emptyHint?: ReactNode;
  /** What the stacks are: "Month", "Dealer". */
  readonly stackHeading: string;
  readonly height?: number;
  readonly asOf?: Date | null;
  readonly actions?: ReactNode;
  /** Said below: what the bars leave out. */
  readonly notes?: readonly string[];
}

const TICK = { fontSize: 11.5, fill: 'var(--dd-muted)' } as const;
const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 } as const;

export function StackedBars(props: StackedBarsProps) {
  const t = useTranslations('common');
  const { model, height = 260 } = props;
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
      notes={[
        ...(model.hasUnfinished ? [`▨ ${t('chart.unfinished')}`] : []),
        ...(props.notes ?? []),
      ]}
      legend={<Legend series={model.parts} />}
      table={{
        rowHeading: props.stackHeading,
        columns: [...model.parts.map(({ label }) => label), t('field.total')],
        unit: model.unit,
        rows: model.stacks.map((stack) => ({
          key: stack.key,
          label: stack.label,
          note: stack.isUnfinished ? `(${t('chart.unfinished')})` : undefined,
          values: [
            ...model.parts.map(({ key }) => stack.figures[key]?.exact ?? null),
            stack.total.exact,
          ],
          href: stack.href,
          hrefs: model.parts.map(({ key }) => stack.hrefs?.get(key)),
        })),
      }}
    >
      <Drawing model={model} height={height} />
    </ChartFrame>
  );
}

function Drawing({ model, height }: { readonly model: StackedModel; readonly height: number }) {
  const formats = useFormats();
  const router = useRouter();
  const byKey = new Map(model.stacks.map((stack) => [stack.key, stack]));
  const rows = model.stacks.map((stack) => ({
    key: stack.key,
    isUnfinished: stack.isUnfinished,
    ...Object.fromEntries(model.parts.map((p) => [p.key, stack.figures[p.key]?.plot ?? null])),
  }));
  const open = (state: { activeLabel?: string | number }) => {
    const href = byKey.get(String(state.activeLabel))?.href;
    if (href) router.push(href);
  };
  // A click on a part opens its rows, and not those of the whole besides.
  const openPart = (part: string) => (bar: { payload?: unknown }, _: number, event: MouseEvent) => {
    const { key } = bar.payload as { key: string };
    const href = byKey.get(key)?.hrefs?.get(part);
    if (href === undefined) return;
    event.stopPropagation();
    router.push(href);
  };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={rows} margin={MARGIN} stackOffset="sign" onClick={open} barCategoryGap="24%">
        <Hatches />
        <CartesianGrid vertical={false} stroke="var(--dd-grid)" />
        <XAxis
          dataKey="key"
          tickFormatter={(key: string) => byKey.get(key)?.label ?? key}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--dd-line-strong)' }}
          minTickGap={12}
          // A few stacks all say what they are.
          interval={model.stacks.length <= NAMED_STACKS ? 0 : 'preserveEnd'}
        />
        <YAxis
          tickFormatter={(value: number) => tickText(value, model.unit, formats)}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={56}
        />
        <ReferenceLine y={0} stroke="var(--dd-line-strong)" />
        <Tooltip cursor={{ fill: 'var(--dd-hover)' }} content={tooltipOf(model)} />
        {model.parts.map(({ key }, index) => (
          <Bar
            key={key}
            dataKey={key}
            stackId="whole"
            maxBarSize={46}
            isAnimationActive={false}
            shape={barShape(index, { isStacked: true })}
            onClick={openPart(key)}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function tooltipOf(model: StackedModel) {
  return ({ label }: { label?: string | number }) => (
    <StackTooltip model={model} stack={model.stacks.find((stack) => stack.key === label)} />
  );
}

function StackTooltip(props: { readonly model: StackedModel; readonly stack: Stack | undefined }) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const { model, stack } = props;
  if (!stack) return null;
  return (
    <ChartTooltip
      title={stack.label}
      note={exactText(stack.total.exact, model.unit, formats)}
      unit={model.unit}
      gapLabel={t('gap')}
      rows={model.parts.map(({ key, label }) => ({
        key,
        label,
        exact: stack.figures[key]?.exact ?? null,
      }))}
    />
  );
}
