// What people type for the number of a document. Pure.
import { codeForms } from '@/server/platform/text-search';

/** Digits alone are the number of this year: 12 is EX-2026-000012. */
export function numberForms(text: string, prefix: string, year: string): string[] {
  const digits = /^\d{1,6}$/.test(text) ? [`${prefix}-${year}-${text.padStart(6, '0')}`] : [];
  return [...codeForms(text), ...digits];
}
