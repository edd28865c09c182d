// From what was typed to what the server takes, and what is plainly wrong before asking it. Pure.
import { parseBusinessDate } from '@/kernel/business-date';
import {
  compareDecimal,
  decimalText,
  ONE,
  parseDecimal,
  percentText,
  rateFromPercent,
} from '@/kernel/decimal';
import type { DomainIssue } from '@/kernel/domain-error';
import type { ParseResult } from '@/kernel/parse-result';
import { parseQuantity } from '@/kernel/quantity';
import type { OrderInput, OrderView } from '@/server/modules/orders/schemas';
import {
  isBlank,
  type EntryHead,
  type EntryLine,
  type EntryState,
  type LineField,
} from './entry-types';

type LineInput = OrderInput['lines'][number];

export interface LineIssue {
  readonly key: string;
  readonly field: LineField;
  readonly issue: DomainIssue;
}

export interface ReadEntry {
  /** null until a dealer is chosen. */
  readonly order: OrderInput | null;
  /** Keys of the lines of `order`, in its order; lines that cannot be read yet are not in it. */
  readonly keys: readonly string[];
  readonly issues: readonly LineIssue[];
}

function factorOf(line: EntryLine): number {
  return line.product?.packs.find((pack) => pack.unit === line.unit)?.factor ?? 1;
}

/** Quantity and unit; part of a pack that gives whole base units is sent as those. */
function readQuantity(line: EntryLine): ParseResult<Pick<LineInput, 'quantity' | 'unit'>> {
  const factor = factorOf(line);
  const base = parseQuantity(line.quantity, { packFactor: factor });
  if (!base.ok) return base;
  const isWhole = base.value % factor === 0;
  const unit = isWhole ? line.unit : (line.product?.baseUnit ?? line.unit);
  return { ok: true, value: { unit, quantity: isWhole ? base.value / factor : base.value } };
}

function readPrice(text: string): ParseResult<string | null> {
  if (text.trim() === '') return { ok: true, value: null };
  const price = parseDecimal(text, 6);
  if (!price.ok) return price;
  if (price.value.unscaled < 0n) return { ok: false, code: 'orders.badDecimal', params: {} };
  return { ok: true, value: decimalText(price.value) };
}

/** Percent as typed to the rate that is stored. */
function readDiscount(text: string): ParseResult<string> {
  if (text.trim() === '') return { ok: true, value: '0' };
  const percent = parseDecimal(text.replace(/[%％]\s*$/, ''), 4);
  if (!percent.ok) return percent;
  const rate = rateFromPercent(percent.value);
  if (rate.unscaled < 0n || compareDecimal(rate, ONE) > 0) {
    return { ok: false, code: 'orders.badRate', params: {} };
  }
  return { ok: true, value: decimalText(rate) };
}

function refused(key: string, field: LineField, result: ParseResult<unknown>): LineIssue[] {
  if (result.ok) return [];
  return [{ key, field, issue: { code: result.code, params: result.params } }];
}

interface LineReading {
  readonly input: LineInput | null;
  readonly issues: readonly LineIssue[];
}

/** Readings by the identity of the line: a key typed into one of 500 lines reads one. */
const READINGS = new WeakMap<EntryLine, LineReading>();

function readLine(line: EntryLine): LineReading {
  const known = READINGS.get(line);
  if (known) return known;
  const reading = newReading(line);
  READINGS.set(line, reading);
  return reading;
}

/** The line as the server takes it, or what is wrong with it. */
function newReading(line: EntryLine): LineReading {
  const { key, product } = line;
  const [quantity, price, discount] = [
    readQuantity(line),
    readPrice(line.price),
    readDiscount(line.discount),
  ];
  const issues = [
    ...(product ? [] : [missingProduct(line)]),
    ...refused(key, 'quantity', quantity),
    ...refused(key, 'price', price),
    ...refused(key, 'discount', discount),
  ];
  if (!product || !quantity.ok || !price.ok || !discount.ok) return { input: null, issues };
  const note = line.note.trim();
  return {
    input: {
      id: key,
      productId: product.id,
      ...quantity.value,
      manualPrice: price.value,
      discountRate: discount.value,
      ...(note === '' ? {} : { note }),
    },
    issues,
  };
}

/**
 * What a line means, whatever way it was typed: lines that mean the same compare equal. The text as
 * it stands where it cannot be read; empty for a line that is not there or says nothing.
 */
export function lineMeaning(line: EntryLine | undefined): string {
  if (!line || isBlank(line)) return '';
  const { input } = readLine(line);
  if (input) {
    const { productId, unit, quantity, manualPrice, discountRate, note } = input;
    return JSON.stringify([productId, unit, quantity, manualPrice, discountRate, note ?? '']);
  }
  const { text, quantity, unit, price, discount, note } = line;
  return JSON.stringify({ text, quantity, unit, price, discount, note });
}

function missingProduct({ key, text }: EntryLine): LineIssue {
  const code = text.trim() === '' ? 'request.required' : 'orders.unknownProduct';
  return { key, field: 'text', issue: { code } };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function readEntry(state: EntryState): ReadEntry {
  const { head } = state;
  const read = state.lines.filter((line) => !isBlank(line)).map((line) => readLine(line));
  const lines = read.flatMap(({ input }) => input ?? []);
  const requested = parseBusinessDate(head.requestedOn);
  const order = head.dealer && {
    dealerId: head.dealer.id,
    warehouseId: head.warehouseId,
    requestedOn: requested.ok ? requested.value : null,
    dealerPoNumber: orNull(head.poNumber),
    shipToId: head.shipToId,
    note: orNull(head.note),
    lines,
  };
  return {
    order,
    keys: lines.map((line) => line.id ?? ''),
    issues: read.flatMap(({ issues }) => issues),
  };
}

export type HeadField = 'dealer' | 'requestedOn';

/** What is wrong with the head before asking the server. */
export function headIssues(head: EntryHead): ReadonlyMap<HeadField, DomainIssue> {
  const issues = new Map<HeadField, DomainIssue>();
  if (!head.dealer) issues.set('dealer', { code: 'request.required' });
  if (head.requestedOn.trim() !== '') {
    const read = parseBusinessDate(head.requestedOn);
    if (!read.ok) issues.set('requestedOn', { code: read.code, params: read.params });
  }
  return issues;
}

/** An order as it would have been typed. */
export function entryOf(order: OrderView): EntryState {
  return {
    head: {
      dealer: { id: order.dealerId, label: `${order.dealerCode} ${order.dealerName}` },
      requestedOn: order.requestedOn ?? '',
      poNumber: order.dealerPoNumber ?? '',
      shipToId: order.shipToId,
      warehouseId: order.warehouseId,
      note: order.note ?? '',
    },
    lines: order.lines.map((line) => ({
      key: line.id,
      product: {
        id: line.productId,
        code: line.productCode,
        name: line.productName,
        names: line.productNames,
        baseUnit: line.baseUnit,
        packs: line.unitFactor > 1 ? [{ unit: line.unit, factor: line.unitFactor }] : [],
      },
      text: line.productCode,
      quantity: String(line.requested / line.unitFactor),
      unit: line.unit,
      price: line.priceRule.by === 'manual' ? decimalText(line.unitPrice) : '',
      discount: percentText(line.discountRate) === '0' ? '' : percentText(line.discountRate),
      note: line.note ?? '',
      lookup: null,
    })),
  };
}

/** An order to be entered again: same products and quantities, lines and prices of its own. */
export function copyOf(order: OrderView, newKey: () => string): EntryState {
  const { head, lines } = entryOf(order);
  return {
    head: { ...head, requestedOn: '', poNumber: '' },
    lines: lines.map((line) => ({ ...line, key: newKey(), price: '', discount: '' })),
  };
}
