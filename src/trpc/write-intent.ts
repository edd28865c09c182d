// One idempotency key per thing a person meant to do. The key lives from the first attempt to the
// first answer: sent again after a lost connection it cannot do the thing twice; changed input or
// a fresh click after an answer is a new intent with a new key.
import { canonicalJson } from '@/kernel/canonical-json';

export interface WriteIntent {
  /** The key to send with this input. */
  keyFor(input: unknown): string;
  /** The server has answered; the next attempt is a new intent. */
  answered(): void;
}

/** `newKey` gives a fresh key of 8 to 100 letters, digits, _ or -. */
export function createWriteIntent(newKey: () => string): WriteIntent {
  let open: { key: string; input: string } | undefined;
  return {
    keyFor(input) {
      const text = canonicalJson(input);
      if (open?.input !== text) open = { key: newKey(), input: text };
      return open.key;
    },
    answered() {
      open = undefined;
    },
  };
}
