// How the browser and the server keep answers: bigint and dates survive the way between them, and
// a refusal is never asked again.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { deserialize, serialize } from 'superjson';
import { isAnswer, isSignedOut } from './answers';
import { hashOfKey } from './query-key';

const STALE_MS = 15_000;
const MAX_RETRIES = 2;

export interface QueryClientOptions {
  /** Called when the server says that the session has ended. */
  onSignedOut?: () => void;
  /** False on the server: a page does not wait for a second try, the browser makes it. */
  mayRetry?: boolean;
}

/** A client with the defaults of the product; one per browser tab, one per server request. */
export function makeQueryClient(options: QueryClientOptions = {}): QueryClient {
  const retries = options.mayRetry === false ? 0 : MAX_RETRIES;
  const onError = (error: unknown) => {
    if (isSignedOut(error)) options.onSignedOut?.();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        queryKeyHashFn: hashOfKey,
        staleTime: STALE_MS,
        // The server has answered: the same question gets the same answer.
        retry: (failures, error) => failures < retries && !isAnswer(error),
      },
      mutations: {
        // A paused write would look like a slow one; it fails at once and keeps its key instead.
        networkMode: 'always',
      },
      dehydrate: {
        serializeData: serialize,
      },
      hydrate: { deserializeData: deserialize },
    },
  });
}
