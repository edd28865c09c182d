'use client';
// What became of what was ordered: each step, and between the steps the named causes of the loss.
import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import { ChartFrame } from './chart-frame';
import classes from './charts.module.css';
import { exactText } from './prepare/figures';
import type { FlowBar, FlowModel } from './prepare/flow';

export interface FlowChartProps {
  readonly title: string;
  readonly summary?: string;
  readonly model: FlowModel;
  readonly emptyTitle?: string;
  readonly emptyHint?: ReactNode;
  readonly rowHeading: string;
  readonly valueLabel: string;
  readonly asOf?: Date | null;
  readonly actions?: ReactNode;
}

export function FlowChart(props: FlowChartProps) {
  const { model } = props;
  const widest = Math.max(...model.bars.map((bar) => bar.range[1]), 0);
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      asOf={props.asOf}
      actions={props.actions}
      height={0}
      isEmpty={model.isEmpty}
      emptyTitle={props.emptyTitle}
      emptyHint={props.emptyHint}
      table={{
        rowHeading: props.rowHeading,
        columns: [props.valueLabel],
        unit: model.unit,
        rows: model.bars.map((bar) => ({ ...bar, values: [bar.figure.exact] })),
      }}
    >
      <ol className={classes.flow}>
        {model.bars.map((bar) => (
          <li key={bar.key}>
            <FlowRow bar={bar} model={model} widest={widest} />
          </li>
        ))}
      </ol>
    </ChartFrame>
  );
}

interface FlowRowProps {
  readonly bar: FlowBar;
  readonly model: FlowModel;
  readonly widest: number;
}

function FlowRow({ bar, model, widest }: FlowRowProps) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const percent = (value: number) => (widest === 0 ? 0 : (value / widest) * 100);
  const [start, end] = bar.range;
  const body = (
    <>
      <span className={classes.flowLabel}>{bar.label}</span>
      <span className={classes.flowTrack} aria-hidden>
        <span
          className={classes.flowBar}
          data-kind={bar.kind}
          style={{ marginInlineStart: `${percent(start)}%`, width: `${percent(end - start)}%` }}
        />
      </span>
      <span className={classes.flowValue}>
        {exactText(bar.figure.exact, model.unit, formats) ?? t('gap')}
      </span>
      <Text span size="xs" c="dimmed" className={classes.flowShare}>
        {bar.share === null ? '' : formats.percent(bar.share)}
      </Text>
    </>
  );
  if (!bar.href)
    return (
      <div className={classes.flowRow} data-kind={bar.kind}>
        {body}
      </div>
    );
  return (
    <Link
      href={bar.href}
      prefetch={false}
      className={classes.flowRow}
      data-kind={bar.kind}
      data-link
    >
      {body}
    </Link>
  );
}
