// Whom a price list serves, as the screen changes it. Pure.

export interface Assignment {
  readonly dealerId: string | null;
  readonly levelId: string | null;
  readonly regionId: string | null;
}

/** None of the three: every dealer. */
export const EVERYONE: Assignment = { dealerId: null, levelId: null, regionId: null };

export function assignmentKey({ dealerId, levelId, regionId }: Assignment): string {
  return `${dealerId ?? ''}|${levelId ?? ''}|${regionId ?? ''}`;
}

/** With the assignment if it was not there, without it if it was. */
export function toggled(
  chosen: readonly Assignment[],
  assignment: Assignment,
): readonly Assignment[] {
  const key = assignmentKey(assignment);
  const rest = chosen.filter((one) => assignmentKey(one) !== key);
  return rest.length === chosen.length ? [...chosen, assignment] : rest;
}
