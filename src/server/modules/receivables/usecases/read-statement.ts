// The statement of account of one dealer for a period:
// opening + invoices − credit notes − receipts = closing.
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import { period } from '@/kernel/period';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { readDealer } from '../repo/account';
import { listMovements, movementKey, sumStatement } from '../repo/statement';
import type { StatementInput, StatementMovement, StatementSummary } from '../schemas';

interface Period {
  dealerId: string;
  from: string;
  to: string;
}

/** Refuses `period.endBeforeStart` and `dealers.notFound`. */
export async function readStatement(work: Work, input: Period): Promise<StatementSummary> {
  const { from, to } = period(input.from, input.to);
  const dealer = await readDealer(work.tx, input.dealerId);
  if (dealer === undefined) throw new DomainError('dealers.notFound', { status: 'not_found' });
  const sums = await sumStatement(work.tx, input);
  const closingMinor =
    sums.openingMinor + sums.invoicedMinor - sums.creditedMinor - sums.receivedMinor;
  return { ...dealer, from, to, ...sums, closingMinor };
}

/** Refuses `period.endBeforeStart`. */
export async function listStatementMovements(
  work: Work,
  input: StatementInput,
): Promise<Page<StatementMovement>> {
  period(input.from, input.to);
  const opening = input.cursor ? 0n : (await sumStatement(work.tx, input)).openingMinor;
  const rows = await listMovements(work.tx, input, opening);
  return toPage(rows, input.limit, movementKey);
}
