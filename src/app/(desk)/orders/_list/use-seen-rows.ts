'use client';
// Every order the list has shown since the page opened, in its newest state: a ticked order that a
// changed filter hides is still known when a batch begins.
import { useState } from 'react';
import type { OrderListItem } from '@/server/modules/orders/schemas';

export function useSeenRows(rows: readonly OrderListItem[]): ReadonlyMap<string, OrderListItem> {
  const [seen, setSeen] = useState<{
    readonly rows: readonly OrderListItem[];
    readonly byId: ReadonlyMap<string, OrderListItem>;
  }>({ rows: [], byId: new Map() });
  if (seen.rows === rows) return seen.byId;
  const byId = new Map(seen.byId);
  for (const row of rows) byId.set(row.id, row);
  setSeen({ rows, byId });
  return byId;
}
