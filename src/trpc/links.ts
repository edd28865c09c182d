// How calls leave the browser. Reads made in one moment share a request; a write goes alone with
// its idempotency key. All are POST: a preview of a 500-line order does not fit into a URL.
import { httpBatchLink, httpLink, splitLink, type TRPCLink } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter } from '@/server/api/root';

const URL_PATH = '/api/trpc';
const BATCH_MAX = 20;

/** What a caller may say about one call. */
export interface CallContext {
  idempotencyKey?: string;
  /** A slow read that must not hold up the quick ones beside it. */
  alone?: boolean;
}

const contextOf = (op: { context: Record<string, unknown> }) => op.context as CallContext;

export function makeLinks(): TRPCLink<AppRouter>[] {
  const common = { url: URL_PATH, transformer: superjson, methodOverride: 'POST' as const };
  return [
    splitLink<AppRouter>({
      condition: (op) => op.type === 'mutation' || contextOf(op).alone === true,
      true: httpLink({
        ...common,
        headers: ({ op }) => {
          const { idempotencyKey } = contextOf(op);
          return idempotencyKey ? { 'idempotency-key': idempotencyKey } : {};
        },
      }),
      false: httpBatchLink({ ...common, maxItems: BATCH_MAX }),
    }),
  ];
}
