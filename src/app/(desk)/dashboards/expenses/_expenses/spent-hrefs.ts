// Where a mark of the expenses leads: to the entries that make exactly its figure, or to requests. Pure.
import { NO_ONE } from '@/kernel/ids';
import type { ExpenseFlow } from '@/server/modules/analytics/figure-schemas';
import { ACTUAL, entriesHref, withQuery } from '../../_drivers/driver-links';

type Link = ExpenseFlow['links'][number];
type Scope = 'ALL' | 'TRADE';

/** What the layers of the ribbons are narrowed by, in their order. */
const PARTS = ['account', 'type', 'dealer'] as const;

/** A node's key is its layer and what it stands for; the nil UUID is "nobody". */
function narrowedBy(...keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const [layer = '', id = ''] = key.split(':');
      const part = PARTS[Number(layer)];
      return part ? [[part, id]] : [];
    }),
  );
}

export interface SpentHrefs {
  /** Everything the page counts. */
  readonly all: string;
  node(key: string): string | undefined;
  link(link: Pick<Link, 'from' | 'to'>): string | undefined;
  area(part: ExpenseFlow['treemap'][number]): string | undefined;
}

export function spentHrefs({ span }: Pick<ExpenseFlow, 'span'>, scope: Scope): SpentHrefs {
  const to = (narrowed: Record<string, string>, centreId: string | null = null) => {
    const { account = null, ...more } = narrowed;
    const days = { yearId: span.yearId, fromNo: 1, toNo: span.throughNo };
    const node = { ...days, centreId, accountId: account, isOwn: centreId !== null, scope };
    return entriesHref(node, ACTUAL, more);
  };
  return {
    all: to({}),
    node: (key) => to(narrowedBy(key)),
    link: (link) => to(narrowedBy(link.from, link.to)),
    area: ({ centreId, accountId, typeId }) => to({ account: accountId, type: typeId }, centreId),
  };
}

/**
 * For whoever may not read the budget's entries: the requests of a type or for a dealer, whenever they
 * were made. Nobody asks for what is of no type, and requests are not told apart by account.
 */
export function requestHrefs({ nodes }: Pick<ExpenseFlow, 'nodes'>): SpentHrefs {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const to = ({ type, dealer }: Record<string, string>, centreId: string | null = null) => {
    const named = dealer === NO_ONE ? undefined : dealer;
    if (type === NO_ONE || (type === undefined && named === undefined)) return undefined;
    const picked = named && `${named}~${names.get(named) ?? named}`;
    return withQuery('/expenses', { type, centre: centreId, dealer: picked });
  };
  return {
    all: '/expenses',
    node: (key) => to(narrowedBy(key)),
    link: (link) => to(narrowedBy(link.from, link.to)),
    area: ({ centreId, typeId }) => to({ type: typeId }, centreId),
  };
}
