// A finding that names another row, with the line its reader counts. Pure.
import type { ErrorCode, ErrorParams } from '@/kernel/domain-error';

interface Told {
  readonly code: ErrorCode;
  readonly params: ErrorParams | undefined;
}

/** The server counts the rows it was handed, from 1; the reader those of what was pasted. */
export function toldAtLines(told: Told, lineOf: (index: number) => number): Told {
  const row = told.params?.['row'];
  if (told.code !== 'request.repeatedRow' || typeof row !== 'number') return told;
  return { ...told, params: { ...told.params, row: lineOf(row - 1) } };
}
