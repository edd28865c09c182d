'use client';
// What a page imports to talk to the server: the provider, the typed proxy, and `useWrite`.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createTRPCClient } from '@trpc/client';
import { useState, type ReactNode } from 'react';
import type { AppRouter } from '@/server/api/root';
import { TRPCProvider } from './context';
import { makeLinks } from './links';
import { makeQueryClient } from './query-client';
import { announceSignedOut } from './signed-out';

let browserClient: QueryClient | undefined;

/** One per tab; on the server one per render, so that nobody sees another's answers. */
function queryClient(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  return (browserClient ??= makeQueryClient({ onSignedOut: announceSignedOut }));
}

/** Stands once in the root layout. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const queries = queryClient();
  const [client] = useState(() => createTRPCClient<AppRouter>({ links: makeLinks() }));
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

export { useTRPC, useTRPCClient } from './context';
export { useSignedOut } from './signed-out';
export { useWrite, type WriteError, type WriteOptions } from './use-write';
