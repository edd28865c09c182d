// What a table is told by its page.
import type { ReactNode } from 'react';
import type { Column } from './column';
import type { ListSource } from './list-source';
import type { Selection } from './use-selection';

export interface Sort {
  readonly id: string;
  readonly direction: 'asc' | 'desc';
}

export interface EmptyText {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
}

export interface DataTableProps<Row> {
  /** Names the table in this browser's storage: `orders`. */
  readonly tableId: string;
  /** Says what the rows are: to screen readers, and as the name of an exported file. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly source: ListSource<Row>;
  readonly rowKey: (row: Row) => string;
  /** A row's name in spoken labels; the key is used without it. */
  readonly rowLabel?: (row: Row) => string;
  /** The page a row opens, by click, Enter or a new tab; null: this row has none. */
  readonly rowHref?: (row: Row) => string | null;
  /** Opens a row that has no page of its own. */
  readonly onOpen?: (row: Row) => void;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  readonly selection?: Selection;
  /** Buttons shown while rows are ticked. */
  readonly batchActions?: ReactNode;
  /** The filter bar. */
  readonly toolbar?: ReactNode;
  readonly isFiltered?: boolean;
  readonly onClearFilters?: () => void;
  readonly empty?: EmptyText;
  /** `fill`: scrolls inside down to the window's edge; `none`: as high as its rows. */
  readonly maxHeight?: number | 'fill' | 'none';
  /**
   * Columns that have no room are left out instead of scrolling sideways; what fills the window is a list
   * and does so unless told otherwise.
   */
  readonly fits?: boolean;
  /** Marks a row: `attention` for what waits, `muted` for what is over. */
  readonly rowTone?: (row: Row) => 'attention' | 'muted' | undefined;
  /** Below the rows, such as totals; one cell per visible column id. */
  readonly footer?: Readonly<Record<string, ReactNode>>;
  readonly canExport?: boolean;
}

export interface DeskTableProps<Row> extends DataTableProps<Row> {
  readonly visible: readonly Column<Row>[];
  readonly navigate: (href: string) => void;
}

export interface PinnedTableProps<Row> extends DeskTableProps<Row> {
  /** Where the leading columns stay while the others scroll sideways, in pixels. */
  readonly pins: readonly number[];
}
