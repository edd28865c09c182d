'use client';
// The lines of the order as a grid for the keyboard. The page scrolls; only the lines near the window
// are in the document, so that hundreds of lines cost what thirty do.
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import {
  memo,
  useCallback,
  useEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react';
import classes from './entry.module.css';
import { EntryRow } from './entry-row';
import type { LineIssues } from './entry-refusal';
import type { EntryLine, LineField } from './entry-types';
import { gridMove, type CellPlace, type GridMove } from './grid-navigation';
import { LineNoProvider } from './numbered';
import { isManyRows } from './paste-rows';
import type { RowActions } from './row-actions';
import type { PreviewLine } from './use-preview';

const ROW_HEIGHT = 46;
const OVERSCAN = 6;
/** Header of the frame and of the grid above, bar of totals below: a focused cell stays clear of both. */
const COVERED = { start: 100, end: 210 };

export interface EntryGridHandle {
  focus(place: CellPlace): void;
}

export interface EntryGridProps {
  readonly lines: readonly EntryLine[];
  readonly previewOf: ReadonlyMap<string, PreviewLine>;
  readonly issuesOf: ReadonlyMap<string, LineIssues>;
  readonly currency: string | null;
  readonly mayPrice: boolean;
  readonly isBehind: boolean;
  readonly actions: RowActions;
  readonly onMove: (move: GridMove, at: CellPlace) => void;
  readonly onPaste: (text: string, lineKey: string) => void;
  readonly handle: { current: EntryGridHandle | null };
}

function placeOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof HTMLElement)) return null;
  const field = target.dataset['cell'];
  const line = target.closest<HTMLElement>('[data-line]')?.dataset['line'];
  return field && line ? { field: field as LineField, line: Number(line) } : null;
}

function cellsOf(target: EventTarget): readonly LineField[] {
  const row = (target as HTMLElement).closest('[data-line]');
  const cells = row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [];
  return [...cells].map((cell) => cell.dataset['cell'] as LineField);
}

function caretOf(target: EventTarget): { atStart: boolean; atEnd: boolean } {
  if (!(target instanceof HTMLInputElement)) return { atStart: true, atEnd: true };
  const { selectionStart, selectionEnd, value } = target;
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  return {
    atStart: isAll || selectionEnd === 0,
    atEnd: isAll || selectionStart === value.length,
  };
}

/** Focuses a cell, also one that has to be scrolled into the document first. */
function useCellFocus(root: { current: HTMLDivElement | null }, scrollTo: (line: number) => void) {
  const wanted = useRef<CellPlace | null>(null);
  const attempt = useCallback(() => {
    const place = wanted.current;
    if (!place) return;
    const row = root.current?.querySelector(`[data-line="${place.line}"]`);
    const cell =
      row?.querySelector<HTMLElement>(`[data-cell="${place.field}"]`) ??
      row?.querySelector<HTMLElement>('[data-cell]');
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
  }, [root]);
  useEffect(attempt);
  return useCallback(
    (place: CellPlace) => {
      wanted.current = place;
      scrollTo(place.line);
      attempt();
    },
    [attempt, scrollTo],
  );
}

export function EntryGrid(props: EntryGridProps) {
  const t = useTranslations('orders');
  const { lines, actions, handle } = props;
  const root = useRef<HTMLDivElement>(null);
  const offset = useRef(0);
  useEffect(() => {
    const top = root.current?.getBoundingClientRect().top ?? 0;
    offset.current = top + window.scrollY;
  });
  // The product is not compiled by React Compiler, which this would keep from caching the grid.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => lines[index]?.key ?? index,
    scrollMargin: offset.current,
    scrollPaddingStart: COVERED.start,
    scrollPaddingEnd: COVERED.end,
    initialRect: { width: 1200, height: 800 },
  });
  const scrollTo = useCallback((line: number) => virtualizer.scrollToIndex(line), [virtualizer]);
  const focus = useCellFocus(root, scrollTo);
  useEffect(() => {
    handle.current = { focus };
  }, [handle, focus]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = placeOf(event.target);
    if (!at || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const key = {
      key: event.key,
      mod: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
      ...caretOf(event.target),
    };
    // A list of units is stepped through by the arrows itself.
    const isSelect = event.target instanceof HTMLSelectElement;
    if (isSelect && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return;
    const grid = { lineCount: lines.length, fields: cellsOf(event.target) };
    const move = gridMove(at, key, grid);
    if (!move) return;
    event.preventDefault();
    if (move.kind === 'focus') focus(move.place);
    else props.onMove(move, at);
  };
  const onPaste = (event: ClipboardEvent<HTMLDivElement>) => {
    const at = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    const line = at && lines[at.line];
    if (!line || !isManyRows(text)) return;
    event.preventDefault();
    props.onPaste(text, line.key);
  };
  const items = virtualizer.getVirtualItems();
  const margin = virtualizer.options.scrollMargin;
  return (
    <div
      role="table"
      aria-label={t('entry.lines')}
      aria-rowcount={lines.length + 1}
      className={classes.grid}
      data-priced={props.mayPrice || undefined}
      data-behind={props.isBehind || undefined}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    >
      <GridHead mayPrice={props.mayPrice} />
      <div
        ref={root}
        role="rowgroup"
        className={classes.body}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              role="row"
              aria-rowindex={item.index + 2}
              data-index={item.index}
              data-line={item.index}
              className={classes.row}
              style={{ transform: `translateY(${item.start - margin}px)` }}
            >
              <LineNoProvider value={item.index + 1}>
                <EntryRow
                  line={line}
                  preview={props.previewOf.get(line.key)}
                  issues={props.issuesOf.get(line.key)}
                  currency={props.currency}
                  mayPrice={props.mayPrice}
                  actions={actions}
                />
              </LineNoProvider>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const GridHead = memo(function GridHead({ mayPrice }: { readonly mayPrice: boolean }) {
  const t = useTranslations('orders.field');
  const heads = [
    { key: 'no', label: '#', isEnd: false },
    { key: 'product', label: t('product'), isEnd: false },
    { key: 'quantity', label: t('quantity'), isEnd: true },
    { key: 'unit', label: t('unit'), isEnd: false },
    { key: 'price', label: t('price'), isEnd: true },
    ...(mayPrice ? [{ key: 'discount', label: t('discountPercent'), isEnd: true }] : []),
    { key: 'net', label: t('net'), isEnd: true },
    { key: 'stock', label: t('stock'), isEnd: false },
    { key: 'actions', label: '', isEnd: false },
  ];
  return (
    <div role="rowgroup" className={classes.headGroup}>
      <div role="row" aria-rowindex={1} className={classes.head}>
        {heads.map((head) => (
          <div
            key={head.key}
            role="columnheader"
            data-end={head.isEnd || undefined}
            className={classes[head.key]}
          >
            {head.label}
          </div>
        ))}
      </div>
    </div>
  );
});
