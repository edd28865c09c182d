'use client';
// Stands where a screen waits for its trees: loading, or why they cannot be read, with a way to try again.
import { ErrorState, LoadingCard } from '@/ui/states';
import type { useTreesQuery } from './use-trees';

interface TreesPendingProps {
  readonly query: Pick<ReturnType<typeof useTreesQuery>, 'error' | 'retry'>;
  readonly lines: number;
}

export function TreesPending({ query, lines }: TreesPendingProps) {
  if (query.error) return <ErrorState error={query.error} onRetry={query.retry} />;
  return <LoadingCard lines={lines} />;
}
