'use client';
// What carries a line's number. A row does not know its number: adding a line above it changes only
// these small parts of it, not the row.
import { useTranslations } from 'next-intl';
import { createContext, useContext, type ComponentPropsWithRef } from 'react';

const LineNo = createContext(0);

/** Stands around a row; counted from 1. */
export const LineNoProvider = LineNo.Provider;

export function LineNumber() {
  return <>{useContext(LineNo)}</>;
}

type Label = 'product' | 'quantity' | 'unit' | 'price' | 'discount' | 'duplicate' | 'remove';

interface Labelled {
  /** The sentence of `orders.entry` that says what it is, with the line's number. */
  readonly label: Label;
}

function useLabel(label: Label): string {
  const t = useTranslations('orders.entry');
  return t(label, { line: useContext(LineNo) });
}

export function LineInput({ label, ...props }: Labelled & ComponentPropsWithRef<'input'>) {
  return <input aria-label={useLabel(label)} {...props} />;
}

export function LineSelect({ label, ...props }: Labelled & ComponentPropsWithRef<'select'>) {
  return <select aria-label={useLabel(label)} {...props} />;
}

export function LineButton({ label, ...props }: Labelled & ComponentPropsWithRef<'button'>) {
  return <button type="button" tabIndex={-1} aria-label={useLabel(label)} {...props} />;
}
