// Where a part of a variance leads: to its own document or node, and to the list of the entries or
// lines that make it. Pure.
import { NO_ONE } from '@/kernel/ids';
import type { DriverPart, Drivers } from '@/server/modules/analytics/drivers-schemas';
import { documentHref } from '../../_links/document-href';

export interface PartLinks {
  /** What the part is: a document, or the dashboard one step further down. */
  readonly self: string | null;
  /** The rows behind it. */
  readonly list: string | null;
  /** The rows of what it is compared with. */
  readonly basis: string | null;
}

type Query = Readonly<Record<string, string | null | undefined>>;

export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value);
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The node and span that a list of entries speaks of. */
export interface EntriesNode {
  readonly yearId: string;
  readonly fromNo: number;
  readonly toNo: number;
  readonly centreId: string | null;
  readonly accountId: string | null;
  /** What stands at the centre itself, without what is below it. */
  readonly isOwn?: boolean;
  /** What was spent, as it was booked: all of it, or what names an expense type. */
  readonly scope?: 'ALL' | 'TRADE';
  /** Accounts of this kind alone. */
  readonly accountKind?: string;
  /** Of a basis: the period that runs, which the last one stands for by its days. */
  readonly againstId?: string | null;
  /** The day whose tree of centres counts. */
  readonly treeOn?: string;
}

const BUDGET = 'BUDGET';
export const ACTUAL = 'ACTUAL';
/** Spent and promised: what a burn-down takes off. */
export const USED = 'USED';

/** Entries of a node; `part` is one of them, `BUDGET` and `USED` all that make it. */
export function entriesHref(node: EntriesNode, part: string, more: Query = {}): string {
  return withQuery('/dashboards/entries', {
    ...{ year: node.yearId, from: String(node.fromNo), through: String(node.toNo) },
    ...{ centre: node.centreId, account: node.accountId, scope: node.scope },
    accounts: node.accountKind,
    ...{ own: node.isOwn ? '1' : null, against: node.againstId },
    ...{ tree: node.treeOn, part },
    ...more,
  });
}

/** What stands behind the other side of a comparison, of the same node; null: nothing does. */
export function basisHref(
  { basis, basisSpan }: Pick<Drivers, 'basis' | 'basisSpan'>,
  node: EntriesNode,
  more: Query = {},
): string | null {
  if (basis === BUDGET) return entriesHref(node, BUDGET, more);
  return basisSpan && entriesHref({ ...node, ...basisSpan }, ACTUAL, more);
}

const nodeOf = (answer: Drivers): EntriesNode => ({
  ...{ yearId: answer.span.yearId, fromNo: answer.fromNo, toNo: answer.span.throughNo },
  ...{ centreId: answer.centreId, isOwn: answer.isOwn, accountId: answer.accountId },
});

function varianceHref(answer: Drivers, change: Query): string {
  return withQuery('/dashboards/variance', {
    ...{ year: answer.span.yearId, through: String(answer.span.throughNo) },
    ...{ basis: answer.basis, over: answer.over },
    ...{ centre: answer.centreId, account: answer.accountId },
    ...change,
  });
}

/** What was ordered on the days of a side; null where nobody is named. */
const linesHref = (days: Drivers['basisDays'], { centreId, isOwn }: Drivers, named: Query) =>
  days &&
  withQuery('/dashboards/lines', {
    ...{ ...days, centre: centreId, own: isOwn ? '1' : null },
    ...named,
  });

/** Documents and whom money was spent for have no budget of their own. */
const isPlanned = ({ basis, isOneSided }: Drivers) => basis !== BUDGET || !isOneSided;

/** Both lists of a part of what was spent. */
function listsOf(answer: Drivers, node: EntriesNode, more: Query = {}) {
  return {
    list: entriesHref(node, ACTUAL, more),
    basis: isPlanned(answer) ? basisHref(answer, node, more) : null,
  };
}

/** Both lists of a part of what was ordered; plans of sales have no rows. */
function salesOf(answer: Drivers, named: Query | null) {
  if (!named) return { list: null, basis: null };
  return {
    list: linesHref(answer.days, answer, named),
    basis: linesHref(answer.basisDays, answer, named),
  };
}

function linksOfPart(answer: Drivers, { id, docKind }: DriverPart): PartLinks {
  const node = nodeOf(answer);
  switch (answer.by) {
    case 'centre':
      return {
        self: id === answer.centreId ? null : varianceHref(answer, { centre: id }),
        // Its own part stands beside those of the centres below it.
        ...listsOf(answer, { ...node, centreId: id, isOwn: id === answer.centreId }),
      };
    case 'account':
      return {
        self: id === answer.accountId ? null : varianceHref(answer, { account: id }),
        ...listsOf(answer, { ...node, accountId: id }),
      };
    case 'request':
    case 'document': {
      const self = docKind && id ? documentHref({ docKind, docId: id }) : null;
      const list = entriesHref(node, ACTUAL, id === NO_ONE ? {} : { doc: id });
      return { self, list, basis: null };
    }
    case 'type':
      return { self: null, ...listsOf(answer, node, { type: id ?? NO_ONE }) };
    case 'dealer':
      return { self: id && `/dealers/${id}`, ...listsOf(answer, node, { dealer: id ?? NO_ONE }) };
    case 'product':
      return {
        self: id && `/products/${id}`,
        ...salesOf(answer, id === null ? null : { product: id }),
      };
    case 'buyer':
      return {
        self: id && `/dealers/${id}`,
        ...salesOf(answer, id === null ? null : { dealer: id }),
      };
    default:
      return { self: null, list: null, basis: null };
  }
}

/** Of the period a row stands for; its number is its code, in both years. */
function linksOfPeriod(answer: Drivers, { code }: DriverPart): PartLinks {
  const no = Number(code);
  const { basisSpan } = answer;
  const isCounted = basisSpan !== null && basisSpan.fromNo <= no && no <= basisSpan.toNo;
  const before = isCounted
    ? {
        ...{ yearId: basisSpan.yearId, fromNo: no, toNo: no, treeOn: basisSpan.treeOn },
        againstId: no === basisSpan.toNo ? basisSpan.againstId : null,
      }
    : null;
  const node = { ...nodeOf(answer), fromNo: no, toNo: no };
  return {
    self: varianceHref(answer, { through: code, over: 'PERIOD' }),
    list: entriesHref(node, ACTUAL),
    basis: basisHref({ ...answer, basisSpan: before }, node),
  };
}

export function partLinks(answer: Drivers, part: DriverPart): PartLinks {
  const node = nodeOf(answer);
  if (part.role === 'BASIS') return { self: null, list: basisHref(answer, node), basis: null };
  if (part.role === 'OTHERS') return { self: null, ...listsOf(answer, node) };
  return answer.by === 'period' ? linksOfPeriod(answer, part) : linksOfPart(answer, part);
}
