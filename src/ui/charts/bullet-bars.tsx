'use client';
// Attainment: name, rate, bar with the mark of its target, and the two amounts. Plain elements, so
// that it reads and prints as the list it is.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import { TextLink } from '../links';
import { ChartFrame } from './chart-frame';
import classes from './bullets.module.css';
import { exactText, rateCell } from './prepare/figures';
import type { Bullet, BulletModel } from './prepare/bullets';

export interface BulletBarsProps {
  readonly title: string;
  readonly model: BulletModel;
  /** What the rows are: "Dealer". */
  readonly rowHeading: string;
  readonly labels: {
    readonly target: string;
    readonly actual: string;
    /** Actual ÷ target. */
    readonly rate: string;
    readonly noBasis: string;
  };
  /** What is counted, said under the bars. */
  readonly note?: string;
  readonly asOf?: Date | null;
  readonly actions?: ReactNode;
  /** What stands below a row, by its key: the parts it is made of. */
  readonly below?: ReadonlyMap<string, ReactNode>;
}

export function BulletBars(props: BulletBarsProps) {
  const { model, labels } = props;
  const t = useTranslations('common.chart');
  return (
    <ChartFrame
      title={props.title}
      asOf={props.asOf}
      actions={props.actions}
      height={0}
      isEmpty={model.isEmpty}
      notes={props.note === undefined ? [t('bulletMark')] : [props.note, t('bulletMark')]}
      table={{
        rowHeading: props.rowHeading,
        columns: [labels.target, labels.actual, labels.rate],
        unit: model.unit,
        units: [undefined, undefined, { kind: 'percent' }],
        rows: model.bars.map(({ key, label, target, actual, rate, href }) => ({
          ...{ key, label, href },
          values: [target.exact, actual.exact, rateCell(rate, labels.noBasis)],
        })),
      }}
    >
      <ol className={classes.list}>
        {model.bars.map((bar) => (
          <li key={bar.key} className={classes.row}>
            <BulletRow bar={bar} model={model} labels={labels} />
            {props.below?.get(bar.key)}
          </li>
        ))}
      </ol>
    </ChartFrame>
  );
}

function BulletRow(props: {
  readonly bar: Bullet;
  readonly model: BulletModel;
  readonly labels: BulletBarsProps['labels'];
}) {
  const formats = useFormats();
  const { bar, model, labels } = props;
  const text = (exact: Bullet['actual']['exact']) => exactText(exact, model.unit, formats) ?? '–';
  return (
    <>
      <span className={classes.head}>
        <span className={classes.label}>
          {bar.href ? <TextLink href={bar.href}>{bar.label}</TextLink> : bar.label}
        </span>
        <span className={classes.rate}>
          {bar.rate === null ? labels.noBasis : formats.percent(bar.rate)}
        </span>
      </span>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.bar}
          data-reached={bar.isReached || undefined}
          data-cut={bar.isCut || undefined}
          style={{ width: `${bar.length * 100}%` }}
        />
        {bar.rate !== null && (
          <span className={classes.mark} style={{ insetInlineStart: `${model.mark * 100}%` }} />
        )}
      </span>
      <span className={classes.amounts}>
        <span>
          {labels.actual} {text(bar.actual.exact)}
        </span>
        <span>
          {labels.target} {text(bar.target.exact)}
        </span>
      </span>
    </>
  );
}
