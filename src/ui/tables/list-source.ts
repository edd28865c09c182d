'use client';
// What a table needs of a list that loads page by page; made from a tRPC infinite query.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

export interface AllRows<Row> {
  readonly rows: readonly Row[];
  /** The list goes on behind them. */
  readonly isCut: boolean;
}

export interface ListSource<Row> {
  readonly rows: readonly Row[];
  readonly state: 'loading' | 'failed' | 'ready';
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Rows of an earlier question are shown while the new one is asked. */
  readonly isStale: boolean;
  loadMore(): void;
  retry(): void;
  /** Reads on until the end or the limit, for an export of the whole view. */
  loadAll(maxRows: number): Promise<AllRows<Row>>;
}

function flatten<Row>(data: InfiniteData<ListPage<Row>> | undefined): readonly Row[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** The rows of `useInfiniteQuery(trpc.x.list.infiniteQueryOptions(...))`. */
export function useListSource<Row, Page extends ListPage<Row>>(
  query: UseInfiniteQueryResult<InfiniteData<Page>, unknown>,
): ListSource<Page['items'][number]> {
  type Item = Page['items'][number];
  const rows = useMemo(
    () => flatten<Item>(query.data as InfiniteData<ListPage<Item>>),
    [query.data],
  );
  const { fetchNextPage, refetch, isFetchingNextPage, hasNextPage } = query;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const loadAll = useCallback(
    async (maxRows: number) => {
      let loaded = rows;
      let hasMore = hasNextPage;
      while (hasMore && loaded.length < maxRows) {
        // Each page needs the cursor of the one before it.
        // oxlint-disable-next-line no-await-in-loop
        const result = await fetchNextPage({ throwOnError: true, cancelRefetch: false });
        loaded = flatten<Item>(result.data);
        hasMore = result.hasNextPage;
      }
      return { rows: loaded.slice(0, maxRows), isCut: hasMore || loaded.length > maxRows };
    },
    [rows, hasNextPage, fetchNextPage],
  );
  return {
    rows,
    state: query.isPending ? 'loading' : query.isError && rows.length === 0 ? 'failed' : 'ready',
    error: query.error,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    isStale: query.isPlaceholderData,
    loadMore,
    retry,
    loadAll,
  };
}

/** A list that is already here, such as the lines of an order. */
export function fixedSource<Row>(rows: readonly Row[]): ListSource<Row> {
  return {
    rows,
    state: 'ready',
    error: null,
    hasMore: false,
    isLoadingMore: false,
    isStale: false,
    loadMore: () => {},
    retry: () => {},
    loadAll: (maxRows) =>
      Promise.resolve({ rows: rows.slice(0, maxRows), isCut: rows.length > maxRows }),
  };
}
