'use client';
// The present time on a screen, ticking twice a minute for all that show distances in time; null
// while the server renders, because its clock is not the reader's.
import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;

let now: Date | null = null;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = new Date();
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = null;
  };
}

function currentTick(): Date {
  now ??= new Date();
  return now;
}

export function useNow(): Date | null {
  return useSyncExternalStore<Date | null>(subscribe, currentTick, () => null);
}
