// Receivables by age, as receivables itself ages them, grouped by what a dealer belongs to.
import { listAgeing, readAgeingSummary } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { narrowTo } from '../repo/report-dimensions';
import type { ReportRow } from '../repo/report-flow';
import { keepDealers, readDealerTexts } from '../repo/report-stock';
import type { ReportColumn } from '../schemas';
import type { RowsOptions } from './report-flow';
import type { ReportQuestion } from './report-question';

const PAGE = 5_000;

/** `days_1_30_amount`, `over_120_amount`, `current_amount`, `undated_amount`. */
export function bucketColumn(key: string): string {
  if (key.startsWith('>')) return `over_${key.slice(1)}_amount`;
  return /^\d/.test(key) ? `days_${key.replace('-', '_')}_amount` : `${key}_amount`;
}

async function everyDealer(work: Work, asOf: string) {
  const items = [];
  let cursor: string | undefined;
  do {
    const page = await listAgeing(work, {
      asOf,
      sort: 'dealer',
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

/** Rows and the measure columns, which follow the organization's bucket boundaries. */
export async function ageingRows(
  work: Work,
  question: ReportQuestion,
  options: RowsOptions,
): Promise<{ rows: ReportRow[]; columns: ReportColumn[] }> {
  const asOf = question.to ?? work.today;
  const { buckets } = await readAgeingSummary(work, { asOf });
  const keys = buckets.map(({ key }) => bucketColumn(key));
  const measures = [...keys, 'total_amount', 'overdue_amount', 'unapplied_amount'];
  const all = await everyDealer(work, asOf);
  const ids = all.map((row) => row.dealerId);
  const orgId = work.tx.orgId;
  const where = question.narrowings.map((one) => narrowTo(orgId, one));
  const kept = await keepDealers(work.tx, ids, where);
  const names = { orgId, locale: options.locale, depth: question.depth };
  const texts = await readDealerTexts(work.tx, ids, question.by, names);
  const groups = new Map<string, ReportRow>();
  for (const item of all.filter((row) => kept.has(row.dealerId))) {
    const labels = texts.get(item.dealerId) ?? {};
    const group = JSON.stringify([Object.values(labels), item.currency]);
    const row = groups.get(group) ?? { ...labels, currency: item.currency };
    const values = [...item.amounts, item.totalMinor, item.overdueMinor, item.unappliedMinor];
    measures.forEach((key, i) => {
      row[key] = BigInt(row[key] ?? 0n) + (values[i] ?? 0n);
    });
    groups.set(group, row);
  }
  const rows = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return {
    rows: rows.slice(0, options.limit + 1),
    columns: measures.map((key) => ({ key, kind: 'amount' })),
  };
}
