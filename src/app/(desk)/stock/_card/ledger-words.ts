// Where the document behind an entry of the stock ledger is shown. Pure.

export const ENTRY_KINDS = [
  'RECEIPT',
  'ADJUSTMENT',
  'RESERVE',
  'UNRESERVE',
  'SHIP',
  'RETURN',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export function entryKind(kind: string): EntryKind | null {
  return ENTRY_KINDS.find((known) => known === kind) ?? null;
}

const PATHS: Readonly<Record<string, string>> = {
  order: '/orders',
  shipment: '/shipments',
  return: '/returns',
  stockDocument: '/stock/documents',
};

export function documentHref(docKind: string, docId: string): string | null {
  const path = PATHS[docKind];
  return path ? `${path}/${docId}` : null;
}
