'use client';
// Which rows are ticked for a batch action, by key; rows that vanish from the list stay ticked
// until they are cleared, so that loading another page loses nothing.
import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  readonly keys: ReadonlySet<string>;
  has(key: string): boolean;
  toggle(key: string): void;
  set(keys: Iterable<string>): void;
  clear(): void;
}

export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setKeys((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  const set = useCallback((next: Iterable<string>) => setKeys(new Set(next)), []);
  const clear = useCallback(() => setKeys(new Set()), []);
  return useMemo(
    () => ({ keys, has: (key) => keys.has(key), toggle, set, clear }),
    [keys, toggle, set, clear],
  );
}
