// Rows of an import through a schema, each by itself: a bad row becomes refusals with stable codes
// and the good ones go on.
import type { z } from 'zod';
import type { DomainIssue } from '@/kernel/domain-error';
import type { RowRefusals } from '@/kernel/row-refusal';

export type Checked<T> = T & { index: number };

const OWN_CODE = /^[a-z]+\.[a-zA-Z]+$/;

function issueOf(issue: z.core.$ZodIssue): DomainIssue {
  const { minimum, maximum, origin } = issue as {
    minimum?: unknown;
    maximum?: unknown;
    origin?: unknown;
  };
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  const kind = isMissing ? 'request.required' : (`request.${issue.code}` as const);
  return {
    code: OWN_CODE.test(issue.message) ? (issue.message as DomainIssue['code']) : kind,
    field: issue.path.map(String).join('.'),
    params: {
      minimum: minimum === undefined ? '' : String(minimum),
      maximum: maximum === undefined ? '' : String(maximum),
      origin: typeof origin === 'string' ? origin : '',
    },
  };
}

/** The rows that fit, each with its index; every finding of the others is added to `refusals`. */
export function checkRows<S extends z.ZodType<object>>(
  schema: S,
  rows: readonly unknown[],
  refusals: RowRefusals,
): Checked<z.output<S>>[] {
  return rows.flatMap((row, index) => {
    const result = schema.safeParse(row, { reportInput: true });
    if (result.success) return [{ ...result.data, index }];
    for (const issue of result.error.issues) refusals.add(index, issueOf(issue));
    return [];
  });
}

/** Refuses every row but the first of those with one key, with `request.repeatedRow`. */
export function refuseRepeatedRows<T extends { index: number }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  field: string,
  refusals: RowRefusals,
): T[] {
  const seen = new Map<string, number>();
  return rows.filter((row) => {
    const key = keyOf(row);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row.index);
      return true;
    }
    refusals.add(row.index, { code: 'request.repeatedRow', field, params: { row: first + 1 } });
    return false;
  });
}
