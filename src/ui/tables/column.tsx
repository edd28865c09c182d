'use client';
// What a column is, and ready kinds of columns. A kind knows how its value looks, aligns, and goes
// into a file, so that screen and export cannot disagree.
import type { ReactNode } from 'react';
import type { CurrencyDisplay } from '@/i18n/formats';
import {
  DateText,
  DateTimeText,
  MoneyText,
  Nothing,
  PercentText,
  QuantityText,
} from '../cells/figures';
import { StatusBadge } from '../states/status-badge';
import { moneyLetters, numberLetters, percentLetters } from './figure-width';

/** A value as a file wants it: exact, and of its own kind, so that a spreadsheet reckons with it. */
export type ExportValue =
  | string
  | number
  | null
  | { readonly minor: bigint; readonly currency: string }
  | { readonly ratio: number }
  | { readonly date: string }
  | { readonly at: Date }
  /** Goes out in the words of the reader. */
  | { readonly status: string };

/**
 * Where the column stands on a phone's card; `action`: a control of its own beside the card, which may
 * be a link or a button itself.
 */
export type PhoneSlot = 'title' | 'badge' | 'subtitle' | 'value' | 'meta' | 'action' | 'hidden';

export interface Column<Row> {
  readonly id: string;
  /** Heading, already translated. */
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Left out by a column of buttons, which goes into no file. */
  readonly exportValue?: (row: Row) => ExportValue;
  /** What goes into a file is money, also where no row has any. */
  readonly holdsMoney?: boolean;
  readonly align?: 'start' | 'end' | 'center';
  /** Pixels; without it the column shares what is left. */
  readonly width?: number;
  /** How many letters the figure of a row takes; the column is never narrower than the longest. */
  readonly letters?: (row: Row) => number;
  /** Pixels below which the table scrolls sideways instead. */
  readonly minWidth?: number;
  readonly sortable?: boolean;
  /** Hidden until the reader chooses it. */
  readonly defaultHidden?: boolean;
  /** Cannot be hidden. */
  readonly fixed?: boolean;
  readonly phone?: PhoneSlot;
  /** There is nothing to say: a card leaves it out. What exports as nothing, if absent. */
  readonly isEmpty?: (row: Row) => boolean;
}

type Shared<Row, Value> = Omit<Column<Row>, 'cell' | 'exportValue'> & {
  readonly value: (row: Row) => Value;
};

/** Plain text; the number of a document is never cut. `cell` may dress it; the export stays the value. */
export function textColumn<Row>(
  options: Shared<Row, string | null | undefined> & { readonly cell?: (row: Row) => ReactNode },
): Column<Row> {
  const { value, cell, ...rest } = options;
  return {
    letters: (row) => numberLetters(value(row)),
    ...rest,
    cell: cell ?? ((row) => value(row) || <Nothing />),
    exportValue: (row) => value(row) ?? null,
  };
}

export interface MoneyValue {
  readonly minor: bigint;
  readonly currency: string;
}

export function moneyColumn<Row>(
  options: Shared<Row, MoneyValue | null> & {
    readonly display?: CurrencyDisplay;
    readonly signed?: boolean;
  },
): Column<Row> {
  const { value, display, signed, ...rest } = options;
  return {
    align: 'end',
    width: 152,
    phone: 'value',
    holdsMoney: true,
    letters: (row) => {
      const money = value(row);
      return money ? moneyLetters(money, { display, signed }) : 0;
    },
    ...rest,
    cell: (row) => {
      const money = value(row);
      if (!money) return <Nothing />;
      return <MoneyText {...money} display={display} signed={signed} />;
    },
    exportValue: value,
  };
}

export function quantityColumn<Row>(
  options: Shared<Row, number | null | undefined> & {
    readonly unit?: (row: Row) => string;
    readonly zeroAsDash?: boolean;
  },
): Column<Row> {
  const { value, unit, zeroAsDash, ...rest } = options;
  return {
    align: 'end',
    width: 110,
    ...(zeroAsDash ? { isEmpty: (row: Row) => !value(row) } : {}),
    ...rest,
    cell: (row) => <QuantityText value={value(row)} unit={unit?.(row)} zeroAsDash={zeroAsDash} />,
    exportValue: (row) => value(row) ?? null,
  };
}

export function percentColumn<Row>(options: Shared<Row, number | null>): Column<Row> {
  const { value, ...rest } = options;
  return {
    align: 'end',
    width: 96,
    letters: (row) => percentLetters(value(row)),
    ...rest,
    cell: (row) => <PercentText ratio={value(row)} />,
    exportValue: (row) => {
      const ratio = value(row);
      return ratio === null ? null : { ratio };
    },
  };
}

/** A business date. */
export function dateColumn<Row>(options: Shared<Row, string | null | undefined>): Column<Row> {
  const { value, ...rest } = options;
  return {
    width: 124,
    ...rest,
    cell: (row) => <DateText date={value(row)} />,
    exportValue: (row) => {
      const date = value(row);
      return date ? { date } : null;
    },
  };
}

/** An instant, shown in the organization's zone. */
export function dateTimeColumn<Row>(options: Shared<Row, Date | null | undefined>): Column<Row> {
  const { value, ...rest } = options;
  return {
    width: 176,
    ...rest,
    cell: (row) => <DateTimeText at={value(row)} />,
    exportValue: (row) => {
      const at = value(row);
      return at ? { at } : null;
    },
  };
}

export function statusColumn<Row>(options: Shared<Row, string>): Column<Row> {
  const { value, ...rest } = options;
  return {
    width: 148,
    phone: 'badge',
    ...rest,
    cell: (row) => <StatusBadge status={value(row)} />,
    exportValue: (row) => ({ status: value(row) }),
  };
}
