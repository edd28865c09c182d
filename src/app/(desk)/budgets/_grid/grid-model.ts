// The budget grid as data: what is stored, what is typed over it, what it sums to, what a paste or a
// spread writes. Pure; amounts are minor units.
import { readAmount } from '@/kernel/amount-text';
import { minorDigits } from '@/kernel/currency';
import { majorText } from '@/kernel/money';
import type { CellInput, GridRow } from '@/server/modules/budgets/version-schemas';

export interface Row {
  readonly key: string;
  readonly centreId: string;
  readonly accountId: string;
  readonly programmeId: string;
  /** As people read it, for sorting and finding. */
  readonly centre: string;
  readonly account: string;
  readonly programme: string | null;
  readonly codes: { readonly centre: string; account: string; programme: string | null };
  readonly isRevenue: boolean;
  readonly amounts: readonly (bigint | null)[];
  readonly comments: readonly (string | null)[];
  readonly lastYear: readonly bigint[];
}

/** What a cell held when its writer began to type. */
export interface Seen {
  readonly minor: bigint | null;
  readonly comment: string | null;
}

/** What somebody else wrote into a cell meanwhile; only what they changed. */
export type Theirs = Partial<Seen>;

/** What was typed over a cell. `text` is kept as typed, also where it is no amount. */
export interface Edit {
  readonly text: string;
  readonly comment: string | null;
  /** Rows are read anew while one types; what was not on the screen was not seen. */
  readonly seen?: Seen;
  readonly theirs?: Theirs;
}
export type Edits = ReadonlyMap<string, Edit>;

export const cellKey = (rowKey: string, column: number): string => `${rowKey}#${column}`;
export const rowKeyOf = (row: Pick<GridRow, 'centreId' | 'accountId' | 'programmeId'>): string =>
  [row.centreId, row.accountId, row.programmeId].join(' ');

/** Where a cell stands among the rows that are shown; null where its row is not. */
export function spotOf(rows: readonly Row[], key: string): Spot | null {
  const [rowKey = '', column = ''] = key.split('#');
  const row = rows.findIndex((one) => one.key === rowKey);
  return row < 0 ? null : { row, column: Number(column) };
}

export const amountText = (minor: bigint | null, currency: string): string =>
  minor === null ? '' : majorText(minor, currency).replace(/\.0+$/, '');

/** Figures read better without the zeros behind the point. */
export const shortAmount = (text: string): string => text.replace(/\.0+$/, '');

/** Whether no amount has a part behind the point: then none is shown, else every one has it. */
export function areWhole(rows: readonly Row[], edits: Edits, currency: string): boolean {
  const unit = 10n ** BigInt(minorDigits(currency));
  return rows.every((row) =>
    row.amounts.every((_, column) => (amountAt(row, column, edits, currency) ?? 0n) % unit === 0n),
  );
}

/** The amount of a cell as it would be saved; undefined where what was typed is none. */
export function amountAt(row: Row, column: number, edits: Edits, currency: string) {
  const edit = edits.get(cellKey(row.key, column));
  if (!edit) return row.amounts[column] ?? null;
  const read = readAmount(edit.text, currency);
  return read.ok ? read.value : undefined;
}

/** A cell that is typed back to what is stored is no edit. */
export function withEdit(
  edits: Edits,
  row: Row,
  column: number,
  edit: Edit,
  currency: string,
): Edits {
  const next = new Map(edits);
  const read = readAmount(edit.text, currency);
  const isSame =
    read.ok &&
    read.value === (row.amounts[column] ?? null) &&
    edit.comment === (row.comments[column] ?? null);
  const key = cellKey(row.key, column);
  if (isSame && edit.theirs === undefined) next.delete(key);
  else next.set(key, { ...edit, seen: edit.seen ?? seenIn(row, column) });
  return next;
}

const seenIn = (row: Row, column: number): Seen => ({
  minor: row.amounts[column] ?? null,
  comment: row.comments[column] ?? null,
});

/**
 * A cell that the server refused, with what stands there now. What this writer typed stays; what they
 * left alone, amount or comment, becomes what the other wrote, so that insisting keeps both.
 */
export function withTheirs(
  edit: Edit,
  row: Row,
  column: number,
  theirs: Theirs,
  currency: string,
): Edit {
  const { minor, comment } = theirs;
  const seen = edit.seen ?? seenIn(row, column);
  const read = readAmount(edit.text, currency);
  const known = { ...seen, ...edit.theirs };
  const keepsAmount = read.ok && read.value === known.minor;
  const keepsComment = edit.comment === known.comment;
  return {
    text: keepsAmount && minor !== undefined ? amountText(minor, currency) : edit.text,
    comment: keepsComment && comment !== undefined ? comment : edit.comment,
    seen,
    theirs: { ...edit.theirs, ...theirs },
  };
}

export interface Totals {
  /** One per period. */
  readonly revenue: readonly bigint[];
  readonly expense: readonly bigint[];
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, minor) => total + minor, 0n);

export function rowTotal(row: Row, edits: Edits, currency: string): bigint {
  return sum(row.amounts.map((_, at) => amountAt(row, at, edits, currency) ?? 0n));
}

export function totalsOf(
  rows: readonly Row[],
  edits: Edits,
  columns: number,
  currency: string,
): Totals {
  const totals = {
    revenue: Array.from({ length: columns }, () => 0n),
    expense: Array.from({ length: columns }, () => 0n),
  };
  for (const row of rows) {
    const side = row.isRevenue ? totals.revenue : totals.expense;
    for (let at = 0; at < columns; at += 1) {
      side[at] = (side[at] ?? 0n) + (amountAt(row, at, edits, currency) ?? 0n);
    }
  }
  return totals;
}

export interface Spot {
  readonly row: number;
  readonly column: number;
}
export interface Range {
  readonly from: Spot;
  readonly to: Spot;
}

/** The two corners in order. */
export function orderedRange(a: Spot, b: Spot): Range {
  return {
    from: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    to: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  };
}

export const isInRange = ({ from, to }: Range, { row, column }: Spot): boolean =>
  row >= from.row && row <= to.row && column >= from.column && column <= to.column;

/** A cell of the clipboard with what ends it; one with a tab, a line or a quote in it stands in quotes. */
const CLIP_CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;

/** Rows and columns of the clipboard: tabs and lines, as every spreadsheet copies. */
export function readBlock(text: string): string[][] {
  const clean = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const lines: string[][] = [[]];
  for (let at = 0; at <= clean.length; at = CLIP_CELL.lastIndex) {
    CLIP_CELL.lastIndex = at;
    const [, quoted, plain = '', end] = CLIP_CELL.exec(clean) ?? [];
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') lines.push([]);
    if (end !== '\t' && end !== '\n') break;
  }
  return lines;
}

/** The cells a paste falls on, as far as there are any: what stands selected after it. */
export function pastedRange(block: readonly string[][], { from, to }: Range, last: Spot): Range {
  const widest = Math.max(...block.map(({ length }) => length));
  if (block.length === 1 && widest === 1) return { from, to };
  const corner = { row: from.row + block.length - 1, column: from.column + widest - 1 };
  return {
    from,
    to: { row: Math.min(corner.row, last.row), column: Math.min(corner.column, last.column) },
  };
}

/** One value pasted on a range fills it; a block starts at the range's first cell. */
export function pastePlan(block: readonly string[][], range: Range): (Spot & { text: string })[] {
  const [only] = block[0] ?? [];
  if (block.length === 1 && block[0]?.length === 1 && only !== undefined) {
    return spotsOf(range).map((spot) => ({ ...spot, text: only.trim() }));
  }
  return block.flatMap((line, down) =>
    line.map((text, right) => ({
      row: range.from.row + down,
      column: range.from.column + right,
      text: text.trim(),
    })),
  );
}

export function spotsOf({ from, to }: Range): Spot[] {
  const spots: Spot[] = [];
  for (let row = from.row; row <= to.row; row += 1) {
    for (let column = from.column; column <= to.column; column += 1) spots.push({ row, column });
  }
  return spots;
}

/** What is sent: good cells only. `bad` are the keys of cells that hold no amount. */
export function cellsToSave(
  rows: readonly Row[],
  edits: Edits,
  periodIds: readonly string[],
  currency: string,
): { cells: CellInput[]; bad: string[] } {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const cells: CellInput[] = [];
  const bad: string[] = [];
  for (const [key, edit] of edits) {
    const [rowKey = '', column = ''] = key.split('#');
    const at = Number(column);
    const row = byKey.get(rowKey);
    const periodId = periodIds[at];
    const read = readAmount(edit.text, currency);
    if (!row || periodId === undefined) continue;
    if (!read.ok) {
      bad.push(key);
      continue;
    }
    const { centreId, accountId, programmeId } = row;
    const { comment } = edit;
    const seen = { ...(edit.seen ?? seenIn(row, at)), ...edit.theirs };
    cells.push({
      ...{ centreId, accountId, programmeId, periodId, comment },
      ...{ amountMinor: read.value, seenMinor: seen.minor, seenComment: seen.comment },
    });
  }
  return { cells, bad };
}
