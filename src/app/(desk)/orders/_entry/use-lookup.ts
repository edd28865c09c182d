'use client';
// Finds the products that were typed or pasted. Never in the way of typing: the text stays in its
// cell, the answer arrives when it arrives, and an answer for a text typed over is ignored.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import type { EntryAction } from './entry-reducer';
import type { EntryProduct } from './entry-types';
import { pastedUnit, type PastedRow } from './paste-rows';

export interface FoundProduct extends EntryProduct {
  readonly scannedUnit: string | null;
}

const LIMIT = 8;
const FRESH_MS = 60_000;
/** What the server takes at once. */
const CHUNK = 1000;
const MAX_TEXT = 200;
const MAX_QUANTITY_TEXT = 30;

export interface Lookup {
  /** Suggestions, best first. */
  search(text: string): Promise<readonly FoundProduct[]>;
  /** The best match of a text becomes the product of the line. */
  take(key: string, text: string): Promise<void>;
  /** Products of pasted rows; says how many were not found. */
  resolve(rows: readonly PastedRow[], keys: readonly string[]): Promise<number>;
  /** All units of products of which a stored order names only one. */
  completePacks(codes: readonly string[]): Promise<void>;
}

export function useLookup(dispatch: (action: EntryAction) => void): Lookup {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();

  const search = useCallback(
    (text: string): Promise<readonly FoundProduct[]> =>
      queries.fetchQuery(
        trpc.catalog.searchProducts.queryOptions(
          { text: text.trim().slice(0, MAX_TEXT), limit: LIMIT, activeOnly: true },
          { staleTime: FRESH_MS },
        ),
      ),
    [queries, trpc],
  );
  const take = useCallback(
    async (key: string, text: string) => {
      dispatch({ type: 'search', key });
      try {
        const [product] = await search(text);
        const found = { key, text, product: product ?? null, unit: product?.scannedUnit ?? null };
        dispatch({ type: 'found', lines: [found] });
      } catch {
        dispatch({ type: 'searchFailed', keys: [key] });
      }
    },
    [dispatch, search],
  );
  const ask = useCallback(
    (rows: readonly Pick<PastedRow, 'text' | 'quantity'>[]) =>
      client.orders.resolveLines.query({
        rows: rows.map(({ text, quantity }) => ({
          text: text.slice(0, MAX_TEXT),
          quantity: quantity.slice(0, MAX_QUANTITY_TEXT),
        })),
      }),
    [client],
  );
  const resolve = useCallback(
    async (rows: readonly PastedRow[], keys: readonly string[]) => {
      let unknown = 0;
      for (let from = 0; from < rows.length; from += CHUNK) {
        const part = rows.slice(from, from + CHUNK);
        const partKeys = keys.slice(from, from + CHUNK);
        try {
          // One question after the other: an order has at most one chunk of lines anyway.
          // oxlint-disable-next-line no-await-in-loop
          const answers = await ask(part);
          unknown += answers.filter((answer) => answer.product === null).length;
          const lines = answers.flatMap((answer) => {
            const key = partKeys[answer.index];
            const row = part[answer.index];
            if (key === undefined || row === undefined) return [];
            const { product } = answer;
            const unit = (product && pastedUnit(product, row)) ?? answer.unit;
            return [{ key, text: row.text, product, unit }];
          });
          dispatch({ type: 'found', lines });
        } catch (error) {
          dispatch({ type: 'searchFailed', keys: partKeys });
          throw error;
        }
      }
      return unknown;
    },
    [ask, dispatch],
  );
  const completePacks = useCallback(
    async (codes: readonly string[]) => {
      const answers = await ask(codes.map((text) => ({ text, quantity: '' })));
      const products = answers.flatMap(({ product }) => (product ? [product] : []));
      dispatch({ type: 'packs', products: new Map(products.map((one) => [one.id, one])) });
    },
    [ask, dispatch],
  );
  return useMemo(
    () => ({ search, take, resolve, completePacks }),
    [search, take, resolve, completePacks],
  );
}
