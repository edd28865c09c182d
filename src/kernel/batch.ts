/** Many documents in one request, each standing or falling by itself. Client-safe. */
import { z } from 'zod';
import type { DomainErrorShape } from './domain-error';

/** As many sheets as one print job holds. */
export const MAX_SHEETS = 100;

const Value = z.union([z.string(), z.number(), z.boolean()]).nullable();

const Meanwhile = z.object({
  at: z.string(),
  by: z.string().nullable(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  currency: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), from: Value.optional(), to: Value })),
});

/** A refusal inside an answer: the same shape an error has on the wire. */
const Refusal = z.object({
  code: z.string(),
  status: z.string(),
  params: z.record(z.string(), z.unknown()),
  field: z.string().optional(),
  issues: z
    .array(
      z.object({
        code: z.string(),
        field: z.string().optional(),
        params: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
  meanwhile: z.array(Meanwhile).optional(),
});

export const Refused = z.object({ id: z.uuid(), refusal: Refusal });
export type Refused = z.infer<typeof Refused>;

/** A refusal as the answer carries it, beside the id of the document that was refused. */
export function refusedOf(id: string, refusal: DomainErrorShape): Refused {
  return { id, refusal: structuredClone(refusal) as unknown as Refused['refusal'] };
}
