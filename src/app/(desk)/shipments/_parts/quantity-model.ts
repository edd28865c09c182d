// Quantities typed per line of a known document: how many go, came, were signed for or accepted.
// Pure.
import type { DomainIssue } from '@/kernel/domain-error';
import type { LocalNames } from '@/kernel/local-names';
import { parseQuantity } from '@/kernel/quantity';

export interface QuantityLine {
  readonly key: string;
  readonly lineNo: number;
  readonly productId: string;
  readonly productCode: string;
  readonly productName: string;
  readonly productNames: LocalNames;
  readonly baseUnit: string;
  /** Other figures of the line, in the order of the columns. */
  readonly figures: readonly number[];
  /** The most that may be typed. */
  readonly most: number;
  /** What the line begins with. */
  readonly start: number;
}

export type Typed = Readonly<Record<string, string>>;

export function startTyped(lines: readonly QuantityLine[]): Typed {
  return Object.fromEntries(lines.map((line) => [line.key, String(line.start)]));
}

/** Every line at the same share of what is possible: all, or nothing. */
export function fillTyped(
  lines: readonly QuantityLine[],
  pick: (line: QuantityLine) => number,
): Typed {
  return Object.fromEntries(lines.map((line) => [line.key, String(pick(line))]));
}

export interface ReadLines {
  /** By key, base units; only lines that could be read. */
  readonly quantities: ReadonlyMap<string, number>;
  readonly issues: ReadonlyMap<string, DomainIssue>;
  readonly total: number;
}

/** Reads what was typed; an empty cell is zero. `over` is the code for more than possible. */
export function readTyped(
  lines: readonly QuantityLine[],
  typed: Typed,
  over: DomainIssue['code'],
): ReadLines {
  const quantities = new Map<string, number>();
  const issues = new Map<string, DomainIssue>();
  let total = 0;
  for (const line of lines) {
    const text = typed[line.key]?.trim() ?? '';
    const read = text === '' ? { ok: true as const, value: 0 } : parseQuantity(text, ZERO_TOO);
    if (!read.ok) issues.set(line.key, { code: read.code, params: read.params });
    else {
      quantities.set(line.key, read.value);
      total += read.value;
      if (read.value > line.most) {
        const params = { line: line.lineNo, quantity: read.value, possible: line.most };
        issues.set(line.key, { code: over, params });
      }
    }
  }
  return { quantities, issues, total };
}

const ZERO_TOO = { allowZero: true };

/** The server's findings about `lines.<n>…`, by the key of the line that was sent there. */
export function issuesByKey(
  issues: readonly DomainIssue[],
  sentKeys: readonly string[],
): ReadonlyMap<string, DomainIssue> {
  return new Map(
    issues.flatMap((issue) => {
      const index = Number(/^lines\.(\d+)\./.exec(issue.field ?? '')?.[1]);
      const key = sentKeys[index];
      return key ? [[key, issue] as const] : [];
    }),
  );
}
