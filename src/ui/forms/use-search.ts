'use client';
// Runs a search function for the latest query only; an older answer never replaces a newer one.
import { useEffect, useRef, useState } from 'react';

export type SearchFunction<Item> = (query: string, signal: AbortSignal) => Promise<readonly Item[]>;

export interface SearchState<Item> {
  /** Of the last answered query, so that the list does not blink while the next one runs. */
  readonly items: readonly Item[];
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
  readonly askAgain: () => void;
}

interface Answer<Item> {
  readonly query: string;
  readonly attempt: number;
  readonly items: readonly Item[];
  readonly hasFailed: boolean;
}

/** `isActive` false means: do not ask, show nothing. `onAnswer` hears of every answer that counts. */
export function useSearch<Item>(
  search: SearchFunction<Item>,
  query: string,
  isActive: boolean,
  onAnswer?: (query: string, items: readonly Item[]) => void,
): SearchState<Item> {
  const [answer, setAnswer] = useState<Answer<Item> | null>(null);
  const [attempt, setAttempt] = useState(0);
  // The caller may write the function inline: a new one is not a new question.
  const latest = useRef({ search, onAnswer });
  useEffect(() => {
    latest.current = { search, onAnswer };
  });
  useEffect(() => {
    if (!isActive) return undefined;
    const controller = new AbortController();
    const ask = async () => {
      try {
        const items = await latest.current.search(query, controller.signal);
        if (controller.signal.aborted) return;
        setAnswer({ query, attempt, items, hasFailed: false });
        latest.current.onAnswer?.(query, items);
      } catch {
        if (controller.signal.aborted) return;
        setAnswer({ query, attempt, items: [], hasFailed: true });
      }
    };
    void ask();
    return () => controller.abort();
  }, [query, isActive, attempt]);

  const isAnswered = answer?.query === query && answer.attempt === attempt;
  return {
    items: isActive && answer ? answer.items : [],
    isSearching: isActive && !isAnswered,
    hasFailed: isActive && isAnswered && answer.hasFailed,
    askAgain: () => setAttempt((made) => made + 1),
  };
}
