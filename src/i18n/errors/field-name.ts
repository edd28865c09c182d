// The name a reader knows a field by, from its path in the input of a procedure. Pure.
import type { Words } from './error-words';

/** What a name ends in says how it is stored, not what it is. */
const STORED_AS = /(?<=[a-z])(?:Ids?|Minor|Code|Ppm)$/;
const INDEX = /^\d+$/;

/**
 * `lines.2.amountMinor` is “Line 3, amount”; undefined where no part has a name, because a name of
 * the program tells a reader nothing. `words` are those of `common.fieldName`.
 */
export function fieldName(path: string, words: Words): string | undefined {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const place = steps.findLastIndex((step) => INDEX.test(step));
  const own = nameOf(steps.slice(place + 1).at(-1), words);
  if (place < 0) return own;
  const row = words('row', { number: Number(steps[place]) + 1 });
  return own === undefined ? row : words('inRow', { row, name: own });
}

function nameOf(step: string | undefined, words: Words): string | undefined {
  if (step === undefined) return undefined;
  const key = [step, step.replace(STORED_AS, '')].find((one) => words.has(one));
  return key === undefined ? undefined : words(key);
}
