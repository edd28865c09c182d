// What somebody else changed in the order while I was typing: head fields and lines, each as it was,
// as I have it, and as they left it. Pure; the words of labels and values are handed in.
import type { DiffRow } from '@/ui/forms/stale-diff';
import { isBlank, type EntryLine, type EntryState } from './entry-types';

export interface DiffWords {
  readonly head: Readonly<
    Record<'dealer' | 'requestedOn' | 'poNumber' | 'shipTo' | 'warehouse' | 'note', string>
  >;
  readonly line: (lineNo: number) => string;
  readonly place: (id: string | null) => string;
}

function lineText(line: EntryLine | undefined): string {
  if (!line || isBlank(line)) return '';
  const price = line.price.trim() === '' ? '' : ` @ ${line.price.trim()}`;
  const discount = line.discount.trim() === '' ? '' : ` −${line.discount.trim()} %`;
  return `${line.text} × ${line.quantity} ${line.unit}${price}${discount}`;
}

interface Versions {
  readonly base: EntryState;
  readonly mine: EntryState;
  readonly theirs: EntryState;
}

function row(path: string, label: string, texts: readonly [string, string, string]): DiffRow {
  const [base, mine, theirs] = texts;
  const isContested = mine !== base && theirs !== base && mine !== theirs;
  return { path, label, base, mine, theirs, isContested };
}

function headRows({ base, mine, theirs }: Versions, words: DiffWords): DiffRow[] {
  const of = (key: keyof DiffWords['head'], read: (head: EntryState['head']) => string): DiffRow =>
    row(key, words.head[key], [read(base.head), read(mine.head), read(theirs.head)]);
  return [
    of('dealer', (head) => head.dealer?.label ?? ''),
    of('requestedOn', (head) => head.requestedOn),
    of('poNumber', (head) => head.poNumber),
    of('shipTo', (head) => words.place(head.shipToId)),
    of('warehouse', (head) => words.place(head.warehouseId)),
    of('note', (head) => head.note),
  ];
}

/** Only what they changed or we differ in: a line nobody touched says nothing. */
export function entryDiff(versions: Versions, words: DiffWords): DiffRow[] {
  const { base, mine, theirs } = versions;
  const keys = new Set([...base.lines, ...theirs.lines, ...mine.lines].map((line) => line.key));
  const byKey = (state: EntryState) => new Map(state.lines.map((line) => [line.key, line]));
  const [baseLines, mineLines, theirLines] = [byKey(base), byKey(mine), byKey(theirs)];
  const order = [...keys];
  const lines = order.map((key, index) =>
    row(`line-${key}`, words.line(index + 1), [
      lineText(baseLines.get(key)),
      lineText(mineLines.get(key)),
      lineText(theirLines.get(key)),
    ]),
  );
  return [...headRows(versions, words), ...lines].filter(
    (one) => one.theirs !== one.base || one.mine !== one.theirs,
  );
}
