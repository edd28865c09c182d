/**
 * A printed assessment as sections of facts and tables, the same for every kind of file: a section is
 * a page of a PDF and a sheet of a workbook. Cells keep exact figures; each kind of file formats them.
 */

export type Cell =
  | { kind: 'text'; text: string }
  /** Hundredths of a point. */
  | { kind: 'points'; value: bigint; signed?: boolean }
  /** Parts per million of one. */
  | { kind: 'rate'; value: bigint }
  /** Millionths of a day. */
  | { kind: 'days'; value: bigint }
  | { kind: 'money'; value: bigint; currency: string }
  | { kind: 'count'; value: bigint };

export interface LayoutColumn {
  label: string;
  /** Figures stand at the end of their column. */
  align: 'start' | 'end';
  /** Part of the page's width. */
  share: number;
}

export interface LayoutTable {
  title: string;
  columns: readonly LayoutColumn[];
  rows: readonly (readonly Cell[])[];
  /** Set apart below the rows. */
  totals?: readonly Cell[];
}

export interface LayoutFact {
  label: string;
  cell: Cell;
}

export interface LayoutSection {
  /** Short, for the tab of a sheet. */
  tab: string;
  title: string;
  facts: readonly LayoutFact[];
  tables: readonly LayoutTable[];
  notes: readonly string[];
}

export interface Layout {
  title: string;
  sections: readonly LayoutSection[];
}

export const text = (value: string): Cell => ({ kind: 'text', text: value });

const TAB_LENGTH = 31;

/** Names a workbook takes for its sheets: no forbidden signs, at most 31 characters, none twice. */
export function tabNames(tabs: readonly string[]): string[] {
  const taken = new Set<string>();
  return tabs.map((tab) => {
    const clean = tab.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '');
    const base = clean.trim() || '-';
    for (let n = 1; ; n += 1) {
      const suffix = n === 1 ? '' : ` (${n})`;
      const name = base.slice(0, TAB_LENGTH - suffix.length) + suffix;
      // A workbook tells names apart without regard to case.
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
