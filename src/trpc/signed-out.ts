'use client';
// Remembers that the server no longer knows this person, so that one notice can be shown over the
// page: what was typed stays, and signing in again in another tab is enough to go on.
import { useSyncExternalStore } from 'react';

let signedOut = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (signedOut === value) return;
  signedOut = value;
  for (const listener of listeners) listener();
}

export function announceSignedOut(): void {
  set(true);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether to show the notice, and how to put it away. */
export function useSignedOut(): { isSignedOut: boolean; dismiss: () => void } {
  const isSignedOut = useSyncExternalStore(
    subscribe,
    () => signedOut,
    () => false,
  );
  return { isSignedOut, dismiss: () => set(false) };
}
