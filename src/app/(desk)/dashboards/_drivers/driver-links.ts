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
    ...{ own: node.isOwn ? '1' : null, part },
    ...more,
  });
}

const nodeOf = (answer: Drivers): EntriesNode => ({
  ...{ yearId: answer.span.yearId, fromNo: answer.fromNo, toNo: answer.span.throughNo },
  ...{ centreId: answer.centreId, accountId: answer.accountId },
});

function varianceHref(answer: Drivers, change: Query): string {
  return withQuery('/dashboards/variance', {
    ...{ year: answer.span.yearId, through: String(answer.span.throughNo) },
    ...{ basis: answer.basis, over: answer.over },
    ...{ centre: answer.centreId, account: answer.accountId },
    ...change,
  });
}

const linesHref = ({ days, centreId }: Drivers, change: Query) =>
  withQuery('/dashboards/lines', { ...days, centre: centreId, ...change });

function linksOfPart(answer: Drivers, { id, docKind }: DriverPart): PartLinks {
  const node = nodeOf(answer);
  const entries = (more: Query) => entriesHref(node, ACTUAL, more);
  switch (answer.by) {
    case 'centre':
      return {
        self: id === answer.centreId ? null : varianceHref(answer, { centre: id }),
        // Its own part stands beside those of the centres below it.
        list: entriesHref({ ...node, centreId: id, isOwn: id === answer.centreId }, ACTUAL),
      };
    case 'account':
      return {
        self: id === answer.accountId ? null : varianceHref(answer, { account: id }),
        list: entriesHref({ ...node, accountId: id }, ACTUAL),
      };
    case 'request':
    case 'document': {
      const self = docKind && id ? documentHref({ docKind, docId: id }) : null;
      return { self, list: id === NO_ONE ? entries({}) : entries({ doc: id }) };
    }
    case 'type':
      return { self: null, list: entries({ type: id ?? NO_ONE }) };
    case 'dealer':
      return { self: id && `/dealers/${id}`, list: entries({ dealer: id ?? NO_ONE }) };
    case 'product':
      return { self: id && `/products/${id}`, list: id && linesHref(answer, { product: id }) };
    case 'buyer':
      return { self: id && `/dealers/${id}`, list: id && linesHref(answer, { dealer: id }) };
    default:
      return { self: null, list: null };
  }
}

/** Of the period a row stands for; its number is its code. */
function linksOfPeriod(answer: Drivers, { code }: DriverPart): PartLinks {
  const no = Number(code);
  return {
    self: varianceHref(answer, { through: code, over: 'PERIOD' }),
    list: entriesHref({ ...nodeOf(answer), fromNo: no, toNo: no }, ACTUAL),
  };
}

export function partLinks(answer: Drivers, part: DriverPart): PartLinks {
  if (part.role === 'BASIS') {
    // Last year is another year; its entries are those of its own dashboard.
    const list = answer.basis === BUDGET ? entriesHref(nodeOf(answer), BUDGET) : null;
    return { self: null, list };
  }
  if (part.role === 'OTHERS') return { self: null, list: entriesHref(nodeOf(answer), ACTUAL) };
  return answer.by === 'period' ? linksOfPeriod(answer, part) : linksOfPart(answer, part);
}
