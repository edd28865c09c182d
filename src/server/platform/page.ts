// Keyset pages: the cursor is the sort key of the last row, so a page costs the same at any depth
// and rows that appear meanwhile shift nothing.
import type { z } from 'zod';
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';

export function encodeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key inside a cursor; null for the first page. Refuses with `request.badCursor`. */
export function decodeCursor<T extends z.ZodType>(
  cursor: string | null | undefined,
  schema: T,
): z.output<T> | null {
  if (cursor === undefined || cursor === null) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new DomainError('request.badCursor', { status: 'invalid', field: 'cursor' });
  }
}

/** Makes a page of rows that were read with `LIMIT limit + 1`. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly unknown[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor(keyOf(last)) : null };
}
