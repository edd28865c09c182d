// Where a refusal of the server belongs on the screen: on which cell of which line, on which field of
// the head, or on none of them. Pure.
import type { DomainIssue } from '@/kernel/domain-error';
import type { WireError } from '@/i18n/errors';
import type { LineField } from './entry-types';
import type { LineIssue } from './entry-order';

export type RefusedHeadField =
  'dealer' | 'requestedOn' | 'poNumber' | 'shipTo' | 'warehouse' | 'note';

export interface PlacedRefusal {
  readonly lines: readonly LineIssue[];
  readonly head: ReadonlyMap<RefusedHeadField, DomainIssue>;
  /** Fields of the server's names that are shown beside their cells. */
  readonly shown: ReadonlySet<string>;
}

const CELLS: Readonly<Record<string, LineField>> = {
  productId: 'text',
  unit: 'unit',
  quantity: 'quantity',
  manualPrice: 'price',
  discountRate: 'discount',
};

const HEAD: Readonly<Record<string, RefusedHeadField>> = {
  dealerId: 'dealer',
  requestedOn: 'requestedOn',
  dealerPoNumber: 'poNumber',
  shipToId: 'shipTo',
  warehouseId: 'warehouse',
  note: 'note',
};

/** `keys`: the lines that were sent, in their order. */
export function placeRefusal(
  error: Pick<WireError, 'code' | 'field' | 'params' | 'issues'>,
  keys: readonly string[],
): PlacedRefusal {
  const lines: LineIssue[] = [];
  const head = new Map<RefusedHeadField, DomainIssue>();
  const shown = new Set<string>();
  const { code, params, field } = error;
  const all: readonly DomainIssue[] =
    error.issues.length > 0 ? error.issues : [{ code, params, ...(field ? { field } : {}) }];
  for (const issue of all) {
    const path = (issue.field ?? '').replace(/^order\./, '').split('.');
    const [first = '', index = '', name = ''] = path;
    const key = first === 'lines' ? keys[Number(index)] : undefined;
    const headField = HEAD[first];
    if (key !== undefined) lines.push({ key, field: CELLS[name] ?? 'text', issue });
    else if (headField) head.set(headField, issue);
    else continue;
    if (issue.field) shown.add(issue.field);
  }
  return { lines, head, shown };
}

export type LineIssues = Readonly<Partial<Record<LineField, DomainIssue>>>;

/** Issues by line and cell; the first one of a cell counts. */
export function issuesByLine(issues: readonly LineIssue[]): ReadonlyMap<string, LineIssues> {
  const byLine = new Map<string, LineIssues>();
  for (const { key, field, issue } of issues) {
    byLine.set(key, { [field]: issue, ...byLine.get(key) });
  }
  return byLine;
}
