'use client';
// One row of the desk's table: opens by click or Enter, holds its checkbox, links by its first cell.
import { Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Column } from './column';
import type { DeskTableProps, PinnedTableProps } from './table-props';
import classes from './tables.module.css';

/** How a row of this table is opened; undefined where rows do not open. */
export function rowOpener<Row>(
  props: Pick<DeskTableProps<Row>, 'rowHref' | 'onOpen' | 'navigate'>,
): ((row: Row) => void) | undefined {
  const { rowHref, onOpen, navigate } = props;
  if (onOpen) return onOpen;
  return (
    rowHref &&
    ((row) => {
      const href = rowHref(row);
      if (href !== null) navigate(href);
    })
  );
}

/** The buttons at the end of a row stay in reach when the table is wider than its window. */
export function isOfButtons<Row>(visible: readonly Column<Row>[], position: number): boolean {
  return position === visible.length - 1 && position > 0 && !visible[position]?.exportValue;
}

/** Props of a cell that stays in view while the others scroll sideways. */
export function pinOf(pins: readonly number[], position: number) {
  const left = pins[position];
  return left === undefined ? {} : { 'data-pinned': true, style: { insetInlineStart: left } };
}

/** A click that was meant for something inside the row, or that marked text. */
function isForSomethingElse(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0) return true;
  const control = (event.target as Element).closest('a, button, input, label, select, textarea');
  return control !== null || (window.getSelection()?.toString() ?? '') !== '';
}

export interface DeskRowProps<Row> {
  readonly table: PinnedTableProps<Row>;
  readonly index: number;
  readonly isActive: boolean;
  readonly onKeyDown: (event: KeyboardEvent, index: number) => void;
  readonly onActivate: (index: number) => void;
}

export function DeskRow<Row>({ table, index, isActive, onKeyDown, onActivate }: DeskRowProps<Row>) {
  const row = table.source.rows[index];
  if (row === undefined) return null;
  const href = table.rowHref?.(row) ?? null;
  const open = table.onOpen || href !== null ? rowOpener(table) : undefined;
  const key = table.rowKey(row);
  const { selection } = table;
  return (
    <tr
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      data-open={open ? '' : undefined}
      data-tone={table.rowTone?.(row)}
      data-ticked={selection?.has(key) || undefined}
      aria-rowindex={index + 2}
      className={classes.row}
      onFocus={() => onActivate(index)}
      onKeyDown={(event) => onKeyDown(event, index)}
      onClick={(event) => {
        if (!open || isForSomethingElse(event)) return;
        if ((event.ctrlKey || event.metaKey) && href !== null) {
          window.open(href, '_blank', 'noopener');
        } else {
          open(row);
        }
      }}
    >
      {selection && (
        <td className={classes.check} data-pinned>
          <RowCheckbox
            name={table.rowLabel?.(row) ?? key}
            isTicked={selection.has(key)}
            onToggle={() => selection.toggle(key)}
          />
        </td>
      )}
      {table.visible.map((column, position) => (
        <td
          key={column.id}
          data-align={column.align}
          data-buttons={isOfButtons(table.visible, position) || undefined}
          {...pinOf(table.pins, position)}
        >
          {position === 0 && href !== null ? (
            <Link href={href} tabIndex={-1} prefetch={false} className={classes.link}>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

export function RowCheckbox(props: {
  readonly name: string;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}) {
  const t = useTranslations('common.table');
  return (
    <Checkbox
      size="xs"
      tabIndex={-1}
      aria-label={t('selectRow', { row: props.name })}
      checked={props.isTicked}
      onChange={props.onToggle}
    />
  );
}
