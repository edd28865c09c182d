/** Zod fields that mean the same in every module. Client-safe. */
import { z } from 'zod';
import { isBusinessDate } from './business-date';
import { isCurrency } from './currency';

/** A code people type and scan: no control characters, full-width folded. */
export const codeField = z
  .string()
  .trim()
  .min(1, 'request.required')
  .max(60)
  .regex(/^[^\p{Cc}]*$/u, 'request.controlCharacter')
  .transform((code) => code.normalize('NFKC'));

export const nameField = z.string().trim().min(1, 'request.required').max(200);

export const currencyField = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCurrency, 'request.badCurrency');

/** A day of the calendar, `2026-03-09`; years before 1900 are slips. */
export const dayField = z.string().refine(isBusinessDate, 'request.badDate');

/** Text that may be left out; blank is null. */
export const noteField = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .default(null)
    .transform((text) => (text === '' ? null : text));

/** A document and the version the caller saw. */
export const versionRef = { id: z.uuid(), version: z.number().int().min(1) };
