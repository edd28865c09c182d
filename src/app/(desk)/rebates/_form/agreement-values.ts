// The form of an agreement: what is typed, and what of it is saved. Pure. Rates are typed as
// percentages (`2.5`) and stored as shares (`0.025`).
import { z } from 'zod';
import { decimalText, percentText, rateFromPercent } from '@/kernel/decimal';
import { majorText } from '@/kernel/money';
import {
  rebateBases,
  rebateCycles,
  rebateMethods,
  type AgreementView,
  type SaveAgreementInput,
} from '@/server/modules/expenses/schemas';
import { dateField, decimalField, optionalMoneyField, requiredText, type Picked } from '@/ui/forms';

const picked = z.custom<Picked>((value) => typeof value === 'object' && value !== null);
const chosen = z.string().min(1, 'request.required');

export const schemaFor = (currency: string) =>
  z.object({
    code: requiredText(60),
    name: requiredText(200),
    typeId: chosen,
    centreId: chosen,
    startsOn: dateField(),
    endsOn: dateField(),
    cycle: z.enum(rebateCycles),
    basis: z.enum(rebateBases),
    method: z.enum(rebateMethods),
    tiers: z.array(z.object({ upToMinor: optionalMoneyField(currency), rate: decimalField(4) })),
    dealerIds: z.array(picked).min(1, 'request.required'),
  });

type Schema = ReturnType<typeof schemaFor>;
export type AgreementValues = z.input<Schema>;

export const emptyAgreement = (today: string): AgreementValues => ({
  ...{ code: '', name: '', typeId: '', centreId: '', dealerIds: [] },
  ...{ startsOn: `${today.slice(0, 4)}-01-01`, endsOn: `${today.slice(0, 4)}-12-31` },
  ...{ cycle: 'QUARTER', basis: 'PERIOD', method: 'STEPPED' },
  tiers: [{ upToMinor: '', rate: '' }],
});

export function valuesOf(view: AgreementView, currency: string): AgreementValues {
  const { code, name, startsOn, endsOn, cycle, basis, method } = view;
  return {
    ...{ code, name, startsOn, endsOn, cycle, basis, method },
    ...{ typeId: view.type.id, centreId: view.centre.id },
    tiers: view.tiers.map(({ upToMinor, rate }) => ({
      upToMinor: upToMinor === null ? '' : majorText(upToMinor, currency),
      rate: percentText(rate),
    })),
    dealerIds: view.dealers.map((dealer) => ({
      id: dealer.id,
      label: `${dealer.code} ${dealer.name}`,
    })),
  };
}

export function tiersOf(tiers: z.output<Schema>['tiers']): SaveAgreementInput['tiers'] {
  return tiers.map(({ upToMinor, rate }) => ({
    upToMinor,
    rate: decimalText(rateFromPercent(rate)),
  }));
}

/** `kept`: what the form does not show and the agreement has. */
export function inputOf(
  { dealerIds, tiers, ...values }: z.output<Schema>,
  kept: Pick<SaveAgreementInput, 'programmeId' | 'categoryId'>,
): Omit<SaveAgreementInput, 'id' | 'version'> {
  return {
    ...values,
    ...kept,
    tiers: tiersOf(tiers),
    dealerIds: dealerIds.map(({ id }) => id),
  };
}
