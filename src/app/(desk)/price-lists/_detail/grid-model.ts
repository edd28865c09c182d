// Prices as they are typed in the grid, and the changes they make. Pure. Texts stay as typed until
// all of them can be read; nothing is sent by halves.
import { parseBusinessDate } from '@/kernel/business-date';
import { decimalText, parseDecimal } from '@/kernel/decimal';
import type { DomainIssue } from '@/kernel/domain-error';
import type { ParseResult } from '@/kernel/parse-result';
import { parseQuantity } from '@/kernel/quantity';
import type { PriceItemRow } from '@/server/modules/catalog/price-schemas';
import { readTable } from '../../_paste/clipboard';

export const PRICE_FIELDS = ['minQuantity', 'unitPrice', 'validFrom', 'validTo'] as const;
export type PriceField = (typeof PRICE_FIELDS)[number];
export type PriceTexts = Readonly<Record<PriceField, string>>;

export interface NewPrice {
  readonly key: string;
  readonly product: { readonly id: string; readonly label: string } | null;
  readonly texts: PriceTexts;
}

export interface Edit {
  /** Kept here too: a search may take the row itself off the screen. */
  readonly productId: string;
  readonly texts: PriceTexts;
}

/** What was typed and not saved yet. */
export interface Draft {
  /** By item id. */
  readonly edits: Readonly<Record<string, Edit>>;
  readonly added: readonly NewPrice[];
  readonly removed: readonly string[];
}

export const NO_DRAFT: Draft = { edits: {}, added: [], removed: [] };
export const BLANK: PriceTexts = { minQuantity: '1', unitPrice: '', validFrom: '', validTo: '' };

export function textsOf(item: PriceItemRow): PriceTexts {
  return {
    minQuantity: String(item.minQuantity),
    unitPrice: item.unitPrice,
    validFrom: item.validFrom ?? '',
    validTo: item.validTo ?? '',
  };
}

export function changeCount({ edits, added, removed }: Draft): number {
  return Object.keys(edits).length + added.length + removed.length;
}

/** The draft with one cell changed; a row put back as it was is no change. */
export function withEdit(draft: Draft, item: PriceItemRow, texts: PriceTexts): Draft {
  const { [item.id]: _, ...rest } = draft.edits;
  const before = textsOf(item);
  const isSame = PRICE_FIELDS.every((field) => before[field] === texts[field]);
  const edit = { productId: item.productId, texts };
  return { ...draft, edits: isSame ? rest : { ...rest, [item.id]: edit } };
}

export interface PriceUpsert {
  readonly productId: string;
  readonly minQuantity: number;
  readonly unitPrice: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface Changes {
  readonly upserts: PriceUpsert[];
  readonly removes: string[];
  /** Findings by `<row key>.<field>`; while there are any nothing is sent. */
  readonly issues: ReadonlyMap<string, DomainIssue>;
}

const PRICE_DECIMALS = 6;

/** Reads the draft. A changed row replaces the old one, because quantity and start name a price. */
export function readDraft(draft: Draft): Changes {
  const issues = new Map<string, DomainIssue>();
  const edited = Object.entries(draft.edits)
    .filter(([id]) => !draft.removed.includes(id))
    .map(([key, edit]) => ({ key, ...edit }));
  const added = draft.added.flatMap(({ key, product, texts }) => {
    if (product) return [{ key, productId: product.id, texts }];
    issues.set(`${key}.product`, { code: 'request.required' });
    return [];
  });
  const upserts = [...edited, ...added].flatMap(({ key, productId, texts }) => {
    const values = readTexts(key, texts, issues);
    return values ? [{ productId, ...values }] : [];
  });
  return { upserts, removes: [...draft.removed, ...edited.map(({ key }) => key)], issues };
}

function readTexts(key: string, texts: PriceTexts, issues: Map<string, DomainIssue>) {
  const read = <T>(field: PriceField, result: ParseResult<T>): T | undefined => {
    if (result.ok) return result.value;
    issues.set(`${key}.${field}`, { code: result.code, params: result.params });
    return undefined;
  };
  const date = (field: 'validFrom' | 'validTo') =>
    texts[field].trim() === '' ? null : read(field, parseBusinessDate(texts[field]));
  const minQuantity = read('minQuantity', parseQuantity(texts.minQuantity));
  const price = read('unitPrice', parseDecimal(texts.unitPrice, PRICE_DECIMALS));
  if (price && price.unscaled < 0n) {
    issues.set(`${key}.unitPrice`, { code: 'catalog.negativePrice' });
  }
  const [validFrom, validTo] = [date('validFrom'), date('validTo')];
  if (validFrom && validTo && validFrom > validTo) {
    issues.set(`${key}.validTo`, { code: 'request.endBeforeStart' });
  }
  if (minQuantity === undefined || !price || validFrom === undefined || validTo === undefined) {
    return null;
  }
  return { minQuantity, unitPrice: decimalText(price), validFrom, validTo };
}

/** Cells copied from a spreadsheet: product, price, quantity, from, to; a heading row is skipped. */
export const readClipboard = (text: string) =>
  readTable(
    text,
    1,
    ([product = '', unitPrice = '', minQuantity = '', validFrom = '', validTo = '']) => ({
      ...{ product, unitPrice, minQuantity, validFrom, validTo },
    }),
  );
