/**
 * What differs between two states of a document: for the audit trail, and for telling someone who
 * saved too late what another person changed.
 */
import { DomainError, refuse, type DomainIssue, type ErrorParam } from './domain-error';
import type { SeenDocument } from './meanwhile';

export type Facts = Readonly<Record<string, unknown>>;
export type Changes = Record<string, { from: unknown; to: unknown }>;

/** One text per value, so that key order and object identity make no difference. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => `${key}: ${textOf(inner)}`).join(', ');
}

/** Fields of `after` that are not what they were. */
export function changesBetween(before: Facts, after: Facts): Changes {
  const changed = Object.keys(after).filter((key) => textOf(before[key]) !== textOf(after[key]));
  return Object.fromEntries(
    changed.map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }]),
  );
}

/**
 * The same for a line, by its place: `lines.2.quantity` of the third. Of one that is new or gone the
 * first of the names says enough.
 */
export function lineChange<Line extends object>(
  was: Line | undefined,
  is: Line | undefined,
  { at, names }: { at: number; names: readonly (keyof Line & string)[] },
): Changes {
  const told = was && is ? names : names.slice(0, 1);
  const factsOf = (line: Line | undefined): Facts =>
    Object.fromEntries(told.map((name) => [`lines.${at}.${name}`, line?.[name]]));
  return changesBetween(factsOf(was), factsOf(is));
}

/** Of lines that are told apart by their place alone. */
export function lineChanges<Line extends object>(
  before: readonly Line[],
  after: readonly Line[],
  names: readonly (keyof Line & string)[],
): Changes {
  const longer = before.length > after.length ? before : after;
  const found = longer.map((_, at) => lineChange(before[at], after[at], { at, names }));
  return Object.assign({}, ...found) as Changes;
}

function asParam(value: unknown): ErrorParam {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : textOf(value);
}

/**
 * The refusal `<module>.stale`: one issue `<module>.changed` for each field where what the caller
 * sends is not what is stored now, and the document whose trail tells who changed it.
 */
export function staleError(
  module: string,
  yours: Facts,
  theirs: Facts,
  seen: SeenDocument,
): DomainError {
  const issues = Object.entries(changesBetween(theirs, yours)).map(
    ([field, { from, to }]): DomainIssue => ({
      code: `${module}.changed`,
      field,
      params: { yours: asParam(to), theirs: asParam(from) },
    }),
  );
  return new DomainError(`${module}.stale`, { status: 'conflict', issues, seen });
}

/**
 * For what has no version of its own: refuses as `staleError` tells unless what is stored is still
 * what the caller saw, and with `request.required` where the caller does not say what that was.
 */
export function demandSeen(
  module: string,
  { saw, stored, yours }: { saw: Facts | undefined; stored: Facts; yours: Facts },
  seen: SeenDocument,
): void {
  if (saw === undefined) refuse('request.required', { status: 'invalid', field: 'seen' });
  if (Object.keys(changesBetween(stored, saw)).length === 0) return;
  throw staleError(module, yours, stored, seen);
}
