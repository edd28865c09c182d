'use client';
// A write from a screen: sends an idempotency key that stays the same until the server answers,
// tries again by itself after a lost connection, and refreshes what the write changed.
import { useMutation, useQueryClient, type QueryFilters } from '@tanstack/react-query';
import { getUntypedClient, type TRPCClientErrorLike } from '@trpc/client';
import { useCallback, useState } from 'react';
import type { AppRouter } from '@/server/api/root';
import { newId } from '@/kernel/ids';
import { isAnswer } from './answers';
import { useTRPCClient } from './context';
import { createWriteIntent, type WriteIntent } from './write-intent';

const RETRIES = 2;
const RETRY_BASE_MS = 400;

/** A mutation of the typed proxy, such as `trpc.orders.approve`. */
interface Writable {
  '~types': { input: unknown; output: unknown };
  mutationKey: () => readonly [readonly string[]];
}

export type WriteError = TRPCClientErrorLike<AppRouter>;

export interface WriteOptions<Input, Output> {
  /** Queries to read again after success: `[trpc.orders.pathFilter()]`. */
  refresh?: readonly QueryFilters[];
  onSuccess?: (output: Output, input: Input) => void | Promise<void>;
  onError?: (error: WriteError, input: Input) => void;
}

function useIntent(): WriteIntent {
  return useState(() => createWriteIntent(newId))[0];
}

/**
 * `useWrite(trpc.orders.approve, { refresh: [...] })`; the result is that of `useMutation`, with
 * `mutate(input)` and `mutateAsync(input)`. One call of the hook per form or button.
 */
export function useWrite<P extends Writable>(
  procedure: P,
  options: WriteOptions<P['~types']['input'], P['~types']['output']> = {},
) {
  type Input = P['~types']['input'];
  type Output = P['~types']['output'];
  const client = getUntypedClient(useTRPCClient());
  const queries = useQueryClient();
  const intent = useIntent();
  const path = procedure.mutationKey()[0].join('.');
  const send = useCallback(
    async (input: Input) => {
      const context = { idempotencyKey: intent.keyFor(input) };
      return await client.mutation(path, input, { context });
    },
    [client, intent, path],
  );
  return useMutation<Output, WriteError, Input>({
    mutationKey: procedure.mutationKey(),
    mutationFn: send,
    retry: (failures, error) => failures < RETRIES && !isAnswer(error),
    retryDelay: (attempt) => RETRY_BASE_MS * 2 ** attempt,
    onSuccess: async (output, input) => {
      intent.answered();
      await options.onSuccess?.(output, input);
      await Promise.all((options.refresh ?? []).map((filter) => queries.invalidateQueries(filter)));
    },
    onError: (error, input) => {
      if (isAnswer(error)) intent.answered();
      options.onError?.(error, input);
    },
  });
}
