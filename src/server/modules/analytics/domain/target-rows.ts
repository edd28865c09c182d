/**
 * Rows of targets as they come from a spreadsheet: texts to exact values, with a finding per cell.
 * Pure; which subjects exist is asked elsewhere.
 */
import { readGivenAmount } from '@/kernel/amount-text';
import { parseBusinessDate, type BusinessDate } from '@/kernel/business-date';
import type { ParseResult } from '@/kernel/parse-result';
import { parseQuantity } from '@/kernel/quantity';
import type { RowRefusals } from '@/kernel/row-refusal';

export interface TargetRowText {
  readonly code: string;
  readonly startsOn: string;
  readonly amount: string;
  readonly endsOn: string;
  readonly quantity: string;
}

export interface TargetRow {
  readonly index: number;
  readonly code: string;
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate | null;
  readonly amountMinor: bigint;
  readonly quantity: bigint | null;
}

const isBlank = (text: string) => text.trim() === '';

/**
 * Reads every row; one with a finding is left out and its findings are added to `refusals`: codes
 * of numbers and dates, `request.required`, `request.endBeforeStart`, `targets.belowZero`, and
 * `request.repeatedRow` for a second row of one subject and day. The company needs no code.
 */
export function readTargetRows(
  rows: readonly TargetRowText[],
  { currency, needsCode }: { readonly currency: string; readonly needsCode: boolean },
  refusals: RowRefusals,
): TargetRow[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const cell = <T>(field: keyof TargetRowText, result: ParseResult<T>): T | undefined => {
      if (result.ok) return result.value;
      refusals.add(index, { code: result.code, field, params: result.params });
      return undefined;
    };
    const code = row.code.normalize('NFKC').trim();
    if (needsCode && code === '') refusals.add(index, { code: 'request.required', field: 'code' });
    const startsOn = cell('startsOn', parseBusinessDate(row.startsOn));
    const endsOn = isBlank(row.endsOn) ? null : cell('endsOn', parseBusinessDate(row.endsOn));
    const amountMinor = cell('amount', readGivenAmount(row.amount, currency));
    const pieces = isBlank(row.quantity)
      ? null
      : cell('quantity', parseQuantity(row.quantity, { allowZero: true }));
    if (amountMinor !== undefined && amountMinor < 0n) {
      refusals.add(index, { code: 'targets.belowZero', field: 'amount' });
    }
    if (startsOn && endsOn && endsOn < startsOn) {
      refusals.add(index, { code: 'request.endBeforeStart', field: 'endsOn' });
    }
    const key = `${code}\n${startsOn}`;
    const first = seen.get(key);
    if (first !== undefined && startsOn) {
      const params = { row: first + 1 };
      refusals.add(index, { code: 'request.repeatedRow', field: 'startsOn', params });
    } else seen.set(key, index);
    if (!refusals.isGood(index) || !startsOn || amountMinor === undefined) return [];
    return [
      {
        ...{ index, code, startsOn, endsOn: endsOn ?? null, amountMinor },
        quantity: pieces === null || pieces === undefined ? null : BigInt(pieces),
      },
    ];
  });
}
