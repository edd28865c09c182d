// Cells of a file as values: each reader says with a code what does not fit.
import { readGivenAmount } from '@/kernel/amount-text';
import { parseBusinessDate } from '@/kernel/business-date';
import { parseDecimal, decimalText } from '@/kernel/decimal';
import type { ErrorCode, ErrorParams } from '@/kernel/domain-error';
import { parseQuantity } from '@/kernel/quantity';
import { parsePacks, type PackCell } from './packs';

export interface CellIssue {
  /** Field name; the caller knows the column. Left out where the whole row is meant. */
  field?: string;
  code: ErrorCode;
  params?: ErrorParams;
}

/** Digits before the point that a stored price or rate has room for. */
const PRICE_DIGITS = 12;

const isTwoWays = ({ code }: { readonly code: ErrorCode }) => code === 'number.ambiguous';

/** What tells more of a number than that it is none, and how it is mended. */
const TELLING: ReadonlySet<ErrorCode> = new Set([
  'number.ambiguous',
  'number.grouping',
  'number.tooPrecise',
  'number.tooLarge',
  'money.tooPrecise',
  'money.tooLarge',
] satisfies ErrorCode[]);

/** Reads the cells of one row and collects what is wrong with them. */
export class RowReader {
  readonly issues: CellIssue[] = [];

  constructor(private readonly values: Readonly<Record<string, string>>) {}

  private raw(field: string): string {
    return this.values[field] ?? '';
  }

  private refuse(field: string, code: ErrorCode, params: ErrorParams = {}): void {
    const text = this.raw(field).slice(0, 60);
    this.issues.push({ field, code, params: { ...params, value: text, text } });
  }

  /** A number that is not read: by what is wrong with it, where that says more than `otherwise`. */
  private refuseNumber(
    field: string,
    { code, params }: { readonly code: ErrorCode; readonly params: ErrorParams },
    otherwise: ErrorCode,
  ): void {
    if (TELLING.has(code)) this.refuse(field, code, params);
    else this.refuse(field, otherwise);
  }

  /** Undefined where the file has no such column: what is stored then stays. */
  has(field: string): boolean {
    return this.values[field] !== undefined;
  }

  /** `most`: characters that fit where no rule of a use case says so. */
  text(field: string, most?: number): string {
    const value = this.raw(field);
    if (value === '') this.refuse(field, 'imports.cellEmpty');
    if (most !== undefined && value.length > most) {
      const params = { origin: 'string', maximum: most };
      this.issues.push({ field, code: 'request.too_big', params });
    }
    return value;
  }

  /** What a record is known by, as it is stored: full-width letters and digits are their plain ones. */
  key(field: string): string {
    return this.text(field).normalize('NFKC').trim();
  }

  optionalKey(field: string): string | undefined {
    return this.raw(field) === '' ? undefined : this.key(field);
  }

  optionalText(field: string, most?: number): string | undefined {
    return this.raw(field) === '' ? undefined : this.text(field, most);
  }

  /** Whole base units, at least `least`. */
  quantity(field: string, least = 1): number {
    const read = parseQuantity(this.raw(field), { allowZero: least === 0 });
    if (read.ok && read.value >= least) return read.value;
    this.refuse(field, !read.ok && isTwoWays(read) ? read.code : 'imports.badQuantity');
    return 0;
  }

  date(field: string): string {
    const parsed = parseBusinessDate(this.raw(field));
    if (parsed.ok) return parsed.value;
    this.refuse(field, this.raw(field) === '' ? 'imports.cellEmpty' : 'imports.badDate');
    return '1970-01-01';
  }

  optionalDate(field: string): string | null {
    return this.raw(field) === '' ? null : this.date(field);
  }

  /** An exact price or rate, not negative; it has up to six decimals, so a point is the decimal one. */
  decimal(field: string): string {
    const parsed = parseDecimal(this.raw(field), 6);
    if (!parsed.ok) {
      this.refuseNumber(field, parsed, 'imports.badAmount');
      return '0';
    }
    if (parsed.value.unscaled < 0n) {
      this.refuse(field, 'imports.negativeAmount');
      return '0';
    }
    const text = decimalText(parsed.value);
    if (text.split('.', 1).join('').length <= PRICE_DIGITS) return text;
    this.issues.push({ field, code: 'number.tooLarge', params: { digits: PRICE_DIGITS } });
    return '0';
  }

  optionalDecimal(field: string): string | undefined {
    return this.raw(field) === '' ? undefined : this.decimal(field);
  }

  /** One of a fixed list, in any case; undefined where the cell is empty. */
  optionalChoice<T extends string>(field: string, choices: readonly T[]): T | undefined {
    const value = this.raw(field).toUpperCase();
    if (value === '') return undefined;
    const found = choices.find((one) => one === value);
    if (found === undefined) {
      this.issues.push({ field, code: 'imports.badChoice', params: { value, choices } });
    }
    return found;
  }

  /** The same, with a fallback where the cell is empty. */
  choice<T extends string>(field: string, choices: readonly T[], fallback: T): T {
    return this.optionalChoice(field, choices) ?? fallback;
  }

  /** Packs such as `CASE=12; PALLET=480`; undefined where the cell is empty. */
  optionalPacks(field: string): PackCell[] | undefined {
    if (this.raw(field) === '') return undefined;
    const packs = parsePacks(this.raw(field));
    if (packs === null) this.refuse(field, 'imports.badPacks');
    return packs ?? undefined;
  }

  /** Minor units of a currency, read as a paste into the grid of a budget is. */
  money(field: string, currency: string): bigint {
    const read = readGivenAmount(this.raw(field), currency);
    if (read.ok) return read.value;
    const bad = this.raw(field) === '' ? 'imports.cellEmpty' : 'imports.badAmount';
    this.refuseNumber(field, read, bad);
    return 0n;
  }
}
