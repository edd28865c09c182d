// A reader of CSV that shares nothing with the importer, so that what is counted from the files and
// what was loaded from them are two ways to one figure.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');

/** Where a data set lies, or null with its name in the reason a test is skipped for. */
export function dataSet(name: string): { folder: string; missing: string | false } {
  const folder = path.join(DATA, name);
  return { folder, missing: existsSync(folder) ? false : `the data set ${name} is not here` };
}

/** Every record as cells, one character after the other. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const mark of text.replaceAll('\r\n', '\n')) {
    if (mark === '"') {
      // Two quotation marks inside quotes are one; the first has just closed, so it opens again.
      if (!quoted && cell !== '') cell += mark;
      quoted = !quoted;
    } else if (!quoted && mark === ',') {
      cells.push(cell);
      cell = '';
    } else if (!quoted && mark === '\n') {
      records.push([...cells, cell]);
      cells = [];
      cell = '';
    } else cell += mark;
  }
  return cell === '' && cells.length === 0 ? records : [...records, [...cells, cell]];
}

export function plainRows(folder: string, name: string): Record<string, string>[] {
  const file = path.join(folder, `${name}.csv`);
  const bytes = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
  const [names = [], ...records] = recordsOf(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  return records.map((cells) => Object.fromEntries(names.map((key, at) => [key, cells[at] ?? ''])));
}

/** Cents of an amount of any number of decimals, rounded by itself, halves away from zero. */
export function cents(text: string): bigint {
  const found = /^(-?)(\d*)(?:\.(\d+))?$/.exec(text);
  if (!found) throw new Error(`${text} is not an amount`);
  const [, sign, whole, decimals = ''] = found;
  const digits = Math.max(decimals.length, 2);
  const unit = 10n ** BigInt(digits - 2);
  const rounded =
    (BigInt(`${whole || '0'}${decimals.padEnd(digits, '0')}`) * 2n + unit) / (2n * unit);
  return sign === '-' ? -rounded : rounded;
}

/** Sums by key, as a sorted list that two ways of counting can be compared by. */
export function sums(rows: Iterable<readonly [key: string, amount: bigint]>): [string, string][] {
  const totals = new Map<string, bigint>();
  for (const [key, amount] of rows) totals.set(key, (totals.get(key) ?? 0n) + amount);
  return [...totals]
    .map(([key, amount]): [string, string] => [key, amount.toString()])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
