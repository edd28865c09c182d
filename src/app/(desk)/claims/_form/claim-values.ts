// What a claim is typed into: its schema, what it begins with, and its lines to be compared.
import { z } from 'zod';
import { majorText } from '@/kernel/money';
import type { ClaimView, RequestView } from '@/server/modules/expenses/schemas';
import { dateField, moneyField, optionalText, type Picked } from '@/ui/forms';
import { pickedOf } from '../../expenses/_form/form-model';
import type { UploadedFile } from './upload';

const picked = z.custom<Picked>((value) => typeof value === 'object' && value !== null);
const file = z.custom<UploadedFile>((value) => typeof value === 'object' && value !== null);

export const schemaFor = (currency: string) =>
  z.object({
    version: z.number(),
    note: optionalText(2000),
    lines: z.array(
      z.object({
        expenseLineId: z.string().min(1, 'request.required'),
        dealerId: picked.nullable(),
        occurredOn: dateField(),
        reference: optionalText(200),
        description: optionalText(200),
        claimedMinor: moneyField(currency),
        fileIds: z.array(file),
      }),
    ),
  });

type Values = z.input<ReturnType<typeof schemaFor>>;

export interface ClaimFormProps {
  readonly request: RequestView;
  readonly claim: ClaimView | null;
  readonly currency: string;
  readonly today: string;
}

export function valuesOf({ request, claim, currency, today }: ClaimFormProps): Values {
  if (claim) {
    return {
      version: claim.version,
      note: claim.note ?? '',
      lines: claim.lines.map((line) => ({
        expenseLineId: line.expenseLineId,
        dealerId: line.dealer && pickedOf(line.dealer),
        occurredOn: line.occurredOn,
        reference: line.reference ?? '',
        description: line.description ?? '',
        claimedMinor: majorText(line.claimedMinor, currency),
        fileIds: line.files,
      })),
    };
  }
  const open = request.lines.filter((line) => line.claimableMinor > 0n);
  return {
    version: 0,
    note: '',
    lines: open.map((line) => ({
      expenseLineId: line.id,
      dealerId: null,
      occurredOn: today,
      reference: '',
      description: line.description ?? '',
      claimedMinor: majorText(line.claimableMinor, currency),
      fileIds: [],
    })),
  };
}

/** Lines of a claim to be compared: what for, and how much. */
export const linesText = (lines: unknown): string =>
  (lines as Values['lines'])
    .map(({ description, claimedMinor }) => [description, claimedMinor].filter(Boolean).join(' '))
    .join(' · ');
