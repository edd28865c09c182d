'use client';
// The state of a grid of lines: typing, pasting, finding the products that texts mean, and the
// findings of the server beside the lines they are about.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { DomainIssue } from '@/kernel/domain-error';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import {
  insertRows,
  isBlank,
  lineIssues,
  parsePaste,
  sentLines,
  withBlankEnd,
  type Line,
  type LineMode,
  type LineProduct,
  type LineValues,
  type SentLine,
} from './line-model';

const NO_ISSUES: ReadonlyMap<string, DomainIssue> = new Map();
const MAX_TEXTS = 1000;

export interface Lines {
  readonly lines: readonly Line[];
  readonly issues: ReadonlyMap<string, DomainIssue>;
  /** On hand by product id, in the chosen warehouse. */
  readonly onHand: ReadonlyMap<string, number>;
  readonly filled: number;
  change(key: string, change: Partial<LineValues>): void;
  /** Looks the typed text up as a code, barcode or exact name. */
  resolve(key: string): Promise<void>;
  paste(key: string, text: string): Promise<void>;
  /** Adds lines at the end. */
  add(lines: readonly LineValues[]): void;
  remove(key: string): void;
  clear(): void;
  /** The lines to send, or null where one of them cannot be; the issues then say why. */
  check(mode: LineMode): SentLine[] | null;
  /** Shows the server's findings about `lines.<n>…` beside the lines that were sent. */
  show(issues: readonly DomainIssue[], sent: readonly SentLine[]): void;
}

/** Asks the server what texts mean; several questions at once do not undo each other. */
function useResolve(setLines: (change: (lines: readonly Line[]) => readonly Line[]) => void) {
  const client = useTRPCClient();
  return useCallback(
    async (wanted: readonly { key: string; text: string }[]) => {
      const asked = wanted.filter(({ text }) => text.trim() !== '').slice(0, MAX_TEXTS);
      if (asked.length === 0) return;
      const texts = asked.map(({ text }) => text.trim());
      const found = await client.inventory.resolveProducts.query({ texts });
      const answers = new Map(
        asked.map(({ key, text }, index) => [key, { text, product: found[index] ?? null }]),
      );
      setLines((lines) =>
        lines.map((line) => {
          const { text, product } = answers.get(line.key) ?? {};
          // Typed on meanwhile: the answer is to another question.
          if (!product || line.product || line.text !== text) return line;
          return { ...line, product: identityOf(product), text: product.productCode };
        }),
      );
    },
    [client, setLines],
  );
}

function identityOf(product: LineProduct): LineProduct {
  const { productId, productCode, productName, productNames, baseUnit } = product;
  return { productId, productCode, productName, productNames, baseUnit };
}

/** What is on hand of the products on the lines; old figures stay while new ones are read. */
function useOnHand(lines: readonly Line[], warehouseId: string): ReadonlyMap<string, number> {
  const trpc = useTRPC();
  const codes = [...new Set(lines.flatMap((line) => line.product?.productCode ?? []))];
  const { data } = useQuery(
    trpc.inventory.resolveProducts.queryOptions(
      { warehouseId, texts: codes.slice(0, MAX_TEXTS) },
      { enabled: codes.length > 0 && warehouseId !== '', placeholderData: keepPreviousData },
    ),
  );
  return useMemo(
    () => new Map(data?.flatMap((row) => (row ? [[row.productId, row.onHand] as const] : []))),
    [data],
  );
}

/** Keys are counted, not drawn: server and browser must give the first lines the same ones. */
function useKeys(): () => string {
  const count = useRef(0);
  return useCallback(() => `line-${(count.current += 1)}`, []);
}

export function useLines(warehouseId: string, initial: readonly LineValues[] = []): Lines {
  const newKey = useKeys();
  const [lines, setAll] = useState<readonly Line[]>(() =>
    withBlankEnd(
      initial.map((line) => ({ ...line, key: newKey() })),
      newKey,
    ),
  );
  const [issues, setIssues] = useState(NO_ISSUES);
  // The latest lines for handlers that are asked before the next render.
  const latest = useRef(lines);
  const setLines = useCallback(
    (change: (lines: readonly Line[]) => readonly Line[]) => {
      latest.current = withBlankEnd(change(latest.current), newKey);
      setAll(latest.current);
    },
    [newKey],
  );
  const ask = useResolve(setLines);
  const change = useCallback(
    (key: string, values: Partial<LineValues>) => {
      setIssues((before) => (before.has(key) ? without(before, key) : before));
      setLines((all) => all.map((line) => (line.key === key ? { ...line, ...values } : line)));
    },
    [setLines],
  );
  const resolve = useCallback(
    async (key: string) => {
      const line = latest.current.find((one) => one.key === key);
      if (line && !line.product) await ask([line]);
    },
    [ask],
  );
  const paste = useCallback(
    async (key: string, text: string) => {
      const before = new Set(latest.current.map((line) => line.key));
      setLines((all) => insertRows(all, key, parsePaste(text), newKey));
      await ask(latest.current.filter((line) => !before.has(line.key)));
    },
    [ask, newKey, setLines],
  );
  const remove = useCallback(
    (key: string) => setLines((all) => all.filter((line) => line.key !== key)),
    [setLines],
  );
  const add = useCallback(
    (more: readonly LineValues[]) =>
      setLines((all) => [
        ...all.filter((line) => !isBlank(line)),
        ...more.map((line) => ({ ...line, key: newKey() })),
      ]),
    [newKey, setLines],
  );
  const check = useCallback((mode: LineMode) => {
    const found = lineIssues(latest.current, mode);
    setIssues(found);
    return found.size > 0 ? null : sentLines(latest.current, mode);
  }, []);
  const show = useCallback((found: readonly DomainIssue[], sent: readonly SentLine[]) => {
    const byKey = found.flatMap((issue) => {
      const index = Number(/^lines\.(\d+)\./.exec(issue.field ?? '')?.[1]);
      const key = sent[index]?.key;
      return key ? [[key, issue] as const] : [];
    });
    setIssues(new Map(byKey));
  }, []);
  const clear = useCallback(() => setLines(() => []), [setLines]);
  const onHand = useOnHand(lines, warehouseId);
  const filled = lines.filter((line) => !isBlank(line)).length;
  const edits = { change, resolve, paste, add, remove, clear };
  return { lines, issues, onHand, filled, ...edits, check, show };
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
