'use client';
// Every row a list has shown since the page opened, in its newest state: a ticked one that a changed
// filter hides is still known when a batch begins.
import { useState } from 'react';

interface Row {
  readonly id: string;
}

export function useSeenRows<T extends Row>(rows: readonly T[]): ReadonlyMap<string, T> {
  const [seen, setSeen] = useState<{
    readonly rows: readonly T[];
    readonly byId: ReadonlyMap<string, T>;
  }>({ rows: [], byId: new Map() });
  if (seen.rows === rows) return seen.byId;
  const byId = new Map(seen.byId);
  for (const row of rows) byId.set(row.id, row);
  setSeen({ rows, byId });
  return byId;
}
