// Rows of many dealers at once, as an importer hands them in. A field left out keeps what is
// stored, null clears it. Client-safe.
import { z } from 'zod';
import { codeField, currencyField, nameField } from '@/kernel/fields';
import {
  AddressInput,
  ContactInput,
  DEALER_STATUSES,
  MAX_TERMS_DAYS,
  TERMS_KINDS,
} from './schemas';

const text = (max: number) => z.string().trim().max(max).nullable().optional();

export const DealerUpsert = z.object({
  code: codeField,
  name: nameField.optional(),
  regionCode: codeField.nullable().optional(),
  levelCode: codeField.nullable().optional(),
  salespersonCode: codeField.nullable().optional(),
  /** A new dealer without one gets the organization's; a known dealer's stays. */
  currency: currencyField.optional(),
  taxNumber: text(60),
  taxExempt: z.boolean().optional(),
  termsKind: z.enum(TERMS_KINDS).optional(),
  termsDays: z.number().int().min(0).max(MAX_TERMS_DAYS).optional(),
  overdueDays: z.number().int().min(0).max(3650).nullable().optional(),
  status: z.enum(DEALER_STATUSES).optional(),
  note: text(2000),
  /** Added where the dealer has no contact of that name. */
  contacts: z
    .array(ContactInput.omit({ dealerId: true, id: true }))
    .max(20)
    .optional(),
  /** Added where the dealer has no address of that kind and first line. */
  addresses: z
    .array(AddressInput.omit({ dealerId: true, id: true }))
    .max(20)
    .optional(),
});
export type DealerUpsert = z.input<typeof DealerUpsert>;
export type CheckedDealer = z.output<typeof DealerUpsert>;

export const SalespersonUpsert = z.object({ code: codeField, name: nameField });
export type SalespersonUpsert = z.input<typeof SalespersonUpsert>;
