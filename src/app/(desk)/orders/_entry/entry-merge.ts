// My typing laid over what somebody else saved meanwhile: where only one of us changed something, that
// change stands; where both did, mine does. Pure.
import { lineMeaning } from './entry-order';
import type { EntryHead, EntryLine, EntryState } from './entry-types';

export interface EntryVersions {
  /** What my typing began from. */
  readonly base: EntryState;
  readonly mine: EntryState;
  readonly theirs: EntryState;
}

/** Whether two values of a head field are the same choice. */
export function isSameHead(a: EntryHead, b: EntryHead, field: keyof EntryHead): boolean {
  return field === 'dealer' ? a.dealer?.id === b.dealer?.id : a[field] === b[field];
}

/**
 * Theirs as I would have left it: an order without a warehouse is stored with the usual one, which
 * is nobody's change.
 */
export function withoutDefaults(
  versions: EntryVersions,
  usualWarehouseId: string | null,
): EntryVersions {
  const { base, theirs } = versions;
  const isDefault = base.head.warehouseId === null && theirs.head.warehouseId === usualWarehouseId;
  if (!isDefault) return versions;
  return { ...versions, theirs: { ...theirs, head: { ...theirs.head, warehouseId: null } } };
}

function mergedHead({ base, mine, theirs }: EntryVersions): EntryHead {
  const untouched = (field: keyof EntryHead) => isSameHead(mine.head, base.head, field);
  const fields = (Object.keys(mine.head) as (keyof EntryHead)[]).filter(untouched);
  const taken = Object.fromEntries(fields.map((field) => [field, theirs.head[field]]));
  return { ...mine.head, ...taken };
}

const byKey = (state: EntryState) => new Map(state.lines.map((line) => [line.key, line]));

function mergedLines({ base, mine, theirs }: EntryVersions): readonly EntryLine[] {
  const [before, own, other] = [byKey(base), byKey(mine), byKey(theirs)];
  const kept = mine.lines.flatMap((line): EntryLine[] => {
    const was = before.get(line.key);
    // Mine alone, or changed by me: mine stands, also where they deleted or changed it.
    if (!was || lineMeaning(line) !== lineMeaning(was)) return [line];
    const now = other.get(line.key);
    if (!now) return [];
    return [lineMeaning(now) === lineMeaning(was) ? line : now];
  });
  return theirs.lines.reduce<readonly EntryLine[]>((lines, line, index) => {
    const isNew = !own.has(line.key) && !before.has(line.key) && lineMeaning(line) !== '';
    if (!isNew) return lines;
    const previous = theirs.lines[index - 1]?.key;
    const at = lines.findIndex((candidate) => candidate.key === previous);
    return lines.toSpliced(at < 0 ? lines.length : at + 1, 0, line);
  }, kept);
}

export function mergeEntry(versions: EntryVersions): EntryState {
  return { head: mergedHead(versions), lines: mergedLines(versions) };
}
