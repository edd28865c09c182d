// What differs between my form and the version somebody else saved meanwhile. Pure.

export interface DiffField<Values> {
  readonly path: keyof Values & string;
  /** Label of the field, already translated. */
  readonly label: string;
  /** Turns a value into what a person reads; String() if absent. */
  readonly format?: (value: unknown) => string;
}

export interface DiffRow {
  readonly path: string;
  readonly label: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** Both of us changed this field, to different values. */
  readonly isContested: boolean;
}

function readable(value: unknown, format?: (value: unknown) => string): string {
  if (value === null || value === undefined || value === '') return '';
  if (format) return format(value);
  if (typeof value === 'object' && 'label' in value) return String(value.label);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Fields whose value on the server is no longer what the form began with, or what it has now. */
export function staleDiff<Values extends object>(
  versions: { readonly base: Values; readonly mine: Values; readonly theirs: Values },
  fields: readonly DiffField<Values>[],
): DiffRow[] {
  return fields
    .map(({ path, label, format }) => {
      const base = readable(versions.base[path], format);
      const mine = readable(versions.mine[path], format);
      const theirs = readable(versions.theirs[path], format);
      const isContested = mine !== base && theirs !== base && mine !== theirs;
      return { path, label, base, mine, theirs, isContested };
    })
    .filter((row) => row.theirs !== row.base || row.mine !== row.theirs);
}
