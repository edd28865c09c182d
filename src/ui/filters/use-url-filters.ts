'use client';
// The filters of a page, kept in its address: a link, a reload or Back restores the view.
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { readQuery, writeQuery, type UrlSpec, type UrlValues } from './url-fields';

export interface UrlFilters<Spec extends UrlSpec> {
  readonly values: UrlValues<Spec>;
  set(changes: Partial<UrlValues<Spec>>): void;
  clear(): void;
  /** How many filters are set; a sort does not count. */
  readonly activeCount: number;
}

/** Fields that order a list rather than narrow it. */
const NOT_A_FILTER = new Set(['sort']);

/** `spec` must be the same object each render: declare it outside the component. */
export function useUrlFilters<Spec extends UrlSpec>(spec: Spec): UrlFilters<Spec> {
  const params = useSearchParams();
  const values = useMemo(() => readQuery(params, spec), [params, spec]);
  // Next follows the History API without asking the server, so a keystroke costs no page load.
  // The address is read when it is written: two changes in one moment must not undo each other.
  const set = useCallback(
    (changes: Partial<UrlValues<Spec>>) => {
      const query = writeQuery(window.location.search, spec, changes);
      const address = query === '' ? window.location.pathname : `?${query}`;
      window.history.replaceState(null, '', address);
    },
    [spec],
  );
  const filterNames = useMemo(
    () => Object.keys(spec).filter((name) => !NOT_A_FILTER.has(name)),
    [spec],
  );
  const clear = useCallback(() => {
    const empty = filterNames.map((name) => [name, spec[name]?.read(null)]);
    set(Object.fromEntries(empty) as Partial<UrlValues<Spec>>);
  }, [filterNames, set, spec]);
  return { values, set, clear, activeCount: filterNames.filter((name) => params.has(name)).length };
}
