// Does one thing to many orders, a few at a time, each by itself: a refusal of one is its own result
// and stops nobody else. Pure of any screen or network.

export type BatchState<Result> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface BatchOptions<Item, Result> {
  readonly items: readonly Item[];
  readonly run: (item: Item) => Promise<Result>;
  /** How many at the same time. */
  readonly concurrency: number;
  /** Told after every change; the array is a new one each time, in the order of the items. */
  readonly onChange: (states: readonly BatchState<Result>[]) => void;
  /** Aborted: what runs is finished, what waits is left. */
  readonly signal?: AbortSignal;
}

/** Resolves when nothing runs any more; never rejects. */
export async function runBatch<Item, Result>(
  options: BatchOptions<Item, Result>,
): Promise<readonly BatchState<Result>[]> {
  const { items, run, concurrency, onChange, signal } = options;
  let states: readonly BatchState<Result>[] = items.map(() => ({ kind: 'waiting' }));
  const set = (index: number, state: BatchState<Result>) => {
    states = states.with(index, state);
    onChange(states);
  };
  const queue = items.entries();
  const work = async () => {
    // The workers share one queue: whoever is free takes the next order.
    for (const [index, item] of queue) {
      if (signal?.aborted) return;
      set(index, { kind: 'running' });
      try {
        // One worker does one order at a time; there are as many workers as allowed at once.
        // oxlint-disable-next-line no-await-in-loop
        set(index, { kind: 'done', result: await run(item) });
      } catch (error) {
        set(index, { kind: 'failed', error });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  return states;
}

export interface BatchCounts {
  readonly done: number;
  readonly failed: number;
  readonly left: number;
  readonly total: number;
}

export function countBatch(states: readonly BatchState<unknown>[]): BatchCounts {
  const count = (kind: BatchState<unknown>['kind']) =>
    states.filter((state) => state.kind === kind).length;
  const [done, failed] = [count('done'), count('failed')];
  return { done, failed, left: states.length - done - failed, total: states.length };
}
