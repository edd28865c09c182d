// A dealer as the form holds it: texts as typed, read into exact values by the schema. Pure.
import { z } from 'zod';
import { MAX_TERMS_DAYS, TERMS_KINDS, type DealerView } from '@/server/modules/dealers/schemas';
import { optionalText, requiredText } from '@/ui/forms/schema-fields';

/** Whole days as typed; empty is null where that means something. */
function daysField(max: number, emptyIsNull: boolean) {
  return z.string().transform((text, context): number | null => {
    const clean = text.normalize('NFKC').trim();
    if (clean === '' && emptyIsNull) return null;
    if (/^\d{1,4}$/.test(clean) && Number(clean) <= max) return Number(clean);
    context.addIssue({
      code: 'custom',
      message: clean === '' ? 'request.required' : 'dealers.badDays',
      input: text,
      params: { max },
    });
    return z.NEVER;
  });
}

export const dealerSchema = z.object({
  version: z.number().int(),
  code: requiredText(60),
  name: requiredText(200),
  currency: requiredText(3),
  regionId: z.string().nullable(),
  levelId: z.string().nullable(),
  salespersonId: z.string().nullable(),
  taxNumber: optionalText(60),
  taxExempt: z.boolean(),
  termsKind: z.enum(TERMS_KINDS),
  termsDays: daysField(MAX_TERMS_DAYS, false).transform((days) => days ?? 0),
  overdueDays: daysField(3650, true),
  note: optionalText(2000),
});
export type DealerValues = z.input<typeof dealerSchema>;

export function newDealer(currency: string): DealerValues {
  return {
    version: 0,
    code: '',
    name: '',
    currency,
    regionId: null,
    levelId: null,
    salespersonId: null,
    taxNumber: '',
    taxExempt: false,
    termsKind: 'NET',
    termsDays: '30',
    overdueDays: '',
    note: '',
  };
}

export function valuesOf(dealer: DealerView): DealerValues {
  const { version, code, name, currency, regionId, levelId, salespersonId } = dealer;
  return {
    version,
    code,
    name,
    currency,
    regionId,
    levelId,
    salespersonId,
    taxNumber: dealer.taxNumber ?? '',
    taxExempt: dealer.taxExempt,
    termsKind: dealer.termsKind,
    termsDays: String(dealer.termsDays),
    overdueDays: dealer.overdueDays === null ? '' : String(dealer.overdueDays),
    note: dealer.note ?? '',
  };
}
