'use client';
// The table of the grid: only the rows in sight are drawn, so that thousands stay quick. Keys, paste
// and copy as in a spreadsheet.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import {
  useEffect,
  useMemo,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useFormats } from '@/i18n/formats';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { notifyInfo } from '@/ui/feedback';
import { keyAction } from './grid-keys';
import { areWhole, shortAmount, totalsOf, type Row } from './grid-model';
import { GridRowView } from './grid-row';
import { templateOf } from './grid-template';
import type { GridDialog } from './grid-tools';
import classes from './grid.module.css';
import type { Grid } from './use-grid';

export interface GridTableProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Row[];
  readonly periods: BudgetView['periods'];
  readonly currency: string;
  readonly grid: Grid;
  readonly isClosed: (column: number) => boolean;
  readonly canWrite: boolean;
  readonly onOpen: (dialog: GridDialog) => void;
}

const ROW_HEIGHT = 34;
/** Heading and a line of totals for each side stand over the rows. */
const HEADING = 34;
const OVERSCAN = 8;

export function GridTable(props: GridTableProps) {
  const { ref, rows, periods, currency, grid, isClosed, canWrite } = props;
  const t = useTranslations('budgets.grid');
  const scroller = useRef<HTMLDivElement | null>(null);
  const columns = periods.length;
  const footing = sidesOf(rows).length * ROW_HEIGHT;
  // The product is not compiled by React Compiler, which this would keep from caching the table.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    paddingStart: HEADING,
    scrollPaddingStart: HEADING,
    scrollPaddingEnd: footing,
  });
  const { row } = grid.spot;
  useEffect(() => {
    if (row < rows.length) virtual.scrollToIndex(row, { align: 'auto' });
  }, [row, rows.length, virtual]);
  const handlers = useHandlers(props);
  const amountText = useAmountText(props);
  const gridTemplateColumns = templateOf(columns);
  return (
    <div
      ref={(node) => {
        scroller.current = node;
        ref.current = node;
      }}
      className={classes.scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('label')}
      aria-rowcount={rows.length}
      aria-colcount={columns + 2}
      aria-readonly={!canWrite}
      {...handlers}
    >
      <div className={classes.table} style={{ height: virtual.getTotalSize() + footing }}>
        <div
          role="row"
          className={`${classes.row} ${classes.head}`}
          style={{ gridTemplateColumns }}
        >
          <div role="columnheader" className={classes.name}>
            {t('row')}
          </div>
          {periods.map((period, column) => (
            <div
              role="columnheader"
              key={period.id}
              className={classes.cell}
              data-closed={isClosed(column) || undefined}
              title={isClosed(column) ? t('closed') : undefined}
            >
              {period.code}
            </div>
          ))}
          <div role="columnheader" className={`${classes.cell} ${classes.total}`}>
            {t('total')}
          </div>
        </div>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = rows[index];
          if (!item) return null;
          return (
            <GridRowView
              key={item.key}
              {...{ item, index, start, columns, amountText, currency, grid, isClosed, canWrite }}
              focusGrid={() => scroller.current?.focus()}
            />
          );
        })}
        <Totals {...{ rows, grid, columns, amountText, currency }} />
      </div>
    </div>
  );
}

function useHandlers({ rows, periods, grid, canWrite, onOpen }: GridTableProps) {
  const t = useTranslations('budgets.grid');
  const last = { row: rows.length - 1, column: periods.length - 1 };
  const onKeyDown = (event: KeyboardEvent) => {
    // An input inside the grid has its own keys.
    if (grid.typing !== null) return;
    const { key, shiftKey: shift } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && ['c', 'v', 'x'].includes(key.toLowerCase())) return;
    const action = keyAction({ key, ctrl, shift }, grid.spot, last);
    if (!action) return;
    event.preventDefault();
    if (action.do === 'move') return grid.move(action.to, action.isExtending);
    if (action.do === 'all') {
      grid.move({ row: 0, column: 0 });
      return grid.move(last, true);
    }
    if (action.do === 'comment') return onOpen('comment');
    if (!canWrite) return;
    if (action.do === 'type') {
      const row = rows[grid.spot.row];
      if (!row || periods[grid.spot.column]?.isClosed) return;
      return grid.setTyping(action.text ?? grid.editAt(row, grid.spot.column).text);
    }
    if (action.do === 'clear') grid.clear();
    if (action.do === 'undo') grid.undo();
    if (action.do === 'redo') grid.redo();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!canWrite || grid.typing !== null) return;
    event.preventDefault();
    const leftOut = grid.paste(event.clipboardData.getData('text/plain'));
    if (leftOut > 0) notifyInfo(t('pasteLeft', { count: leftOut }));
  };
  const copy = (event: ClipboardEvent, isCut: boolean) => {
    if (grid.typing !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', grid.copy());
    if (isCut && canWrite) grid.clear();
  };
  return {
    onKeyDown,
    onPaste,
    onCopy: (event: ClipboardEvent) => copy(event, false),
    onCut: (event: ClipboardEvent) => copy(event, true),
  };
}

/** A side without a row has no line of totals. */
const sidesOf = (rows: readonly Row[]) =>
  (['revenue', 'expense'] as const).filter((side) =>
    rows.some((row) => row.isRevenue === (side === 'revenue')),
  );

/** As many decimals in every cell, so that the points stand below each other. */
function useAmountText({ rows, grid, currency }: GridTableProps): (minor: bigint) => string {
  const formats = useFormats();
  const { edits } = grid;
  const isWhole = useMemo(() => areWhole(rows, edits, currency), [rows, edits, currency]);
  return (minor) => {
    const text = formats.money(minor, currency, { display: 'none' });
    return isWhole ? shortAmount(text) : text;
  };
}

type TotalsProps = Pick<GridTableProps, 'rows' | 'grid' | 'currency'> & {
  readonly columns: number;
  readonly amountText: (minor: bigint) => string;
};

function Totals({ rows, grid, columns, amountText, currency }: TotalsProps) {
  const t = useTranslations('budgets.grid');
  const { edits } = grid;
  const totals = useMemo(
    () => totalsOf(rows, edits, columns, currency),
    [rows, edits, columns, currency],
  );
  const sides = sidesOf(rows);
  return sides.map((side, at) => (
    <div
      role="row"
      key={side}
      className={`${classes.row} ${classes.foot}`}
      style={{
        gridTemplateColumns: templateOf(columns),
        bottom: (sides.length - 1 - at) * ROW_HEIGHT,
        top: `calc(100% - ${(sides.length - at) * ROW_HEIGHT}px)`,
      }}
    >
      <div role="rowheader" className={classes.name}>
        {t(side)}
      </div>
      {totals[side].map((minor, column) => (
        <div role="gridcell" key={column} className={classes.cell}>
          {amountText(minor)}
        </div>
      ))}
      <div role="gridcell" className={`${classes.cell} ${classes.total}`}>
        {amountText(totals[side].reduce((sum, minor) => sum + minor, 0n))}
      </div>
    </div>
  ));
}
