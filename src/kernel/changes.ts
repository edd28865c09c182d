/**
 * What differs between two states of a document: for the audit trail, and for telling someone who
 * saved too late what another person changed.
 */
import { DomainError, type DomainIssue, type ErrorParam } from './domain-error';

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

function asParam(value: unknown): ErrorParam {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : textOf(value);
}

/**
 * The refusal `<module>.stale`: one issue `<module>.changed` for each field where what the caller
 * sends is not what is stored now.
 */
export function staleError(module: string, yours: Facts, theirs: Facts): DomainError {
  const issues = Object.entries(changesBetween(theirs, yours)).map(
    ([field, { from, to }]): DomainIssue => ({
      code: `${module}.changed`,
      field,
      params: { yours: asParam(to), theirs: asParam(from) },
    }),
  );
  return new DomainError(`${module}.stale`, { status: 'conflict', issues });
}
