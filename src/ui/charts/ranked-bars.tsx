'use client';
// A ranking: name, bar, figure, share; each row opens what is behind it. Plain elements, so that it
// reads and prints as the list it is.
import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import { ChartFrame } from './chart-frame';
import classes from './charts.module.css';
import { exactText } from './prepare/figures';
import type { RankedBar, RankedModel } from './prepare/ranked';

export interface RankedBarsProps {
  readonly title: string;
  readonly summary?: string;
  /** Said where there is nothing to draw, because nothing happened. */
  readonly emptyTitle?: string;
  readonly model: RankedModel;
  /** What the rows are: "Dealer". */
  readonly rowHeading: string;
  readonly valueLabel: string;
  readonly asOf?: Date | null;
  readonly actions?: ReactNode;
}

export function RankedBars(props: RankedBarsProps) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const { model } = props;
  const { cut, unit } = model;
  const rest = cut && exactText(cut.rest.exact, unit, formats);
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      asOf={props.asOf}
      actions={props.actions}
      height={0}
      isEmpty={model.isEmpty}
      emptyTitle={props.emptyTitle}
      notes={cut ? [t('cut', { shown: cut.shown, total: cut.total, rest: rest ?? t('gap') })] : []}
      table={{
        rowHeading: props.rowHeading,
        columns: [props.valueLabel],
        unit,
        rows: [
          ...model.bars.map((bar) => ({ ...bar, values: [bar.figure.exact] })),
          ...(cut
            ? [
                {
                  key: '\u0000rest',
                  label: t('rest', { count: cut.total - cut.shown }),
                  values: [cut.rest.exact],
                },
              ]
            : []),
        ],
      }}
    >
      <RankedList model={model} />
    </ChartFrame>
  );
}

/** The rows alone, for a frame of another chart. */
export function RankedList({ model }: { readonly model: RankedModel }) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  return (
    <ol className={classes.ranked}>
      {model.bars.map((bar) => (
        <li key={bar.key}>
          <RankedRow
            bar={bar}
            text={exactText(bar.figure.exact, model.unit, formats) ?? t('gap')}
          />
        </li>
      ))}
    </ol>
  );
}

function RankedRow({ bar, text }: { readonly bar: RankedBar; readonly text: string }) {
  const formats = useFormats();
  const body = (
    <>
      <span className={classes.rankedHead}>
        <span className={classes.rankedLabel}>{bar.label}</span>
        <span className={classes.rankedValue}>{text}</span>
        {bar.share !== null && (
          <Text span size="xs" c="dimmed" className={classes.rankedShare}>
            {formats.percent(bar.share)}
          </Text>
        )}
      </span>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.bar}
          data-negative={bar.isNegative || undefined}
          style={{ width: `${bar.length * 100}%` }}
        />
      </span>
    </>
  );
  if (!bar.href) return <div className={classes.rankedRow}>{body}</div>;
  return (
    <Link href={bar.href} prefetch={false} className={classes.rankedRow} data-link>
      {body}
    </Link>
  );
}
