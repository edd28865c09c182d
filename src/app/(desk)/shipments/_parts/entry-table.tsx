'use client';
// The table of an entry of quantities with its two buttons: everything, or nothing.
import { useTranslations } from 'next-intl';
import { QuantityLines } from './quantity-lines';
import type { QuantityLine } from './quantity-model';
import type { QuantityEntry } from './use-quantity-entry';

export interface EntryTableProps {
  readonly label: string;
  readonly lines: readonly QuantityLine[];
  readonly headings: readonly string[];
  /** Heading of what is typed. */
  readonly entry: string;
  readonly state: QuantityEntry;
}

export function EntryTable({ label, lines, headings, entry, state }: EntryTableProps) {
  const t = useTranslations('fulfilment.lines');
  return (
    <QuantityLines
      label={label}
      lines={lines}
      headings={headings}
      entry={entry}
      typed={state.typed}
      onType={state.type}
      issues={state.issues}
      total={state.total}
      autoFocus
      fills={[
        { label: t('fillAll'), onFill: () => state.fill((line) => line.most) },
        { label: t('fillNone'), onFill: () => state.fill(() => 0) },
      ]}
    />
  );
}
