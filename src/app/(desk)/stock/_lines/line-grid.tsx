'use client';
// Lines of a stock document, made for the keyboard: Enter goes on, arrows move, a pasted list
// becomes lines, Ctrl-Backspace takes a line out.
import { ActionIcon, Button, Kbd, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo, useCallback, useMemo, useRef } from 'react';
import { useFormats } from '@/i18n/formats';
import { useIssueText } from '@/i18n/errors';
import type { DomainIssue } from '@/kernel/domain-error';
import { Nothing } from '@/ui/cells';
import classes from './grid.module.css';
import { afterLine, readQuantity, type Line, type LineMode } from './line-model';
import { ProductCell } from './product-cell';
import type { Lines } from './use-lines';

export interface LineGridProps {
  readonly grid: Lines;
  readonly mode: LineMode;
  /** Says what the lines are, for screen readers. */
  readonly label: string;
}

type Column = 'product' | 'quantity' | 'note';
type Actions = Pick<Lines, 'change' | 'resolve' | 'paste' | 'remove'>;

export function LineGrid({ grid, mode, label }: LineGridProps) {
  const t = useTranslations('inventory.grid');
  const body = useRef<HTMLDivElement>(null);
  const focus = useCallback((key: string | undefined, column: Column) => {
    if (!key) return;
    body.current?.querySelector<HTMLInputElement>(`[data-cell="${key}:${column}"]`)?.focus();
  }, []);
  const { change, resolve, paste, remove } = grid;
  const actions = useMemo(
    () => ({ change, resolve, paste, remove }),
    [change, resolve, paste, remove],
  );
  const move = useCallback(
    (key: string, column: Column, step: -1 | 1) => {
      const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const keys = rows.map((row) => row.dataset['row']);
      focus(keys[keys.indexOf(key) + step], column);
    },
    [focus],
  );
  return (
    <div className={classes.frame} role="group" aria-label={label} data-mode={mode}>
      <div className={classes.labels} aria-hidden>
        <span />
        <span>{t('product')}</span>
        <span className={classes.end}>{t(`quantity.${mode}`)}</span>
        <span className={classes.end}>{t('onHand')}</span>
        <span className={classes.end}>{t(mode === 'count' ? 'difference' : 'after')}</span>
        <span>{t('note')}</span>
        <span />
      </div>
      <div ref={body}>
        {grid.lines.map((line, index) => (
          <GridRow
            key={line.key}
            line={line}
            number={index + 1}
            mode={mode}
            issue={grid.issues.get(line.key)}
            onHand={line.product ? grid.onHand.get(line.product.productId) : undefined}
            actions={actions}
            focus={focus}
            move={move}
          />
        ))}
      </div>
      <GridFoot grid={grid} mode={mode} />
    </div>
  );
}

interface RowProps {
  readonly line: Line;
  readonly number: number;
  readonly mode: LineMode;
  readonly issue: DomainIssue | undefined;
  readonly onHand: number | undefined;
  readonly actions: Actions;
  readonly focus: (key: string | undefined, column: Column) => void;
  readonly move: (key: string, column: Column, step: -1 | 1) => void;
}

/** A thousand lines stay quick because only the one that changed is drawn again. */
const GridRow = memo(function GridRow(props: RowProps) {
  const t = useTranslations('inventory.grid');
  const issueText = useIssueText();
  const { line, number, issue, actions, focus, move } = props;
  const problem = issue ? issueText(issue).problem : null;
  return (
    <div
      className={classes.row}
      data-row={line.key}
      data-issue={issue ? '' : undefined}
      onKeyDown={(event) => {
        const isDelete = event.key === 'Backspace' || event.key === 'Delete';
        if (!isDelete || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        move(line.key, 'product', number > 1 ? -1 : 1);
        actions.remove(line.key);
      }}
    >
      <span className={classes.number}>{number}</span>
      <ProductCell
        line={line}
        number={number}
        grid={actions}
        hasIssue={issue !== undefined && line.product === null}
        onLeave={(to) =>
          to === 'quantity'
            ? focus(line.key, 'quantity')
            : move(line.key, 'product', to === 'up' ? -1 : 1)
        }
      />
      <TextCell {...props} column="quantity" label={t('quantityOf', { line: number })} />
      <StockCells {...props} />
      <TextCell {...props} column="note" label={t('noteOf', { line: number })} />
      <ActionIcon
        className={classes.remove}
        aria-label={t('remove', { line: number })}
        tabIndex={-1}
        onClick={() => actions.remove(line.key)}
      >
        <IconX size={15} stroke={1.8} />
      </ActionIcon>
      {problem && (
        <Text size="xs" c="var(--mantine-color-error)" className={classes.problem} role="alert">
          {problem}
        </Text>
      )}
    </div>
  );
});

function TextCell(
  props: RowProps & { readonly column: 'quantity' | 'note'; readonly label: string },
) {
  const t = useTranslations('inventory.grid');
  const { line, column, actions, move } = props;
  const isQuantity = column === 'quantity';
  return (
    <input
      className={`${classes.input} ${isQuantity ? classes.figure : ''}`}
      data-cell={`${line.key}:${column}`}
      aria-label={props.label}
      aria-invalid={(isQuantity && props.issue && line.product) || undefined ? true : undefined}
      autoComplete="off"
      inputMode={isQuantity ? 'decimal' : undefined}
      placeholder={isQuantity ? (line.product?.baseUnit ?? '') : t('noteHint')}
      value={line[column]}
      onChange={(event) => actions.change(line.key, { [column]: event.currentTarget.value })}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
        const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (step !== 0) move(line.key, column, step);
        else if (event.key === 'Enter') move(line.key, 'product', 1);
        else return;
        event.preventDefault();
      }}
    />
  );
}

/** What is there now, and what the line makes of it. */
function StockCells({ line, mode, onHand }: RowProps) {
  const formats = useFormats();
  const t = useTranslations('inventory.grid');
  const read = readQuantity(line.quantity, mode);
  const after = read.ok ? afterLine(onHand, read.value, mode) : null;
  const shown =
    after === null || onHand === undefined ? null : mode === 'count' ? after - onHand : after;
  const text = shown === null ? null : formats.quantity(shown);
  return (
    <>
      <span className={classes.stock} data-label={t('onHand')}>
        {onHand === undefined ? <Nothing /> : formats.quantity(onHand)}
      </span>
      <span
        className={classes.stock}
        data-label={t(mode === 'count' ? 'difference' : 'after')}
        data-negative={after !== null && after < 0 ? '' : undefined}
      >
        {text === null ? <Nothing /> : mode === 'count' && (shown ?? 0) > 0 ? `+${text}` : text}
      </span>
    </>
  );
}

function GridFoot({ grid, mode }: { readonly grid: Lines; readonly mode: LineMode }) {
  const t = useTranslations('inventory.grid');
  const formats = useFormats();
  const total = grid.lines.reduce((sum, line) => {
    const read = readQuantity(line.quantity, mode);
    return sum + (read.ok ? read.value : 0);
  }, 0);
  return (
    <div className={classes.foot}>
      <Text size="sm" aria-live="polite">
        {t('lines', { count: grid.filled })} · {t('total', { quantity: formats.quantity(total) })}
      </Text>
      <Text size="xs" c="dimmed" visibleFrom="sm" className={classes.hint}>
        <Kbd size="xs">↵</Kbd> {t('hintEnter')} · <Kbd size="xs">Ctrl V</Kbd> {t('hintPaste')} ·{' '}
        <Kbd size="xs">Ctrl ⌫</Kbd> {t('hintRemove')}
      </Text>
      {grid.filled > 0 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={grid.clear}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
