/** Lists by pages: what a caller may ask and what it gets. Client-safe. */
import { z } from 'zod';

export const MAX_PAGE = 100;

/** Fields of every list input; `cursor` is what the page before gave as `nextCursor`. */
export const pageInput = {
  cursor: z.string().max(1000).nullish(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(50),
};

/** The answer of a list; `nextCursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
