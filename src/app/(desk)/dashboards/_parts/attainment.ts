// Targets and what was sold on their days, as the rows of the chart. Pure. What a subject sold on days
// without a target counts for no attainment; it is told apart, so that rate and amounts agree.
import type { TargetRow, Targets } from '@/server/modules/analytics/figure-schemas';
import { withQuery } from '../_drivers/driver-links';

export const TOTAL = '\u0000total';

export interface AttainmentRow {
  readonly key: string;
  readonly label: string;
  readonly actual: bigint;
  readonly target: bigint | null;
  readonly href?: string | undefined;
}

/** Sold on the days of the subject's targets; all it sold where it has none. */
export function soldForTarget({ parts, actualMinor }: TargetRow): bigint {
  if (parts.length === 0) return actualMinor;
  return parts.reduce((sum, part) => sum + part.actualMinor, 0n);
}

/** The orders of the days behind a row. */
function hrefOf({ subject, from, to }: Targets, { subjectId, code }: TargetRow): string {
  if (subject === 'SALESPERSON') {
    const only = `salesperson=${code}`;
    return withQuery('/reports/sales', { by: 'dealer', only, from, to });
  }
  const narrowed = subject === 'REGION' ? { region: subjectId } : { dealer: subjectId };
  return withQuery('/dashboards/lines', { from, to, ...narrowed });
}

/** A total first, where the subjects add up: those of a tree hold one another. */
export function attainmentRows(answer: Targets, totalLabel: string): AttainmentRow[] {
  const { rows, total } = answer;
  const sum = { key: TOTAL, label: totalLabel };
  const hasTotal = rows.length > 1 && total.targetMinor !== null;
  return [
    ...(hasTotal ? [{ ...sum, actual: total.actualMinor, target: total.targetMinor }] : []),
    ...rows.map((row) => ({
      ...{ key: row.subjectId, label: row.name, href: hrefOf(answer, row) },
      ...{ actual: soldForTarget(row), target: row.targetMinor },
    })),
  ];
}
