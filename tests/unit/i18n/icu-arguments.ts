// Reads which arguments an ICU message takes, nested ones included. Enough of the syntax to compare
// languages with each other. How a figure is written is each language's own affair (English needs a
// plural where Chinese needs none), so only the choice between texts (`status:select`) is told.

interface Reading {
  readonly found: Set<string>;
  readonly text: string;
}

/** Sorted `name` or `name:select`; throws when braces do not balance. */
export function argumentsOf(message: string): string[] {
  const reading: Reading = { found: new Set(), text: withoutQuotes(message) };
  const end = readText(reading, 0);
  if (end !== reading.text.length) throw new Error(`unbalanced braces in: ${message}`);
  return [...reading.found].sort();
}

/** `'{'` is a literal brace; `''` a literal apostrophe. */
function withoutQuotes(message: string): string {
  return message.replaceAll("''", '').replaceAll(/'[{}#|][^']*'/g, '');
}

/** Reads until the end or the brace that closes this text; gives the place where it stopped. */
function readText(reading: Reading, from: number): number {
  let at = from;
  while (at < reading.text.length && reading.text[at] !== '}') {
    at = reading.text[at] === '{' ? readArgument(reading, at + 1) : at + 1;
  }
  return at;
}

/** Reads `name}`, `name, type, style}` or `name, plural, one {…} other {…}}`. */
function readArgument(reading: Reading, from: number): number {
  const { text, found } = reading;
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(from));
  if (!head?.[1]) throw new Error(`no argument name at ${from} in: ${text}`);
  const type = head[2];
  found.add(type === 'select' ? `${head[1]}:select` : head[1]);
  let at = from + head[0].length;
  while (at < text.length && text[at] !== '}') {
    if (text[at] !== '{') {
      at += 1;
      continue;
    }
    at = readText(reading, at + 1) + 1;
  }
  if (at >= text.length) throw new Error(`unbalanced braces in: ${text}`);
  return at + 1;
}
