// An order while it is being typed: everything is text as the person left it, so that nothing typed
// is ever lost or rounded before the server has taken it.
import type { LocalNames } from '@/kernel/local-names';

export interface EntryProduct {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly names: LocalNames;
  readonly baseUnit: string;
  readonly packs: readonly { readonly unit: string; readonly factor: number }[];
}

export interface EntryLine {
  /** Also the id of the order's line, so that a line stays itself from draft to order. */
  readonly key: string;
  readonly product: EntryProduct | null;
  /** What stands in the product cell: the code once the product is known. */
  readonly text: string;
  readonly quantity: string;
  /** Empty until the product is known. */
  readonly unit: string;
  /** A price typed over the list price; empty = the list decides. */
  readonly price: string;
  /** Percent as typed. */
  readonly discount: string;
  readonly note: string;
  /** Why the text is no product: a code of the server, or `searching` while it is asked. */
  readonly lookup: 'searching' | 'orders.unknownProduct' | null;
}

export type LineField = 'text' | 'quantity' | 'unit' | 'price' | 'discount';

export interface EntryHead {
  readonly dealer: { readonly id: string; readonly label: string } | null;
  readonly requestedOn: string;
  readonly poNumber: string;
  readonly shipToId: string | null;
  readonly warehouseId: string | null;
  readonly note: string;
}

export interface EntryState {
  readonly head: EntryHead;
  readonly lines: readonly EntryLine[];
}

export const EMPTY_HEAD: EntryHead = {
  dealer: null,
  requestedOn: '',
  poNumber: '',
  shipToId: null,
  warehouseId: null,
  note: '',
};

export function blankLine(key: string): EntryLine {
  return {
    key,
    product: null,
    text: '',
    quantity: '',
    unit: '',
    price: '',
    discount: '',
    note: '',
    lookup: null,
  };
}

/** Nothing was typed into the line: it is not part of the order. */
export function isBlank(line: EntryLine): boolean {
  return (
    line.product === null &&
    [line.text, line.quantity, line.price, line.discount, line.note].every(
      (text) => text.trim() === '',
    )
  );
}
