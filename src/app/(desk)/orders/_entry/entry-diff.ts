// What somebody else changed in the order while I was typing: head fields and lines, each as it was,
// as I have it, and as they left it. Pure; the words of labels and values are handed in.
import type { DiffRow } from '@/ui/forms/stale-diff';
import { isSameHead, type EntryVersions } from './entry-merge';
import { lineMeaning } from './entry-order';
import { isBlank, type EntryHead, type EntryLine, type EntryState } from './entry-types';

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

interface Changes {
  readonly mine: boolean;
  readonly theirs: boolean;
  readonly isSame: boolean;
}

/** What was not changed reads as it did before, however it was typed. */
function row(
  at: { readonly path: string; readonly label: string },
  texts: readonly [base: string, mine: string, theirs: string],
  changed: Changes,
): DiffRow {
  const [base, mine, theirs] = texts;
  return {
    ...at,
    base,
    mine: changed.mine ? mine : base,
    theirs: changed.theirs ? theirs : base,
    isContested: changed.mine && changed.theirs && !changed.isSame,
  };
}

function headRows({ base, mine, theirs }: EntryVersions, words: DiffWords): DiffRow[] {
  const of = (
    path: keyof DiffWords['head'],
    field: keyof EntryHead,
    read: (head: EntryHead) => string,
  ): DiffRow =>
    row({ path, label: words.head[path] }, [read(base.head), read(mine.head), read(theirs.head)], {
      mine: !isSameHead(mine.head, base.head, field),
      theirs: !isSameHead(theirs.head, base.head, field),
      isSame: isSameHead(mine.head, theirs.head, field),
    });
  return [
    of('dealer', 'dealer', (head) => head.dealer?.label ?? ''),
    of('requestedOn', 'requestedOn', (head) => head.requestedOn),
    of('poNumber', 'poNumber', (head) => head.poNumber),
    of('shipTo', 'shipToId', (head) => words.place(head.shipToId)),
    of('warehouse', 'warehouseId', (head) => words.place(head.warehouseId)),
    of('note', 'note', (head) => head.note),
  ];
}

const byKey = (state: EntryState) => new Map(state.lines.map((line) => [line.key, line]));

function lineRows({ base, mine, theirs }: EntryVersions, words: DiffWords): DiffRow[] {
  const [before, own, other] = [byKey(base), byKey(mine), byKey(theirs)];
  // A line is called by the number it has on my screen, or had before, or has on theirs.
  const numberOf = new Map(
    [theirs, base, mine].flatMap((state) =>
      state.lines.map((line, index) => [line.key, index + 1] as const),
    ),
  );
  const keys = new Set([...base.lines, ...theirs.lines, ...mine.lines].map((line) => line.key));
  return [...keys].map((key) => {
    const lines = [before.get(key), own.get(key), other.get(key)] as const;
    const [was, mineNow, theirNow] = lines.map((line) => lineMeaning(line));
    return row(
      { path: `line-${key}`, label: words.line(numberOf.get(key) ?? 0) },
      [lineText(lines[0]), lineText(lines[1]), lineText(lines[2])],
      { mine: mineNow !== was, theirs: theirNow !== was, isSame: mineNow === theirNow },
    );
  });
}

/** Only what one of us changed: a line nobody touched says nothing. */
export function entryDiff(versions: EntryVersions, words: DiffWords): DiffRow[] {
  return [...headRows(versions, words), ...lineRows(versions, words)].filter(
    (one) => one.theirs !== one.base || one.mine !== one.base,
  );
}
