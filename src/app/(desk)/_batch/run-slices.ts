// A batch in requests of a size the server takes, one after the other: each holds locks on what it
// moves. What was done before one of them failed stays told.
import type { Refused } from '@/kernel/batch';

export interface BatchResult<Done> {
  readonly done: readonly Done[];
  readonly refused: readonly Refused[];
  /** What stopped the batch before its end, if anything did. */
  readonly error: unknown;
}

type Outcome<Done> = Pick<BatchResult<Done>, 'done' | 'refused'>;

export async function runSlices<Item, Done>(
  items: readonly Item[],
  size: number,
  send: (part: Item[]) => Promise<Outcome<Done>>,
): Promise<BatchResult<Done>> {
  const done: Done[] = [];
  const refused: Refused[] = [];
  try {
    for (let from = 0; from < items.length; from += size) {
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await send(items.slice(from, from + size));
      done.push(...outcome.done);
      refused.push(...outcome.refused);
    }
    return { done, refused, error: null };
  } catch (error) {
    return { done, refused, error };
  }
}
