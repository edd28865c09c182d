'use client';
// Figures as cells and inline text: tabular digits, exact money, dates with their machine form.
import { Text } from '@mantine/core';
import { useFormats, type MoneyOptions } from '@/i18n/formats';

/** What an absent figure shows; screen readers skip it. */
export function Nothing() {
  return (
    <Text span inherit c="dimmed" aria-hidden>
      –
    </Text>
  );
}

export interface MoneyTextProps extends MoneyOptions {
  readonly minor: bigint | null | undefined;
  readonly currency: string;
}

export function MoneyText({ minor, currency, display, signed }: MoneyTextProps) {
  const formats = useFormats();
  if (minor === null || minor === undefined) return <Nothing />;
  return (
    <span className="dd-tabular dd-amount">
      {formats.money(minor, currency, { display, signed })}
    </span>
  );
}

export interface QuantityTextProps {
  readonly value: number | null | undefined;
  readonly unit?: string;
  /** Zero as a dash, for wide tables where most cells are zero. */
  readonly zeroAsDash?: boolean;
}

export function QuantityText({ value, unit, zeroAsDash }: QuantityTextProps) {
  const formats = useFormats();
  if (value === null || value === undefined || (zeroAsDash && value === 0)) return <Nothing />;
  return <span className="dd-tabular">{formats.quantity(value, unit)}</span>;
}

/** A business date. */
export function DateText({ date }: { readonly date: string | null | undefined }) {
  const formats = useFormats();
  if (!date) return <Nothing />;
  return (
    <time dateTime={date} className="dd-tabular">
      {formats.date(date)}
    </time>
  );
}

/** An instant in the organization's zone. */
export function DateTimeText({ at }: { readonly at: Date | null | undefined }) {
  const formats = useFormats();
  if (!at) return <Nothing />;
  return (
    <time dateTime={at.toISOString()} className="dd-tabular">
      {formats.dateTime(at)}
    </time>
  );
}

/** A ratio; null (nothing to divide by) is a dash, not zero. */
export function PercentText({ ratio }: { readonly ratio: number | null | undefined }) {
  const formats = useFormats();
  if (ratio === null || ratio === undefined) return <Nothing />;
  return <span className="dd-tabular">{formats.percent(ratio)}</span>;
}
