// What can happen to an order while it is typed. Pure: ids come with the action, a line that did not
// change keeps its identity, so that a grid of hundreds of lines draws only what did.
import type { PastedRow } from './paste-rows';
import {
  blankLine,
  type EntryHead,
  type EntryLine,
  type EntryProduct,
  type EntryState,
  type LineField,
} from './entry-types';

export interface FoundLine {
  readonly key: string;
  /** The text the answer is for; a cell typed over meanwhile ignores it. */
  readonly text: string;
  readonly product: EntryProduct | null;
  readonly unit: string | null;
}

export type EntryAction =
  | { readonly type: 'load'; readonly state: EntryState }
  | { readonly type: 'head'; readonly changes: Partial<EntryHead> }
  | {
      readonly type: 'type';
      readonly key: string;
      readonly field: LineField;
      readonly text: string;
    }
  | { readonly type: 'search'; readonly key: string }
  /** The question could not be asked: the text stays, and can be asked again. */
  | { readonly type: 'searchFailed'; readonly keys: readonly string[] }
  /** Packs of products that came from a stored order, which names only the unit it used. */
  | { readonly type: 'packs'; readonly products: ReadonlyMap<string, EntryProduct> }
  | { readonly type: 'found'; readonly lines: readonly FoundLine[] }
  | { readonly type: 'add'; readonly key: string; readonly after?: string }
  | { readonly type: 'duplicate'; readonly key: string; readonly newKey: string }
  | { readonly type: 'remove'; readonly key: string; readonly newKey: string }
  | {
      readonly type: 'paste';
      readonly at: string;
      readonly rows: readonly PastedRow[];
      readonly keys: readonly string[];
    };

export function entryReducer(state: EntryState, action: EntryAction): EntryState {
  switch (action.type) {
    case 'load':
      return action.state;
    case 'head':
      return { ...state, head: { ...state.head, ...action.changes } };
    case 'type':
      return mapLine(state, action.key, (line) => typed(line, action.field, action.text));
    case 'search':
      return mapLine(state, action.key, (line) => ({ ...line, lookup: 'searching' }));
    case 'searchFailed': {
      const keys = new Set(action.keys);
      const reset = (line: EntryLine) => (keys.has(line.key) ? { ...line, lookup: null } : line);
      return { ...state, lines: state.lines.map(reset) };
    }
    case 'packs':
      return { ...state, lines: withPacks(state.lines, action.products) };
    case 'found':
      return { ...state, lines: withFound(state.lines, action.lines) };
    case 'add':
      return { ...state, lines: inserted(state.lines, blankLine(action.key), action.after) };
    case 'duplicate': {
      const line = state.lines.find((candidate) => candidate.key === action.key);
      if (!line) return state;
      const copy = { ...line, key: action.newKey };
      return { ...state, lines: inserted(state.lines, copy, action.key) };
    }
    case 'remove': {
      const lines = state.lines.filter((line) => line.key !== action.key);
      return { ...state, lines: lines.length > 0 ? lines : [blankLine(action.newKey)] };
    }
    case 'paste':
      return { ...state, lines: withPasted(state.lines, action) };
  }
}

function mapLine(
  state: EntryState,
  key: string,
  change: (line: EntryLine) => EntryLine,
): EntryState {
  const index = state.lines.findIndex((line) => line.key === key);
  const line = state.lines[index];
  return line ? { ...state, lines: state.lines.with(index, change(line)) } : state;
}

/** Another product text means another product: its unit and typed price are no longer about it. */
function typed(line: EntryLine, field: LineField, text: string): EntryLine {
  if (field !== 'text') return { ...line, [field]: text };
  if (text === line.text) return line;
  return { ...line, text, product: null, unit: '', price: '', lookup: null };
}

function withFound(lines: readonly EntryLine[], found: readonly FoundLine[]): readonly EntryLine[] {
  const answerOf = new Map(found.map((answer) => [answer.key, answer]));
  return lines.map((line) => {
    const answer = answerOf.get(line.key);
    if (!answer || answer.text !== line.text) return line;
    return applyFound(line, answer);
  });
}

function withPacks(
  lines: readonly EntryLine[],
  products: ReadonlyMap<string, EntryProduct>,
): readonly EntryLine[] {
  return lines.map((line) => {
    const product = line.product && products.get(line.product.id);
    return product ? { ...line, product } : line;
  });
}

function applyFound(line: EntryLine, { product, unit }: FoundLine): EntryLine {
  if (!product) return { ...line, product: null, lookup: 'orders.unknownProduct' };
  const isSame = line.product?.id === product.id;
  return {
    ...line,
    product,
    text: product.code,
    lookup: null,
    unit: isSame && line.unit !== '' ? line.unit : (unit ?? product.baseUnit),
  };
}

function inserted(
  lines: readonly EntryLine[],
  line: EntryLine,
  after: string | undefined,
): readonly EntryLine[] {
  const index = lines.findIndex((candidate) => candidate.key === after);
  return index < 0 ? [...lines, line] : lines.toSpliced(index + 1, 0, line);
}

/** Pasted rows take the place of the line they were pasted into if it was empty, else follow it. */
function withPasted(
  lines: readonly EntryLine[],
  paste: Extract<EntryAction, { type: 'paste' }>,
): readonly EntryLine[] {
  const added = paste.rows.map((row, index): EntryLine => ({
    ...blankLine(paste.keys[index] ?? ''),
    text: row.text,
    quantity: row.quantity === '' ? '1' : row.quantity,
    lookup: 'searching',
  }));
  const index = lines.findIndex((line) => line.key === paste.at);
  const target = lines[index];
  if (!target) return [...lines, ...added];
  const replaces = target.product === null && target.text.trim() === '' && target.quantity === '';
  return lines.toSpliced(replaces ? index : index + 1, replaces ? 1 : 0, ...added);
}
