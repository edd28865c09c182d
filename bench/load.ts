// A closed loop: each client sends its next request when it has the answer to the last. Latencies
// are of single requests; the rate is what all clients together got done in the measured time.
import { ascending, percentile } from './figures';

export interface LoadResult {
  clients: number;
  done: number;
  seconds: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
}

export interface LoadWish {
  clients: number;
  seconds: number;
  /** Run before the measured time, and not counted. */
  warmupSeconds: number;
}

/** `send(client)` does one request and throws if it did not succeed. */
export async function closedLoop(
  { clients, seconds, warmupSeconds }: LoadWish,
  send: (client: number) => Promise<void>,
): Promise<LoadResult> {
  const from = performance.now() + warmupSeconds * 1000;
  const until = from + seconds * 1000;
  const samples: number[] = [];
  let last = from;
  const client = async (index: number): Promise<void> => {
    for (;;) {
      const started = performance.now();
      if (started >= until) return;
      await send(index);
      const ended = performance.now();
      if (started >= from) {
        samples.push(ended - started);
        last = Math.max(last, ended);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  const sorted = ascending(samples);
  const measured = (last - from) / 1000;
  return {
    clients,
    done: sorted.length,
    seconds: measured,
    perSecond: sorted.length / measured,
    p50Ms: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
  };
}
