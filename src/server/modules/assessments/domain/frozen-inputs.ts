/**
 * What a run keeps: the scheme as it was and every figure it read, as JSON and as a hash of its
 * canonical form. Reading it back gives the values that were scored, so a run can be repeated.
 */
import { z } from 'zod';
import { BETTER, INDICATOR_NAMES, SUBJECT_KINDS, type SubjectFigures } from './indicators';
import type { SchemeRules } from './scheme';
import { SCORINGS } from './score';
import type { Subject } from './assess';

export interface FrozenInputs {
  scheme: SchemeRules;
  subjects: readonly Subject[];
}

const int = z
  .string()
  .regex(/^-?\d+$/)
  .transform((text) => BigInt(text));

const figure = (): typeof int => int;
const Figures = z.object({
  salesMinor: figure(),
  costMinor: figure(),
  uncostedSalesMinor: figure().optional(),
  targetMinor: figure(),
  soldForTargetMinor: figure().optional(),
  budgetMinor: figure(),
  expenseMinor: figure(),
  approvedQuantity: figure(),
  filledQuantity: figure(),
  shippedQuantity: figure(),
  returnedQuantity: figure(),
  dueLines: figure(),
  onTimeInFullLines: figure(),
  invoicedMinor: figure(),
  receivedMinor: figure(),
  openingReceivableMinor: figure(),
  closingReceivableMinor: figure(),
  days: figure(),
} satisfies Record<keyof SubjectFigures, typeof int | z.ZodOptional<typeof int>>);

const Stored = z.object({
  scheme: z.object({
    subjectKind: z.enum(SUBJECT_KINDS),
    noBasis: z.enum(['EXCLUDE', 'ZERO']),
    grades: z.array(z.object({ from: int, grade: z.string() })),
    indicators: z.array(
      z.object({
        indicator: z.enum(INDICATOR_NAMES),
        weightPpm: int,
        targetPpm: int,
        better: z.enum(BETTER),
        controllable: z.boolean(),
        scoring: z.enum(SCORINGS),
        bands: z.array(z.object({ from: int, score: int })),
      }),
    ),
  }),
  subjects: z.array(
    z.object({ id: z.uuid(), code: z.string(), name: z.string(), figures: Figures }),
  ),
});

/** JSON has no integer that is wide enough: they go as text. */
export function inputsText(inputs: FrozenInputs): string {
  return JSON.stringify(inputs, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** Throws ZodError for what this build did not write. */
export function readInputs(stored: unknown): FrozenInputs {
  return Stored.parse(stored);
}
