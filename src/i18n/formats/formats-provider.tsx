'use client';
// Hands the organization's zone and currency to everything below that shows figures.
import { useLocale } from 'next-intl';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createFormats, type Formats } from './create-formats';

interface FormatsContextValue {
  readonly timeZone: string;
  readonly currency: string | null;
}

const FormatsContext = createContext<FormatsContextValue>({ timeZone: 'UTC', currency: null });

export interface FormatsProviderProps {
  readonly timeZone: string;
  /** The organization's currency; null before somebody has signed in. */
  readonly currency: string | null;
  readonly children: ReactNode;
}

export function FormatsProvider({ timeZone, currency, children }: FormatsProviderProps) {
  const value = useMemo(() => ({ timeZone, currency }), [timeZone, currency]);
  return <FormatsContext value={value}>{children}</FormatsContext>;
}

/** Formats in the reader's language and the organization's zone. */
export function useFormats(): Formats {
  const locale = useLocale();
  return createFormats(locale, useContext(FormatsContext).timeZone);
}

/** The organization's currency. Only below a signed-in layout; elsewhere it is a mistake. */
export function useOrgCurrency(): string {
  const { currency } = useContext(FormatsContext);
  if (currency === null) throw new Error('no FormatsProvider with a currency above');
  return currency;
}
