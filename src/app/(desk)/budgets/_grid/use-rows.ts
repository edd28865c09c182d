'use client';
// The rows of a version: read page by page until all are here, named and in the order of their codes.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { NO_ONE } from '@/kernel/ids';
import type { GridRow } from '@/server/modules/budgets/version-schemas';
import { useTRPC } from '@/trpc/client';
import type { Trees } from '../_parts/use-trees';
import { rowKeyOf, type Row } from './grid-model';

export function useRows(id: string, trees: Trees | null) {
  const query = useInfiniteQuery(
    useTRPC().budgets.grid.infiniteQueryOptions(
      { id, limit: 1000 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const rows = useMemo((): Row[] => {
    if (!trees || !query.data) return [];
    return query.data.pages
      .flatMap(({ items }) => items)
      .map((row) => namedRow(row, trees))
      .toSorted(byCodes);
  }, [query.data, trees]);
  return { rows, query, isComplete: query.isSuccess && !hasNextPage };
}

/** A row in the reader's words. */
export function namedRow(row: GridRow, trees: Trees): Row {
  const { centreId, accountId, programmeId } = row;
  const has = programmeId !== NO_ONE;
  const name = (id: string) => trees.names.get(id) ?? id;
  const code = (id: string) => trees.codes.get(id) ?? id;
  return {
    ...row,
    key: rowKeyOf(row),
    centre: name(centreId),
    account: name(accountId),
    programme: has ? name(programmeId) : null,
    codes: {
      centre: code(centreId),
      account: code(accountId),
      programme: has ? code(programmeId) : null,
    },
    isRevenue: trees.kinds.get(accountId) === 'REVENUE',
  };
}

const textOf = (row: Row) => [row.centre, row.account, row.programme ?? ''].join('\n');

export const byCodes = (a: Row, b: Row): number => {
  const [left, right] = [textOf(a), textOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};
