// The days of an order that is past: when it was ordered, approved, shipped, signed for and invoiced.
import type { BusinessDate } from '@/kernel/business-date';
import type { CellIssue, RowReader } from './cells';

export interface PastSteps {
  orderedOn: BusinessDate;
  /** null: on the day it was ordered. */
  approvedOn: BusinessDate | null;
  /** null: not shipped yet; likewise the two that follow it. */
  shippedOn: BusinessDate | null;
  deliveredOn: BusinessDate | null;
  invoicedOn: BusinessDate | null;
}

/**
 * Reads the days of a row. A file without a column for the delivery or the invoice says that both
 * came on the day of shipping; one that has the column says of an empty cell that it is yet to come.
 */
export function readSteps(cells: RowReader): PastSteps {
  const shippedOn = cells.optionalDate('shipped_on');
  const after = (field: string) => (cells.has(field) ? cells.optionalDate(field) : shippedOn);
  return {
    orderedOn: cells.date('ordered_on'),
    approvedOn: cells.optionalDate('approved_on'),
    shippedOn,
    deliveredOn: after('delivered_on'),
    invoicedOn: after('invoiced_on'),
  };
}

const FIELDS = [
  ['ordered_on', 'orderedOn'],
  ['approved_on', 'approvedOn'],
  ['shipped_on', 'shippedOn'],
  ['delivered_on', 'deliveredOn'],
  ['invoiced_on', 'invoicedOn'],
] as const;

/** What must have happened by then. */
function stepBefore(field: keyof PastSteps, steps: PastSteps): BusinessDate | null {
  if (field === 'orderedOn') return null;
  if (field === 'approvedOn') return steps.orderedOn;
  if (field === 'shippedOn') return steps.approvedOn ?? steps.orderedOn;
  return steps.shippedOn;
}

/** What the days of a row say against the calendar, each other, or the first row of the order. */
export function stepFaults(
  steps: PastSteps,
  first: PastSteps,
  today: BusinessDate,
): (CellIssue & { field: string })[] {
  return FIELDS.flatMap(([field, name]) => {
    const on = steps[name];
    if (on !== first[name]) return [fault(field, 'imports.rowsDisagree', on)];
    if (on === null) return [];
    if (on > today) return [fault(field, 'imports.dateInFuture', on)];
    const before = stepBefore(name, steps);
    if (before === null) {
      return name === 'orderedOn' ? [] : [fault(field, 'imports.stepWithoutShipping', on)];
    }
    if (on >= before) return [];
    if (name === 'shippedOn' && on < steps.orderedOn) {
      return [fault(field, 'imports.shippedBeforeOrdered', on)];
    }
    return [{ field, code: 'imports.stepTooEarly' as const, params: { value: on, before } }];
  });
}

function fault(field: string, code: CellIssue['code'], on: BusinessDate | null) {
  return { field, code, params: { value: on ?? '' } };
}
