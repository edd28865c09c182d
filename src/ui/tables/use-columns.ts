'use client';
// Which columns a table shows: those a reader chose, remembered in this browser, and of the others as many
// as have room.
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Column } from './column';
import { columnsWithRoom, wantsCards } from './column-room';
import { fitColumns } from './fit-columns';
import type { DataTableProps } from './table-props';

/** Only departures from the default are kept, so that a new column shows up by itself. */
type Choices = Record<string, boolean>;

export interface ColumnChoice<Row> {
  /** As wide as their figures. */
  readonly visible: readonly Column<Row>[];
  /** Those and the ones that only have no room: what goes into a file, whatever the window. */
  readonly wanted: readonly Column<Row>[];
  isVisible(id: string): boolean;
  toggle(id: string): void;
  reset(): void;
  readonly isDefault: boolean;
  /** The window has no room for a table of them. */
  readonly asCards: boolean;
}

/** `width` of the window in pixels; null: whatever is wanted is shown. */
export function useColumns<Row>(
  { tableId, columns, source, footer, selection }: DataTableProps<Row>,
  width: number | null,
): ColumnChoice<Row> {
  const [choices, setChoices, clearChoices] = useLocalStorage<Choices>({
    key: `dd-columns-${tableId}`,
    defaultValue: {},
  });
  const wanted = useMemo(
    () =>
      columns.filter(
        (column) => column.fixed === true || (choices[column.id] ?? column.defaultHidden !== true),
      ),
    [columns, choices],
  );
  const fitted = useMemo(
    () => fitColumns(wanted, source.rows, footer),
    [wanted, source.rows, footer],
  );
  const hasCheckbox = selection !== undefined;
  // A total stands below its column: a table with one stays a table.
  const hasFooter = footer !== undefined;
  const { visible, asCards } = useMemo(() => {
    if (width === null) return { visible: fitted, asCards: false };
    const chosen = new Set(Object.keys(choices).filter((id) => choices[id]));
    const room = { width, hasCheckbox, chosen };
    const staying = columnsWithRoom(fitted, room);
    const isCards = !hasFooter && wantsCards(staying, room);
    return { visible: isCards ? fitted : staying, asCards: isCards };
  }, [fitted, width, hasCheckbox, hasFooter, choices]);
  return useMemo((): ColumnChoice<Row> => {
    const isVisible = (id: string) => visible.some((column) => column.id === id);
    return {
      ...{ visible, wanted, isVisible, asCards },
      toggle: (id) => setChoices((before) => ({ ...before, [id]: !isVisible(id) })),
      reset: clearChoices,
      isDefault: Object.keys(choices).length === 0,
    };
  }, [choices, visible, wanted, asCards, setChoices, clearChoices]);
}
