'use client';
// Which columns a reader chose, remembered in this browser per table.
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Column } from './column';

/** Only departures from the default are kept, so that a new column shows up by itself. */
type Choices = Record<string, boolean>;

export interface ColumnChoice<Row> {
  readonly visible: readonly Column<Row>[];
  isVisible(id: string): boolean;
  toggle(id: string): void;
  reset(): void;
  readonly isDefault: boolean;
}

export function useColumns<Row>(tableId: string, columns: readonly Column<Row>[]) {
  const [choices, setChoices, clearChoices] = useLocalStorage<Choices>({
    key: `dd-columns-${tableId}`,
    defaultValue: {},
  });
  return useMemo((): ColumnChoice<Row> => {
    const shows = (column: Column<Row>) =>
      column.fixed === true || (choices[column.id] ?? column.defaultHidden !== true);
    return {
      visible: columns.filter(shows),
      isVisible: (id) => columns.some((column) => column.id === id && shows(column)),
      toggle: (id) => {
        const column = columns.find((candidate) => candidate.id === id);
        if (column) setChoices((before) => ({ ...before, [id]: !shows(column) }));
      },
      reset: clearChoices,
      isDefault: Object.keys(choices).length === 0,
    };
  }, [choices, columns, setChoices, clearChoices]);
}
