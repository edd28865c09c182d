'use client';
// Fields for figures. They hold the text as typed, so nothing is rounded or lost before the schema
// reads it; when the field is left, a readable text is set in the reader's grouping.
import { Text, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats, type Formats } from '@/i18n/formats';
import { decimalText, parseDecimal } from '@/kernel/decimal';
import { parseMoney } from '@/kernel/money';
import { parseQuantity } from '@/kernel/quantity';
import classes from './forms.module.css';
import { useRawText } from './use-raw-text';

export interface FigureInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value?: string;
  readonly onChange?: (text: string) => void;
}

interface BaseProps extends FigureInputProps {
  /** What the field shows when it is not being typed in; null leaves the text as it is. */
  readonly show: (text: string, formats: Formats) => string | null;
  readonly suffix?: ReactNode;
}

function FigureInput({ value = '', onChange, show, suffix, ...rest }: BaseProps) {
  const formats = useFormats();
  const { isRaw, handlers } = useRawText(rest);
  const shown = isRaw ? value : (show(value, formats) ?? value);
  return (
    <TextInput
      {...rest}
      {...handlers}
      inputMode={rest.inputMode ?? 'decimal'}
      autoComplete="off"
      value={shown}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      classNames={{ input: classes.figure }}
      rightSectionWidth={suffix ? 52 : undefined}
      rightSectionPointerEvents="none"
      rightSection={
        suffix ? (
          <Text span size="xs" c="dimmed">
            {suffix}
          </Text>
        ) : undefined
      }
    />
  );
}

export interface MoneyInputProps extends FigureInputProps {
  readonly currency: string;
}

/** Amount in major units; pair it with `moneyField(currency)`. */
export function MoneyInput({ currency, ...rest }: MoneyInputProps) {
  return (
    <FigureInput
      {...rest}
      suffix={currency}
      show={(text, formats) => {
        const result = parseMoney(text, currency);
        return result.ok ? formats.money(result.value.minor, currency, { display: 'none' }) : null;
      }}
    />
  );
}

export interface QuantityInputProps extends FigureInputProps {
  readonly unit?: string;
  /** Base units of `unit`; 2.5 packs of 12 are 30. */
  readonly packFactor?: number;
}

/** Quantity in base units or packs; pair it with `quantityField({ packFactor })`. */
export function QuantityInput({ unit, packFactor = 1, ...rest }: QuantityInputProps) {
  return (
    <FigureInput
      {...rest}
      inputMode={packFactor === 1 ? 'numeric' : 'decimal'}
      suffix={unit}
      show={(text, formats) => {
        const result = parseQuantity(text, { packFactor, allowZero: true });
        return result.ok ? formats.number(result.value / packFactor, 6) : null;
      }}
    />
  );
}

export interface DecimalInputProps extends FigureInputProps {
  readonly suffix?: ReactNode;
}

/** Unit price or percentage; pair it with `decimalField(scale)`. */
export function DecimalInput(props: DecimalInputProps) {
  return (
    <FigureInput
      {...props}
      show={(text) => {
        const result = parseDecimal(text);
        return result.ok ? decimalText(result.value) : null;
      }}
    />
  );
}
