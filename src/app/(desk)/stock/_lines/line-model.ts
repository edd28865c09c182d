// The lines of a stock document as they are typed: reading pasted rows, what is wrong with a line,
// what goes to the server. Pure.
import type { DomainIssue } from '@/kernel/domain-error';
import type { LocalNames } from '@/kernel/local-names';
import { parseQuantity } from '@/kernel/quantity';

export interface LineProduct {
  readonly productId: string;
  readonly productCode: string;
  readonly productName: string;
  readonly productNames: LocalNames;
  readonly baseUnit: string;
}

export interface Line {
  /** Names the line on the screen as long as it is there. */
  readonly key: string;
  /** What was typed or pasted into the product cell. */
  readonly text: string;
  readonly product: LineProduct | null;
  readonly quantity: string;
  readonly note: string;
}

/** What a line says, before it has a place in the grid. */
export type LineValues = Omit<Line, 'key'>;

/** `receive`: above zero; `difference`: with a sign; `count`: what is there, zero included. */
export type LineMode = 'receive' | 'difference' | 'count';

const BLANK: LineValues = { text: '', product: null, quantity: '', note: '' };

export function isBlank(line: LineValues): boolean {
  return [line.text, line.quantity, line.note].every((text) => text.trim() === '');
}

export interface PastedRow {
  readonly text: string;
  readonly quantity: string;
  readonly note: string;
}

const CODE_THEN_NUMBER = /^(.+?)[\s;,]+(-?\d[\d,.]*)$/;

/**
 * Rows of a spreadsheet: product, quantity, note by tabs. A row without tabs may still be
 * "code quantity", as in an email.
 */
export function parsePaste(text: string): PastedRow[] {
  const rows = text.split(/\r\n|\r|\n/).filter((row) => row.trim() !== '');
  return rows.map((row) => {
    const [first = '', second = '', ...rest] = row.split('\t').map((cell) => cell.trim());
    if (row.includes('\t')) return { text: first, quantity: second, note: rest.join(' ').trim() };
    const match = CODE_THEN_NUMBER.exec(first);
    return { text: match?.[1] ?? first, quantity: match?.[2] ?? '', note: '' };
  });
}

/** Whether a paste is a list and not a word for the cell it went into. */
export function isList(text: string): boolean {
  return /[\t\n\r]/.test(text.trim());
}

/** Puts rows where the cursor stood; a blank line there makes room for the first of them. */
export function insertRows(
  lines: readonly Line[],
  atKey: string,
  rows: readonly PastedRow[],
  newKey: () => string,
): Line[] {
  const at = Math.max(
    0,
    lines.findIndex((line) => line.key === atKey),
  );
  const made = rows.map((row) => ({ ...BLANK, ...row, key: newKey() }));
  const replaced = lines[at] !== undefined && isBlank(lines[at]) ? 1 : 0;
  return [...lines.slice(0, at), ...made, ...lines.slice(at + replaced)];
}

/** There is always one blank line at the end to go on typing. */
export function withBlankEnd(lines: readonly Line[], newKey: () => string): Line[] {
  const last = lines.at(-1);
  return last && isBlank(last) ? [...lines] : [...lines, { ...BLANK, key: newKey() }];
}

type Read = { readonly ok: true; readonly value: number } | ReturnType<typeof parseQuantity>;

/** Base units with their sign; a plus sign may be typed too. */
export function readQuantity(text: string, mode: LineMode): Read {
  const clean = text.normalize('NFKC').trim();
  if (mode !== 'difference') return parseQuantity(clean, { allowZero: mode === 'count' });
  const isMinus = /^[-−]/.test(clean);
  const size = parseQuantity(clean.replace(/^[-−+]\s*/, ''));
  return size.ok && isMinus ? { ok: true, value: -size.value } : size;
}

/** The first thing wrong with each line that is not blank, by the line's key. */
export function lineIssues(lines: readonly Line[], mode: LineMode): Map<string, DomainIssue> {
  const issues = new Map<string, DomainIssue>();
  const seen = new Set<string>();
  lines
    .filter((line) => !isBlank(line))
    .forEach((line, index) => {
      const params = { line: index + 1 };
      const issue = issueOf(line, mode, seen);
      if (issue) issues.set(line.key, { ...issue, params: { ...issue.params, ...params } });
      if (line.product) seen.add(line.product.productId);
    });
  return issues;
}

function issueOf(line: Line, mode: LineMode, seen: ReadonlySet<string>): DomainIssue | null {
  if (!line.product) return { code: 'inventory.unknownProduct', params: { text: line.text } };
  const quantity = readQuantity(line.quantity, mode);
  if (!quantity.ok) return { code: quantity.code, params: quantity.params };
  if (mode === 'count' && seen.has(line.product.productId)) return { code: 'inventory.lineTwice' };
  return null;
}

export interface SentLine {
  readonly key: string;
  readonly productId: string;
  readonly quantity: number;
  readonly note: string | null;
}

/** The lines to send, in order; call only when there are no issues. */
export function sentLines(lines: readonly Line[], mode: LineMode): SentLine[] {
  return lines
    .filter((line) => !isBlank(line))
    .flatMap((line) => {
      const quantity = readQuantity(line.quantity, mode);
      if (!line.product || !quantity.ok) return [];
      const { productId } = line.product;
      return [{ key: line.key, productId, quantity: quantity.value, note: line.note || null }];
    });
}

/** What is on hand after the line, where both are known. */
export function afterLine(
  onHand: number | undefined,
  quantity: number,
  mode: LineMode,
): number | null {
  if (onHand === undefined) return null;
  return mode === 'count' ? quantity : onHand + quantity;
}
