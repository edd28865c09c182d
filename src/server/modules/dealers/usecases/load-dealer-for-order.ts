// A dealer as an order sees it. Row security hides every other dealer from a dealer's user.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import {
  readDealersForOrder,
  readDealersForOrderByCode,
  type DealerForOrder,
} from '../repo/for-order';

/** The organization's rule counts for a dealer without one of its own. */
function withDefaults(work: Work, dealer: DealerForOrder): DealerForOrder {
  return {
    ...dealer,
    overdueDays: dealer.overdueDays ?? work.settings['receivables.overdueDays'],
  };
}

/** Throws `dealers.notFound`. Status is the caller's to judge. One statement. */
export async function loadDealerForOrder(work: Work, dealerId: string): Promise<DealerForOrder> {
  const [dealer] = await readDealersForOrder(work.tx, [dealerId]);
  if (!dealer) throw new DomainError('dealers.notFound', { status: 'not_found' });
  return withDefaults(work, dealer);
}

/**
 * Several at once, by code as files name them: as written, else in capital or small letters. An
 * unknown code has no entry. One statement.
 */
export async function findDealersByCode(
  work: Work,
  codes: readonly string[],
): Promise<Map<string, DealerForOrder>> {
  const spellings = (code: string) => [code, code.toUpperCase(), code.toLowerCase()];
  const wanted = [...new Set(codes)];
  const rows = await readDealersForOrderByCode(work.tx, [...new Set(wanted.flatMap(spellings))]);
  const stored = new Map(rows.map((row) => [row.code, withDefaults(work, row)]));
  return new Map(
    wanted.flatMap((code) => {
      const found = spellings(code).find((one) => stored.has(one));
      const dealer = found === undefined ? undefined : stored.get(found);
      return dealer ? [[code, dealer] as const] : [];
    }),
  );
}
