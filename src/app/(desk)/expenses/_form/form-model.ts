// The form of a request: what is typed, and what of it the server is asked. Pure.
import { z } from 'zod';
import { majorText } from '@/kernel/money';
import type {
  RequestInput,
  RequestLineInput,
  RequestView,
} from '@/server/modules/expenses/schemas';
import {
  dateField,
  moneyField,
  optionalMoneyField,
  optionalText,
  requiredText,
  type Picked,
} from '@/ui/forms';
import { parseMoney } from '@/kernel/money';

const picked = z.custom<Picked>((value) => typeof value === 'object' && value !== null);
const chosen = z.string().min(1, 'request.required');

export const schemaFor = (currency: string) =>
  z.object({
    title: requiredText(200),
    startsOn: dateField(),
    endsOn: dateField(),
    expectedSalesMinor: optionalMoneyField(currency),
    expectedResult: optionalText(2000),
    note: optionalText(2000),
    dealerIds: z.array(picked),
    productIds: z.array(picked),
    lines: z.array(
      z.object({
        typeId: chosen,
        centreId: chosen,
        programmeId: z.string(),
        dealerId: picked.nullable(),
        description: optionalText(200),
        requestedMinor: moneyField(currency),
      }),
    ),
  });

export type RequestSchema = ReturnType<typeof schemaFor>;
export type RequestValues = z.input<RequestSchema>;
export type LineValues = RequestValues['lines'][number];

export const EMPTY_LINE: LineValues = {
  typeId: '',
  centreId: '',
  programmeId: '',
  dealerId: null,
  description: '',
  requestedMinor: '',
};

/** A further line begins with what the one above it says, but for the amount. */
export function nextLine(lines: readonly LineValues[]): LineValues {
  const last = lines.at(-1);
  return last ? { ...last, description: '', requestedMinor: '' } : EMPTY_LINE;
}

export const emptyRequest = (today: string): RequestValues => ({
  title: '',
  startsOn: today,
  endsOn: today,
  expectedSalesMinor: '',
  expectedResult: '',
  note: '',
  dealerIds: [],
  productIds: [],
  lines: [EMPTY_LINE],
});

export const pickedOf = ({
  id,
  code,
  name,
}: {
  id: string;
  code: string;
  name: string;
}): Picked => ({
  id,
  label: `${code} ${name}`,
});

export function valuesOf(view: RequestView, currency: string): RequestValues {
  const { expectedSalesMinor } = view;
  return {
    title: view.title,
    startsOn: view.startsOn,
    endsOn: view.endsOn,
    expectedSalesMinor: expectedSalesMinor === null ? '' : majorText(expectedSalesMinor, currency),
    expectedResult: view.expectedResult ?? '',
    note: view.note ?? '',
    dealerIds: view.dealers.map(pickedOf),
    productIds: view.products.map(pickedOf),
    lines: view.lines.map((line) => ({
      typeId: line.type.id,
      centreId: line.centre.id,
      programmeId: line.programme?.id ?? '',
      dealerId: line.dealer && pickedOf(line.dealer),
      description: line.description ?? '',
      requestedMinor: majorText(line.requestedMinor, currency),
    })),
  };
}

export function inputOf(values: z.output<RequestSchema>): RequestInput {
  return {
    ...values,
    dealerIds: values.dealerIds.map(({ id }) => id),
    productIds: values.productIds.map(({ id }) => id),
    lines: values.lines.map((line) => ({
      ...line,
      programmeId: line.programmeId || null,
      dealerId: line.dealerId?.id ?? null,
    })),
  };
}

export interface PreviewLine {
  /** Of the form. */
  index: number;
  line: RequestLineInput;
}

/** Lines that say enough to be looked up in the budget. */
export function previewable(lines: readonly LineValues[], currency: string): PreviewLine[] {
  return lines.flatMap((line, index) => {
    const amount = parseMoney(line.requestedMinor, currency);
    if (!line.typeId || !line.centreId || !amount.ok || amount.value.minor <= 0n) return [];
    return [
      {
        index,
        line: {
          typeId: line.typeId,
          centreId: line.centreId,
          programmeId: line.programmeId || null,
          dealerId: line.dealerId?.id ?? null,
          requestedMinor: amount.value.minor,
        },
      },
    ];
  });
}
