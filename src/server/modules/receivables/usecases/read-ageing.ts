// Ageing on any date and the invoices behind each figure. Boundaries are the organization's.
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { ageingBuckets } from '../domain/ageing';
import {
  agedInvoiceKey,
  ageingKey,
  listAgedInvoices as selectAgedInvoices,
  listAgeingDealers,
  sumAgeing,
  sumLedger,
  type AgedInvoice,
} from '../repo/ageing';
import type { AgedInvoicesInput, AgeingRow, AgeingSummary, ListAgeingInput } from '../schemas';

const boundaries = (work: Work) => work.settings['receivables.ageingDays'];

/** The amounts in the order of the buckets, zero where there is none. */
function inBuckets(count: number, parts: Iterable<readonly [number, bigint]>): bigint[] {
  const amounts = Array.from({ length: count }, () => 0n);
  for (const [bucket, amountMinor] of parts) {
    const present = amounts[bucket];
    if (present === undefined) throw new Error('an amount fell in no bucket');
    amounts[bucket] = present + amountMinor;
  }
  return amounts;
}

/** Totals by currency beside what the ledger says; the two are equal to the minor unit. */
export async function readAgeingSummary(
  work: Work,
  { asOf }: { asOf: string },
): Promise<AgeingSummary> {
  const ends = boundaries(work);
  const buckets = ageingBuckets(ends);
  const aged = await sumAgeing(work.tx, { asOf, ends });
  const ledger = await sumLedger(work.tx, asOf);
  const totals = ledger.map(({ currency, ...sums }) => {
    const parts = aged.filter((row) => row.currency === currency);
    const amounts = inBuckets(
      buckets.length,
      parts.map((row) => [row.bucket, row.amountMinor] as const),
    );
    const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0n);
    return { currency, amounts, totalMinor, ...sums };
  });
  return { asOf, buckets, totals };
}

export async function listAgeing(work: Work, input: ListAgeingInput): Promise<Page<AgeingRow>> {
  const ends = boundaries(work);
  const buckets = ageingBuckets(ends);
  const { bucket: wanted, ...asked } = input;
  const bucket = buckets.findIndex(({ key }) => key === wanted);
  const narrowed = bucket < 0 ? {} : { bucket };
  const rows = await listAgeingDealers(work.tx, { ...asked, ...narrowed, ends });
  const page = toPage(rows, input.limit, ageingKey(input.sort));
  const items = page.items.map(({ buckets: own, parts, ...row }) => ({
    ...row,
    amounts: inBuckets(
      buckets.length,
      own.map((index, i) => [index, parts[i] ?? 0n] as const),
    ),
  }));
  return { ...page, items };
}

export async function listAgedInvoices(
  work: Work,
  input: AgedInvoicesInput,
): Promise<Page<AgedInvoice>> {
  const rows = await selectAgedInvoices(work.tx, input, boundaries(work));
  return toPage(rows, input.limit, agedInvoiceKey);
}
