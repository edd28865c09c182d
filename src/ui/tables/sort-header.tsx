'use client';
// The heading of a column; a button where the column can be sorted.
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Column } from './column';
import type { Sort } from './table-props';
import classes from './tables.module.css';

export interface SortHeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** Over the buttons at the end, which stay in reach. */
  readonly isOfButtons: boolean;
  /** What keeps it in view while the others scroll sideways. */
  readonly pin: { readonly style?: CSSProperties };
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

export function SortHeader<Row>(props: SortHeaderProps<Row>) {
  const { column, sort, onSort, isOfButtons, pin } = props;
  const direction = sort?.id === column.id ? sort.direction : null;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" data-align={column.align} data-buttons={isOfButtons || undefined} {...pin}>
        <span className={classes.heading}>{column.label}</span>
      </th>
    );
  }
  const Icon =
    direction === 'asc' ? IconArrowUp : direction === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={direction ? ARIA_SORT[direction] : undefined}
      {...pin}
    >
      <UnstyledButton
        className={classes.sortButton}
        data-sorted={direction ?? undefined}
        onClick={() => onSort({ id: column.id, direction: direction === 'asc' ? 'desc' : 'asc' })}
      >
        <span className={classes.heading}>{column.label}</span>
        <Icon size={13} stroke={1.8} aria-hidden className={classes.sortIcon} />
      </UnstyledButton>
    </th>
  );
}
