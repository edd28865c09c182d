// Texts that rows are found by, for tables small enough to scan (products, dealers): the stored
// form, and what a typed text is compared with. Codes are compared by equality and range, because
// row security keeps LIKE away from indexes.
import { join, sql, type Sql } from './sql';

/** The form in which words are stored and looked for: full-width and case do not matter. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The text a row is found by; line breaks keep a word from matching across two fields. */
export function searchTextOf(parts: ReadonlyArray<string | null | undefined>): string {
  const forms = parts.map((part) => searchForm(part ?? '')).filter((part) => part !== '');
  return [...new Set(forms)].join('\n');
}

/** LIKE patterns, all of which a row must match: every word, in any order. */
export function containsPatterns(text: string): string[] {
  const words = searchForm(text)
    .split(' ')
    .filter((word) => word !== '');
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/** After every text that begins with the prefix, in byte order. */
export function prefixEnd(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

/** A code as typed, and in the cases codes are usually kept in. */
export function codeForms(text: string): string[] {
  const clean = text.normalize('NFKC').trim();
  return [...new Set([clean, clean.toUpperCase(), clean.toLowerCase()])];
}

/** `column` (with COLLATE "C") begins with one of the forms, as ranges an index can answer. */
export function beginsWith(column: Sql, forms: readonly string[]): Sql {
  const ranges = forms.map(
    (form) => sql`(${column} >= ${form}::text AND ${column} < ${prefixEnd(form)}::text)`,
  );
  return sql`(${join(ranges, ' OR ')})`;
}
