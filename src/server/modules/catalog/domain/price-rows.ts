/**
 * Rows of prices as they come from a spreadsheet: texts to exact values, with a finding per cell.
 * Pure; which products exist is asked elsewhere.
 */
import { parseQuantity } from '@/kernel/quantity';
import { parseBusinessDate } from '@/kernel/business-date';
import { decimalText, parseDecimal } from '@/kernel/decimal';
import type { ParseResult } from '@/kernel/parse-result';
import type { RowRefusals } from '@/kernel/row-refusal';

export interface PriceRowText {
  readonly product: string;
  readonly minQuantity: string;
  readonly unitPrice: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export interface PriceRow {
  readonly index: number;
  readonly product: string;
  readonly minQuantity: number;
  readonly unitPrice: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

const PRICE_DECIMALS = 6;

/** Reads every row; a row with a finding is left out and its findings are added to `refusals`. */
export function readPriceRows(rows: readonly PriceRowText[], refusals: RowRefusals): PriceRow[] {
  return rows.flatMap((row, index) => {
    const cell = <T>(field: keyof PriceRowText, result: ParseResult<T>): T | undefined => {
      if (result.ok) return result.value;
      refusals.add(index, { code: result.code, field, params: result.params });
      return undefined;
    };
    const date = (field: 'validFrom' | 'validTo') =>
      row[field].trim() === '' ? null : cell(field, parseBusinessDate(row[field]));
    const product = row.product.normalize('NFKC').trim();
    if (product === '') refusals.add(index, { code: 'request.required', field: 'product' });
    const minQuantity =
      row.minQuantity.trim() === '' ? 1 : cell('minQuantity', parseQuantity(row.minQuantity));
    const price = cell('unitPrice', parseDecimal(row.unitPrice, PRICE_DECIMALS));
    if (price !== undefined && price.unscaled < 0n) {
      refusals.add(index, { code: 'catalog.negativePrice', field: 'unitPrice' });
    }
    const [validFrom, validTo] = [date('validFrom'), date('validTo')];
    if (validFrom && validTo && validFrom > validTo) {
      refusals.add(index, { code: 'request.endBeforeStart', field: 'validTo' });
    }
    if (!refusals.isGood(index) || price === undefined || minQuantity === undefined) return [];
    const unitPrice = decimalText(price);
    return [
      {
        index,
        product,
        minQuantity,
        unitPrice,
        validFrom: validFrom ?? null,
        validTo: validTo ?? null,
      },
    ];
  });
}

/** What makes two prices of one list the same price. */
export function priceKey(price: {
  readonly productId: string;
  readonly minQuantity: number;
  readonly validFrom: string | null;
}): string {
  return `${price.productId}|${price.minQuantity}|${price.validFrom ?? ''}`;
}
