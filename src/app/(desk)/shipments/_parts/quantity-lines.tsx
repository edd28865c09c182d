'use client';
// A table of lines with one quantity to type per line; Enter and the arrows go from line to line.
import { Button, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRef, type KeyboardEvent } from 'react';
import { useFormats } from '@/i18n/formats';
import { useIssueText } from '@/i18n/errors';
import type { DomainIssue } from '@/kernel/domain-error';
import { ProductName } from '../../stock/_parts/product-name';
import classes from './quantity.module.css';
import type { QuantityLine, Typed } from './quantity-model';

export interface QuantityLinesProps {
  readonly label: string;
  readonly lines: readonly QuantityLine[];
  /** Headings of the figures of each line. */
  readonly headings: readonly string[];
  /** Heading of what is typed. */
  readonly entry: string;
  readonly typed: Typed;
  readonly onType: (key: string, text: string) => void;
  readonly issues: ReadonlyMap<string, DomainIssue>;
  readonly total: number;
  /** Buttons that fill every line at once. */
  readonly fills?: readonly { readonly label: string; readonly onFill: () => void }[];
  readonly autoFocus?: boolean;
}

export function QuantityLines(props: QuantityLinesProps) {
  const t = useTranslations('fulfilment.lines');
  const body = useRef<HTMLTableSectionElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (step === 0) return;
    event.preventDefault();
    const inputs = [...(body.current?.querySelectorAll('input') ?? [])];
    inputs[inputs.indexOf(event.currentTarget) + step]?.focus();
  };
  return (
    <section className={classes.frame} aria-label={props.label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.number}>{t('line')}</th>
            <th>{t('product')}</th>
            {props.headings.map((heading) => (
              <th key={heading} className={classes.end}>
                {heading}
              </th>
            ))}
            <th className={classes.end}>{props.entry}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {props.lines.map((line, index) => (
            <EntryRow
              key={line.key}
              {...props}
              line={line}
              onKeyDown={onKeyDown}
              isFirst={props.autoFocus === true && index === 0}
            />
          ))}
        </tbody>
      </table>
      <EntryFoot total={props.total} fills={props.fills ?? []} />
    </section>
  );
}

interface EntryRowProps extends QuantityLinesProps {
  readonly line: QuantityLine;
  readonly isFirst: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

function EntryRow(props: EntryRowProps) {
  const t = useTranslations('fulfilment.lines');
  const formats = useFormats();
  const issueText = useIssueText();
  const { line, typed, headings } = props;
  const issue = props.issues.get(line.key);
  const text = typed[line.key] ?? '';
  const isShort = !issue && line.start > 0 && text.trim() !== String(line.most);
  const isNothing = text.trim() === '' || text.trim() === '0';
  return (
    <tr data-issue={issue ? '' : undefined} data-none={isNothing || undefined}>
      <td className={classes.number}>{line.lineNo}</td>
      <td className={classes.product}>
        <ProductName product={line} />
        {issue && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {issueText(issue).problem}
          </Text>
        )}
      </td>
      {line.figures.map((figure, index) => (
        <td key={headings[index]} className={classes.end} data-label={headings[index]}>
          {formats.quantity(figure)}
        </td>
      ))}
      <td className={classes.entry} data-label={props.entry}>
        <input
          className={classes.input}
          inputMode="numeric"
          autoComplete="off"
          autoFocus={props.isFirst}
          aria-label={t('entryOf', { entry: props.entry, product: line.productCode })}
          aria-invalid={issue ? true : undefined}
          data-short={isShort || undefined}
          value={text}
          onChange={(event) => props.onType(line.key, event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={props.onKeyDown}
        />
        <span className={classes.unit}>{line.baseUnit}</span>
      </td>
    </tr>
  );
}

function EntryFoot(props: {
  readonly total: number;
  readonly fills: NonNullable<QuantityLinesProps['fills']>;
}) {
  const t = useTranslations('fulfilment.lines');
  const formats = useFormats();
  return (
    <div className={classes.foot}>
      {props.fills.map((fill) => (
        <Button key={fill.label} size="compact-sm" variant="default" onClick={fill.onFill}>
          {fill.label}
        </Button>
      ))}
      <Text size="sm" fw={560} className={classes.total} aria-live="polite">
        {t('total', { quantity: formats.quantity(props.total) })}
      </Text>
    </div>
  );
}
