'use client';
// A waterfall where there is no room for names below bars: one row a bar, its name and figure above it,
// each bar where it hangs on the common scale. Plain elements, so that it reads and prints as a list.
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useFormats } from '@/i18n/formats';
import classes from './charts.module.css';
import { exactText } from './prepare/figures';
import {
  waterfallSpans,
  type WaterfallBar,
  type WaterfallModel,
  type WaterfallRole,
  type WaterfallSpan,
} from './prepare/waterfall';

const MARK: Record<WaterfallRole, string> = { end: '', favourable: '▲ ', unfavourable: '▼ ' };

export function WaterfallList({ model }: { readonly model: WaterfallModel }) {
  const t = useTranslations('common.chart');
  const formats = useFormats();
  const spans = waterfallSpans(model.bars);
  return (
    <ol className={classes.ranked}>
      {model.bars.map((bar) => (
        <li key={bar.key}>
          <Row
            bar={bar}
            span={spans.get(bar.key)}
            text={`${MARK[bar.role]}${exactText(bar.exact, model.unit, formats) ?? t('gap')}`}
          />
        </li>
      ))}
    </ol>
  );
}

function Row(props: {
  readonly bar: WaterfallBar;
  readonly span: WaterfallSpan | undefined;
  readonly text: string;
}) {
  const { bar, span = { start: 0, length: 0 }, text } = props;
  const body = (
    <>
      <span className={classes.rankedHead}>
        <span className={classes.stepLabel}>{bar.label}</span>
        <span className={classes.rankedValue}>{text}</span>
      </span>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.step}
          data-role={bar.role}
          style={{ marginInlineStart: `${span.start * 100}%`, width: `${span.length * 100}%` }}
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
