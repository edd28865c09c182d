'use client';
// Moving through rows with the keyboard: one row is in the tab order, arrows move it.
import { useState, type KeyboardEvent } from 'react';

export interface RowNavigationOptions {
  readonly count: number;
  readonly pageSize: number;
  /** Brings the row into view and gives it the focus. */
  readonly reveal: (index: number) => void;
  readonly open: (index: number) => void;
  readonly toggle?: (index: number) => void;
}

function target(key: string, index: number, options: RowNavigationOptions): number | null {
  const last = options.count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + options.pageSize);
    case 'PageUp':
      return Math.max(0, index - options.pageSize);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** True for keys typed into a field or on a button inside the row. */
function isInsideControl(event: KeyboardEvent): boolean {
  return event.target !== event.currentTarget;
}

export function useRowNavigation(options: RowNavigationOptions) {
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, options.count - 1));
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (isInsideControl(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = target(event.key, index, options);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      options.reveal(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      options.open(index);
    } else if (event.key === ' ' && options.toggle) {
      event.preventDefault();
      options.toggle(index);
    }
  };
  return { active: current, setActive, onKeyDown };
}
