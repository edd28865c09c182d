'use client';
// The order as it is typed and as it is stored: state, what differs, and its place on the server.
import { useCallback, useMemo, useReducer, useState } from 'react';
import { newId } from '@/kernel/ids';
import type { OrderView } from '@/server/modules/orders/schemas';
import { readEntry, type ReadEntry } from './entry-order';
import { entryReducer, type EntryAction } from './entry-reducer';
import { blankLine, EMPTY_HEAD, isBlank, type EntryHead, type EntryState } from './entry-types';

/** Where the order is stored; null while it is not. */
export interface StoredOrder {
  readonly orderId: string;
  readonly number: string;
  readonly version: number;
  readonly status: OrderView['status'];
}

export interface Entry {
  readonly state: EntryState;
  readonly read: ReadEntry;
  readonly stored: StoredOrder | null;
  /** What the typing began from, or was last saved as. */
  readonly base: EntryState;
  readonly isDirty: boolean;
  readonly dispatch: (action: EntryAction) => void;
  /** The server has this state now, under this version. */
  settle(stored: StoredOrder | null, base: EntryState): void;
  /** Shows another order, or an empty one. */
  restart(stored: StoredOrder | null, state: EntryState): void;
}

export function emptyEntry(head: Partial<EntryHead> = {}): EntryState {
  return { head: { ...EMPTY_HEAD, ...head }, lines: [blankLine(newId())] };
}

/** A grid always has a line to type into. */
export function withRoom(state: EntryState): EntryState {
  return state.lines.length > 0 ? state : { ...state, lines: [blankLine(newId())] };
}

/** Blank lines come and go with the focus; they are no change. */
export function isSameEntry(a: EntryState, b: EntryState): boolean {
  const [left, right] = [a, b].map((state) => state.lines.filter((line) => !isBlank(line)));
  if (!left || !right || left.length !== right.length) return false;
  const sameHead = (Object.keys(a.head) as (keyof EntryHead)[]).every((key) =>
    key === 'dealer' ? a.head.dealer?.id === b.head.dealer?.id : a.head[key] === b.head[key],
  );
  return sameHead && left.every((line, index) => sameLine(line, right[index]));
}

type Line = EntryState['lines'][number];

function sameLine(a: Line, b: Line | undefined): boolean {
  if (a === b) return true;
  if (!b) return false;
  const keys = ['key', 'text', 'quantity', 'unit', 'price', 'discount', 'note'] as const;
  return keys.every((key) => a[key] === b[key]) && a.product?.id === b.product?.id;
}

export function useEntry(initial: { stored: StoredOrder | null; state: EntryState }): Entry {
  const [state, dispatch] = useReducer(entryReducer, initial.state);
  const [stored, setStored] = useState(initial.stored);
  // A copy of an order, or the units of a stored one, are where typing begins, not a change.
  const [base, setBase] = useState(initial.state);
  const read = useMemo(() => readEntry(state), [state]);
  const isDirty = useMemo(() => !isSameEntry(state, base), [state, base]);
  const settle = useCallback((next: StoredOrder | null, nextBase: EntryState) => {
    setStored(next);
    setBase(nextBase);
  }, []);
  const restart = useCallback((next: StoredOrder | null, nextState: EntryState) => {
    setStored(next);
    setBase(nextState);
    dispatch({ type: 'load', state: nextState });
  }, []);
  return { state, read, stored, base, isDirty, dispatch, settle, restart };
}
