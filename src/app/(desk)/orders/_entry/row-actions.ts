// What a row of the grid may ask of the page around it; the same object from render to render.
import type { EntryProduct, LineField } from './entry-types';
import type { Lookup } from './use-lookup';

export interface RowActions {
  readonly lookup: Lookup;
  type(key: string, field: LineField, text: string): void;
  choose(key: string, product: EntryProduct, unit: string | null): void;
  duplicate(key: string): void;
  remove(key: string): void;
  /** The product of this line is chosen: on to its quantity. */
  focusNext(key: string): void;
}

/** Id of the text that says what is wrong with a line, for its cells to refer to. */
export function problemId(key: string): string {
  return `problem-${key}`;
}
