// The door of server components to the procedures: same permissions, same transactions, no HTTP.
import 'server-only';
import {
  HydrationBoundary,
  dehydrate,
  type FetchInfiniteQueryOptions,
} from '@tanstack/react-query';
import { TRPCError } from '@trpc/server';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import type { RequestContext } from '@/server/api/context';
import { requestContextOf } from '@/server/api/request-context';
import { appRouter } from '@/server/api/root';
import { createCallerFactory } from '@/server/api/trpc';
import type { Permission } from '@/server/modules/identity';
import { makeQueryClient } from './query-client';

/** Set by src/proxy.ts: the path and query of the page that is being rendered. */
const PATH_HEADER = 'x-path';

const context = cache(async (): Promise<RequestContext> => requestContextOf(await headers()));

const queryClientOfRequest = cache(() => makeQueryClient({ mayRetry: false }));

/** Reads of this request that are under way. */
const readsOfRequest = cache((): Promise<void>[] => []);

/** Query options for `prefetch`; the same call as `useTRPC()` gives in the browser. */
export const trpc = createTRPCOptionsProxy({
  ctx: context,
  router: appRouter,
  queryClient: queryClientOfRequest,
});

/** Calls a procedure and waits: `await caller.orders.get({ id })`. Reads only. */
export const caller = createCallerFactory(appRouter)(context);

interface Prefetchable {
  queryKey: readonly unknown[];
}

function isInfinite({ queryKey }: Prefetchable): boolean {
  const details = queryKey[1];
  return typeof details === 'object' && details !== null && 'type' in details
    ? details.type === 'infinite'
    : false;
}

/**
 * Starts reads side by side; `Hydrated` waits for them. A read that fails here is asked again by
 * the browser, which shows the refusal.
 */
export function prefetch(...queries: readonly Prefetchable[]): void {
  const client = queryClientOfRequest();
  for (const query of queries) {
    readsOfRequest().push(
      isInfinite(query)
        ? client.prefetchInfiniteQuery(query as unknown as FetchInfiniteQueryOptions)
        : client.prefetchQuery(query),
    );
  }
}

/**
 * Hands what was prefetched to the client components inside. Waits for the answers, while the
 * reader sees the page's skeleton: were they streamed behind the page, the browser could have them
 * before it takes over what the server drew without them, and would draw all of it again.
 */
export async function Hydrated({ children }: { readonly children: ReactNode }) {
  await Promise.all(readsOfRequest());
  return (
    <HydrationBoundary state={dehydrate(queryClientOfRequest())}>{children}</HydrationBoundary>
  );
}

async function toSignIn(): Promise<never> {
  const path = (await headers()).get(PATH_HEADER);
  redirect(path && path !== '/' ? `/sign-in?returnTo=${encodeURIComponent(path)}` : '/sign-in');
}

const readMe = cache(async () => {
  try {
    return await caller.identity.me();
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'UNAUTHORIZED') return null;
    throw error;
  }
});

/** Who is signed in, or null. For pages that both may see. */
export const optionalUser = readMe;

/** Who is signed in; sends everyone else to the sign-in page and back here afterwards. */
export async function currentUser() {
  return (await readMe()) ?? (await toSignIn());
}

/**
 * First line of a page: who is signed in, if one of these permissions is theirs. To everyone else
 * the page does not exist.
 */
export async function requireUser(...anyOf: readonly Permission[]) {
  const me = await currentUser();
  const held: readonly string[] = me.permissions;
  if (anyOf.length > 0 && !anyOf.some((permission) => held.includes(permission))) notFound();
  return me;
}
