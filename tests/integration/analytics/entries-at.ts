// What the list of entries shows at an address, as its page asks for it.
import { TrailEntriesInput } from '@/server/modules/analytics/trail-schemas';
import { listTrailEntries } from '@/server/modules/analytics/usecases/read-trail';
import type { BudgetWorld } from '../budgets/budget-world';

const GATHERED: Readonly<Record<string, readonly string[]>> = {
  USED: ['ACTUAL', 'COMMITMENT', 'PRE_COMMITMENT'],
  BUDGET: ['ORIGINAL', 'REVISION', 'TRANSFER', 'CARRY_FORWARD', 'FLEX'],
};

/** `now`: the instant the page is looked at. */
export function entriesAt({ org }: Pick<BudgetWorld, 'org'>, href = '', now?: Date) {
  const query = new URL(href, 'http://desk').searchParams;
  const part = query.get('part') ?? 'ACTUAL';
  const input = TrailEntriesInput.parse({
    ...{ yearId: query.get('year'), fromNo: Number(query.get('from')) },
    ...{ toNo: Number(query.get('through')), centreId: query.get('centre') },
    ...{ accountId: query.get('account'), dealerId: query.get('dealer') },
    ...{ typeId: query.get('type'), programmeId: query.get('programme') },
    ...{ scope: query.get('scope'), isOwn: query.get('own') === '1' },
    accountKind: query.get('accounts'),
    ...{ againstId: query.get('against'), treeOn: query.get('tree'), docId: query.get('doc') },
    kinds: GATHERED[part] ?? [part],
  });
  return org.work((work) => listTrailEntries(work, input), now && { now });
}
