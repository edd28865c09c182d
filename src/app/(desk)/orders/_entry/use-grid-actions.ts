'use client';
// What the grid does to the order: lines come, go, are doubled and pasted, and the focus follows.
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useErrorText } from '@/i18n/errors';
import { newId } from '@/kernel/ids';
import { MAX_LINES } from '@/server/modules/orders/schemas';
import { notifyFailed, notifyInfo } from '@/ui/feedback';
import type { EntryGridHandle } from './entry-grid';
import { isBlank } from './entry-types';
import type { CellPlace, GridMove } from './grid-navigation';
import { parsePastedRows } from './paste-rows';
import type { RowActions } from './row-actions';
import type { Entry } from './use-entry';
import type { Lookup } from './use-lookup';

export interface GridActions {
  readonly row: RowActions;
  move(move: GridMove, at: CellPlace): void;
  paste(text: string, lineKey: string): void;
  addLine(): void;
  focusFirstProblem(): void;
}

interface GridContext {
  readonly entry: Entry;
  readonly lookup: Lookup;
  readonly grid: { current: EntryGridHandle | null };
}

export function useGridActions({ entry, lookup, grid }: GridContext): GridActions {
  const t = useTranslations('orders.entry');
  const errorText = useErrorText();
  const { dispatch } = entry;
  // Read at the moment of a key press: a function of every state would draw every row again.
  const latest = useRef(entry);
  useEffect(() => {
    latest.current = entry;
  });
  const lines = useCallback(() => latest.current.state.lines, []);
  const focus = useCallback((place: CellPlace) => grid.current?.focus(place), [grid]);

  const row = useMemo((): RowActions => {
    const indexOf = (key: string) => lines().findIndex((line) => line.key === key);
    return {
      lookup,
      type: (key, field, text) => dispatch({ type: 'type', key, field, text }),
      choose: (key, product, unit) => {
        const text = lines()[indexOf(key)]?.text ?? '';
        dispatch({ type: 'found', lines: [{ key, text, product, unit }] });
      },
      duplicate: (key) => {
        dispatch({ type: 'duplicate', key, newKey: newId() });
        focus({ line: indexOf(key) + 1, field: 'quantity' });
      },
      remove: (key) => {
        const index = indexOf(key);
        dispatch({ type: 'remove', key, newKey: newId() });
        focus({ line: Math.max(0, Math.min(index, lines().length - 2)), field: 'text' });
      },
      focusNext: (key) => focus({ line: indexOf(key), field: 'quantity' }),
    };
  }, [dispatch, focus, lines, lookup]);

  const addLine = () => {
    const last = lines().length - 1;
    const lastLine = lines().at(-1);
    // One blank line to type into is enough.
    if (lastLine && isBlank(lastLine)) return focus({ line: last, field: 'text' });
    if (lines().length >= MAX_LINES) return notifyInfo(t('tooMany', { max: MAX_LINES }));
    dispatch({ type: 'add', key: newId() });
    return focus({ line: last + 1, field: 'text' });
  };
  const move = (step: GridMove, at: CellPlace) => {
    const key = lines()[at.line]?.key;
    if (step.kind === 'addLine') addLine();
    if (step.kind === 'duplicate' && key) row.duplicate(key);
    if (step.kind === 'remove' && key) row.remove(key);
  };
  const paste = (text: string, at: string) => {
    const rows = parsePastedRows(text);
    if (rows.length === 0) return;
    if (lines().length + rows.length > MAX_LINES + 1) {
      notifyInfo(t('tooMany', { max: MAX_LINES }));
      return;
    }
    const keys = rows.map(() => newId());
    dispatch({ type: 'paste', at, rows, keys });
    void lookup
      .resolve(rows, keys)
      .then((unknown) => notifyInfo(t('pasted', { count: rows.length, unknown })))
      .catch((error: unknown) => notifyFailed(errorText(error)));
  };
  const focusFirstProblem = () => {
    const { read, state } = latest.current;
    const first = read.issues[0];
    const line = first ? state.lines.findIndex((one) => one.key === first.key) : 0;
    if (state.head.dealer) focus({ line, field: first?.field ?? 'text' });
  };
  return { row, move, paste, addLine, focusFirstProblem };
}
