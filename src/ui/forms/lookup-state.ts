// What has become of the questions whose answers fill the lists of choices: one that failed leaves
// its list empty, and an empty list looks like "there are none".
import type { Query, QueryCache } from '@tanstack/react-query';

export type LookupState = 'answered' | 'loading' | 'failed';

/** The part of a query that is judged. */
export type Lookup = Pick<Query, 'state' | 'isActive'>;

const isUnanswered = (query: Lookup) => query.isActive() && query.state.data === undefined;

/** Failed, nobody asks again by itself, and somebody on the page wants the answer. */
export const hasFailed = (query: Lookup): boolean =>
  isUnanswered(query) && query.state.status === 'error' && query.state.fetchStatus === 'idle';

const isLoading = (query: Lookup) => isUnanswered(query) && query.state.fetchStatus !== 'idle';

/** A failure is told before anything that may still come. */
export function lookupState(queries: readonly Lookup[]): LookupState {
  if (queries.some(hasFailed)) return 'failed';
  return queries.some(isLoading) ? 'loading' : 'answered';
}

/** Asks everything that failed once more. */
export function askAgain(cache: QueryCache): void {
  for (const query of cache.getAll()) {
    // A second failure is in the state of the query, where the list finds it.
    if (hasFailed(query)) query.fetch().catch(() => undefined);
  }
}
